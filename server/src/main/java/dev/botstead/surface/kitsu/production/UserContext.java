package dev.botstead.surface.kitsu.production;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Department;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.kitsu.people.DepartmentRoutes;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What the web application asks for when it starts: everything beside a production's own entities.
public final class UserContext {
    private final Production production;
    private final ProjectRoutes projects;
    private final PersonViews views;
    private final Studio studio;

    /// What the tracker does not know by itself.
    ///
    /// @param departments all of the caller's account
    /// @param seatLimit how many persons may be active
    public record Studio(BiFunction<Tx, Caller, List<Department>> departments, int seatLimit) {}

    UserContext(Production production, ProjectRoutes projects, PersonViews views, Studio studio) {
        this.production = production;
        this.projects = projects;
        this.views = views;
        this.studio = studio;
    }

    Map<String, @Nullable Object> of(Tx tx, Caller caller) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("projects", projects.open(tx, caller));
        context.put("persons", views.everybody(tx, caller));
        context.put(
                "departments",
                studio.departments().apply(tx, caller).stream()
                        .map(DepartmentRoutes::json)
                        .toList());
        context.put("asset_types", assetTypes(tx, caller));
        context.put("task_types", all(tx, caller, Catalog.TASK_TYPES, "task_type.priority, task_type.id", "TaskType"));
        context.put("task_status", all(tx, caller, Catalog.TASK_STATUSES, Catalog.STATUS_ORDER, "TaskStatus"));
        context.put(
                "project_status",
                all(
                        tx,
                        caller,
                        Catalog.PROJECT_STATUSES,
                        "project_status.created_at, project_status.id",
                        "ProjectStatus"));
        context.put("project_roles", roles(tx, caller));
        for (String empty :
                List.of("custom_actions", "status_automations", "studios", "preview_background_files", "plugins"))
            context.put(empty, List.of());
        context.put("search_filters", Map.of());
        context.put("search_filter_groups", Map.of());
        context.put("notification_count", 0);
        context.put("user_limit", studio.seatLimit());
        return context;
    }

    private static List<Map<String, @Nullable Object>> all(
            Tx tx, Caller caller, Table table, String order, String type) {
        return table.list(tx, table.of(caller.account()), order).stream()
                .map(row -> Json.tree(row, type))
                .toList();
    }

    private static List<Map<String, @Nullable Object>> assetTypes(Tx tx, Caller caller) {
        Where where = Catalog.ENTITY_TYPES.of(caller.account()).is("kind", "ASSET");
        Relation allowed = Catalog.ENTITY_TYPES.relations().getFirst();
        Map<UUID, List<UUID>> taskTypes = Catalog.ENTITY_TYPES.related(tx, allowed, where);
        List<Map<String, @Nullable Object>> types = new ArrayList<>();
        Catalog.ENTITY_TYPES.each(tx, where, "entity_type.name_key, entity_type.id", row -> {
            Map<String, @Nullable Object> json = Json.tree(row, "AssetType");
            json.put(allowed.name(), Json.ids(taskTypes.getOrDefault(row.id(), List.of())));
            types.add(json);
        });
        return types;
    }

    private Map<String, Object> roles(Tx tx, Caller caller) {
        Map<String, Object> roles = new LinkedHashMap<>();
        production
                .access()
                .roles(tx, caller)
                .forEach((project, role) ->
                        roles.put(project.toString(), role.name().toLowerCase(Locale.ROOT)));
        return roles;
    }
}
