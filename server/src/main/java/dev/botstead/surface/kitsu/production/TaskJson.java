package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.project.ProjectTables;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.task.Task;
import dev.botstead.sql.Tx;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task with all that it belongs to (contract 4.2).
final class TaskJson {
    private final Production production;
    private final Sights sights;
    private final PersonViews views;

    TaskJson(Production production, Sights sights, PersonViews views) {
        this.production = production;
        this.sights = sights;
        this.views = views;
    }

    /// One that the caller may read.
    Map<String, @Nullable Object> full(Tx tx, Caller caller, UUID id) {
        Task task = production.tasks().readable(tx, caller, id);
        Sight sight = sights.task(tx, caller);
        List<UUID> assignees =
                sight.seen(task.fields(), "assignees", production.tasks().assignees(tx, caller.account(), id));
        Fields seen = sight.seen(task.fields());
        Map<String, @Nullable Object> json = Json.tree(seen, "Task");
        json.put("assignees", Json.ids(assignees));
        json.put("persons", people(tx, caller, assignees));
        json.put("is_subscribed", false);
        UUID assigner = seen.idOrNull("assigner_id");
        if (assigner != null)
            named(tx, caller, List.of(assigner)).forEach(one -> json.put("assigner", views.whole(tx, one)));
        embed(tx, caller, json, "project", ProjectTables.PROJECTS, task.project(), "Project");
        embed(tx, caller, json, "task_type", Catalog.TASK_TYPES, task.type(), "TaskType");
        embed(tx, caller, json, "task_status", Catalog.TASK_STATUSES, task.status(), "TaskStatus");
        entity(tx, caller, json, task);
        return json;
    }

    private List<Map<String, @Nullable Object>> people(Tx tx, Caller caller, List<UUID> ids) {
        return views.full(tx, caller.account(), named(tx, caller, ids));
    }

    private List<Principal> named(Tx tx, Caller caller, List<UUID> ids) {
        return production
                .people()
                .named(tx, caller.account(), ids.stream().map(PrincipalId::new).toList());
    }

    private static void embed(
            Tx tx, Caller caller, Map<String, @Nullable Object> json, String key, Table table, UUID id, String type) {
        table.find(tx, caller.account(), id).ifPresent(row -> json.put(key, Json.tree(row, type)));
    }

    private void entity(Tx tx, Caller caller, Map<String, @Nullable Object> json, Task task) {
        Sight sight = sights.entity(tx, caller);
        Fields entity = find(tx, caller, task.entity()).orElseThrow();
        json.put("entity", Json.tree(sight.seen(entity), "Entity"));
        embed(tx, caller, json, "entity_type", Catalog.ENTITY_TYPES, entity.id("entity_type_id"), "EntityType");
        Map<EntityKind, Fields> above = new LinkedHashMap<>();
        UUID next = entity.idOrNull("parent_id") == null ? entity.idOrNull("source_id") : entity.idOrNull("parent_id");
        while (next != null && above.size() < 3) {
            Fields parent = find(tx, caller, next).orElseThrow();
            above.put(EntityKind.valueOf(parent.text("kind")), parent);
            next = parent.idOrNull("parent_id");
        }
        Fields sequence = above.get(EntityKind.SEQUENCE);
        if (sequence != null) json.put("sequence", Json.tree(sight.seen(sequence), "Sequence"));
        Fields episode = above.get(EntityKind.EPISODE);
        if (episode != null) json.put("episode", Json.tree(sight.seen(episode), "Episode"));
    }

    private static Optional<Fields> find(Tx tx, Caller caller, UUID id) {
        return EntityTables.ENTITIES.find(tx, caller.account(), id);
    }

    /// One with its assignees, or [Failure.NotFound] when it was removed meanwhile.
    Map<String, @Nullable Object> assigned(Tx tx, Caller caller, UUID id) {
        return assigned(tx, caller, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("There is no such task."));
    }

    /// Tasks with their assignees.
    List<Map<String, @Nullable Object>> assigned(Tx tx, Caller caller, List<UUID> ids) {
        Sight sight = sights.task(tx, caller);
        var where = TASKS.of(caller.account()).among("id", ids);
        Map<UUID, List<UUID>> assignees = TASKS.related(tx, TASKS.relations().getFirst(), where);
        Map<UUID, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
        TASKS.each(tx, where, "task.id", row -> {
            Map<String, @Nullable Object> json = Json.tree(sight.seen(row), "Task");
            json.put("assignees", Json.ids(sight.seen(row, "assignees", assignees.getOrDefault(row.id(), List.of()))));
            found.put(row.id(), json);
        });
        return List.copyOf(found.values());
    }
}
