package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.right.Right.FILTER_TASKS;
import static dev.botstead.production.right.Right.LIST_ENTITIES;
import static dev.botstead.production.right.Right.LIST_TASKS;
import static dev.botstead.production.right.Right.READ_TASK;
import static dev.botstead.production.task.TaskTables.NAMED;
import static dev.botstead.production.task.TaskTables.ORDER;
import static dev.botstead.production.task.TaskTables.TASKS;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.TaskLists;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/// The routes that read tasks.
final class TaskRoutes {
    private final Ledger ledger;
    private final Production production;
    private final TaskJson json;
    private final Collection tasks;
    private final Collection named;

    TaskRoutes(Ledger ledger, Production production, PersonViews views) {
        this.ledger = ledger;
        this.production = production;
        Sights sights = new Sights(production);
        this.json = new TaskJson(production, sights, views);
        this.tasks = new Collection(
                        ledger,
                        TASKS,
                        ORDER,
                        (_, caller) -> production.tasks().visible(caller, TASKS),
                        (tx, caller, _) -> sights.task(tx, caller))
                .guarded(production.tasks()::guard);
        this.named = new Collection(
                        ledger,
                        NAMED,
                        "task_type.priority, task_type.name_key, task.created_at, task.id",
                        (_, caller) -> production.tasks().visible(caller, NAMED),
                        (tx, caller, _) -> sights.task(tx, caller))
                .guarded(production.tasks()::guard);
    }

    List<KitsuRoute> routes() {
        List<KitsuRoute> routes = new ArrayList<>(List.of(
                anyone("GET", "/data/tasks", FILTER_TASKS, this::list),
                anyone("GET", "/data/tasks/{id}", READ_TASK, this::one),
                anyone("GET", "/data/tasks/{id}/full", READ_TASK, this::full),
                anyone("GET", "/data/projects/{id}/tasks", LIST_TASKS, this::ofProject),
                anyone("GET", "/data/entities/{id}/task-types/{type}/tasks", LIST_TASKS, this::ofEntityAndType),
                anyone("GET", "/data/sequences/{id}/shot-tasks", LIST_TASKS, call -> below(call, EntityKind.SEQUENCE)),
                anyone("GET", "/data/episodes/{id}/shot-tasks", LIST_TASKS, call -> below(call, EntityKind.EPISODE)),
                anyone("GET", "/data/episodes/{id}/asset-tasks", LIST_TASKS, this::assetsOfEpisode)));
        for (EntityKind kind : EntityKind.values()) {
            String path = "/data/" + kind.word().toLowerCase(Locale.ROOT) + "s/{id}";
            routes.add(anyone("GET", path + "/tasks", LIST_TASKS, call -> ofEntity(call, kind)));
            routes.add(anyone("GET", path + "/task-types", LIST_ENTITIES, call -> typesOf(call, kind)));
        }
        return routes;
    }

    private Response list(Call call) {
        return tasks.list(
                call, (_, caller) -> ofEpisode(call, production.tasks().visible(caller, TASKS)));
    }

    private static Where ofEpisode(Call call, Where where) {
        String episode = call.query().first("episode_id");
        if (episode == null || episode.isEmpty()) return where;
        return TaskLists.ofEpisode(
                where,
                Ids.parse(episode).orElseThrow(() -> new Invalid("episode_id", "The filter episode_id is not an id.")));
    }

    private Response one(Call call) {
        return tasks.one(call, (tx, caller, id) -> production.tasks().readable(tx, caller, id));
    }

    private Response full(Call call) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx -> json.full(tx, call.caller(), id)));
    }

    private Response ofProject(Call call) {
        UUID project = call.id("id");
        return tasks.list(
                call,
                (tx, caller) -> ofEpisode(call, production.tasks().of(tx, caller, TASKS, project, LIST_TASKS)),
                true,
                "project_id");
    }

    private Response ofEntityAndType(Call call) {
        UUID type = call.idOrNothing("type");
        return tasks.list(
                call,
                (tx, caller) -> of(tx, caller, TASKS, call.idOrNothing("id"), EnumSet.allOf(EntityKind.class))
                        .is("entity_id", call.idOrNothing("id"))
                        .is("task_type_id", type),
                false);
    }

    private Response ofEntity(Call call, EntityKind kind) {
        UUID id = call.idOrNothing("id");
        return named.list(
                call, (tx, caller) -> of(tx, caller, NAMED, id, Set.of(kind)).is("entity_id", id));
    }

    private Response below(Call call, EntityKind kind) {
        UUID id = call.idOrNothing("id");
        return named.list(call, (tx, caller) -> TaskLists.ofShotsBelow(of(tx, caller, NAMED, id, Set.of(kind)), id));
    }

    private Response assetsOfEpisode(Call call) {
        UUID id = call.idOrNothing("id");
        return named.list(
                call, (tx, caller) -> TaskLists.ofAssetsIn(of(tx, caller, NAMED, id, Set.of(EntityKind.EPISODE)), id));
    }

    /// The tasks of the production of an entity that the caller may read.
    private Where of(Tx tx, Caller caller, Table table, UUID entity, Set<EntityKind> kinds) {
        UUID project = production
                .entities()
                .readable(tx, caller, ENTITIES, entity, kinds)
                .id("project_id");
        return production.tasks().of(tx, caller, table, project, LIST_TASKS);
    }

    private Response typesOf(Call call, EntityKind kind) {
        UUID id = call.idOrNothing("id");
        BiFunction<Tx, Caller, Where> where = (tx, caller) -> {
            Where tasks = of(tx, caller, TASKS, id, Set.of(kind));
            return kind == EntityKind.SEQUENCE || kind == EntityKind.EPISODE
                    ? TaskLists.ofShotsBelow(tasks, id)
                    : tasks.is("entity_id", id);
        };
        return Answers.ok(ledger.<Object>read(tx -> Catalog.TASK_TYPES
                .list(
                        tx,
                        TaskLists.types(call.caller().account(), where.apply(tx, call.caller())),
                        "task_type.priority, task_type.name_key, task_type.id")
                .stream()
                .map(row -> Json.tree(row, "TaskType"))
                .toList()));
    }
}
