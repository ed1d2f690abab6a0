package dev.botstead.production.demo;

import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.project.Founding;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the production *MyProduction* in an account whose catalog is planted: 40 assets, 4 sequences, 60 shots, 300
/// tasks, 500 comments, the same ones each time.
public final class Demo {
    private final Ledger ledger;
    private final Production production;
    private final Ids ids;

    /// A demo production behind `ledger`.
    public Demo(Ledger ledger, Production production, Ids ids) {
        this.ledger = ledger;
        this.production = production;
        this.ids = ids;
    }

    /// Makes it in the account of `caller`, who is an administrator, and returns its id.
    public ProjectId make(Caller caller, Cast cast) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), change -> {
            Words words = Words.of(change.tx(), caller);
            bindDepartments(change, words, cast);
            Project project = found(change, words, cast, caller);
            UUID id = project.id().uuid();
            DemoDescriptors.make(change, ids, caller.account(), id, cast);
            DemoEntities entities = DemoEntities.make(change, production.making(), words, id);
            new DemoWork(change, production, ids, words, cast).fill(id, entities);
            return project.id();
        });
    }

    /// What the catalog holds, by name.
    record Words(Map<String, UUID> entityTypes, Map<String, UUID> taskTypes, Map<String, UUID> statuses) {
        static Words of(Tx tx, Caller caller) {
            return new Words(
                    named(tx, caller, Catalog.ENTITY_TYPES, "name"),
                    named(tx, caller, Catalog.TASK_TYPES, "name"),
                    named(tx, caller, Catalog.TASK_STATUSES, "short_name"));
        }

        private static Map<String, UUID> named(Tx tx, Caller caller, Table table, String column) {
            Map<String, UUID> ids = new LinkedHashMap<>();
            for (Fields row : table.list(tx, table.of(caller.account()), table.name() + ".id"))
                ids.put(row.text(column), row.id());
            return ids;
        }

        UUID entityType(String name) {
            return java.util.Objects.requireNonNull(entityTypes.get(name), name);
        }

        UUID taskType(String name) {
            return java.util.Objects.requireNonNull(taskTypes.get(name), name);
        }

        UUID status(String shortName) {
            return java.util.Objects.requireNonNull(statuses.get(shortName), shortName);
        }
    }

    private static void bindDepartments(Change change, Words words, Cast cast) {
        Map<String, String> of = Map.of(
                "Concept", "Concept",
                "Modeling", "Modeling",
                "Shading", "Shading",
                "Rigging", "Rigging",
                "Storyboard", "Concept",
                "Layout", "Animation",
                "Animation", "Animation",
                "Lighting", "Lighting",
                "Rendering", "Lighting",
                "Compositing", "Compositing");
        of.forEach((type, department) -> {
            if (cast.departments().containsKey(department))
                change.tx()
                        .update(
                                "UPDATE task_type SET department_id = ? WHERE id = ? AND department_id IS NULL",
                                cast.departments().get(department),
                                words.taskType(type));
        });
    }

    private Project found(Change change, Words words, Cast cast, Caller caller) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", Story.NAME);
        values.put("production_type", "short");
        values.put("description", "A lighthouse keeper's daughter keeps the lamp burning through a storm.");
        values.put("is_bot_collaboration_enabled", true);
        values.put("fps", "25");
        List<UUID> team = new ArrayList<>();
        if (caller.person()) team.add(caller.id().uuid());
        cast.supervisors().forEach(each -> team.add(each.uuid()));
        cast.artists().forEach(each -> team.add(each.uuid()));
        team.add(cast.manager().uuid());
        team.add(cast.artist().uuid());
        if (cast.client() != null) team.add(cast.client().uuid());
        List<UUID> types = Story.ASSETS.keySet().stream().map(words::entityType).toList();
        List<UUID> statuses = List.of("todo", "ready", "wip", "wfa", "retake", "done").stream()
                .map(words::status)
                .toList();
        List<UUID> tasks = new ArrayList<>();
        DemoEntities.ASSET_TASKS.forEach(name -> tasks.add(words.taskType(name)));
        DemoEntities.SHOT_TASKS.forEach(name -> tasks.add(words.taskType(name)));
        Project project =
                production.founding().found(change, new Founding.Wanted(values, team, types, tasks, statuses));
        role(change, project, cast.manager().uuid(), "MANAGER");
        role(change, project, cast.artist().uuid(), "USER");
        cast.supervisors().forEach(each -> role(change, project, each.uuid(), "SUPERVISOR"));
        change.tx()
                .update(
                        "UPDATE project_task_type SET priority = (SELECT t.priority FROM task_type t WHERE t.id = task_type_id)"
                                + " WHERE project_id = ?",
                        project.id());
        return project;
    }

    private static void role(Change change, Project project, UUID principal, String role) {
        change.tx()
                .update(
                        "UPDATE project_member SET role = ? WHERE project_id = ? AND principal_id = ?",
                        role,
                        project.id(),
                        principal);
    }
}
