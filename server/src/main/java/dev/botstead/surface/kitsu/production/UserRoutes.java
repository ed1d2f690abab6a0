package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.task.TaskTables.TASKS;
import static dev.botstead.production.task.TaskTables.WORK;
import static dev.botstead.surface.kitsu.KitsuRoute.people;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.Entities;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.TaskLists;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The routes about oneself (contract 3.11): people only, bots are refused before anything is looked up.
final class UserRoutes {
    private final Ledger ledger;
    private final Production production;
    private final UserContext context;
    private final ProjectRoutes projects;
    private final Collection tasks;
    private final Collection entities;

    UserRoutes(Ledger ledger, Production production, UserContext context, ProjectRoutes projects) {
        this.ledger = ledger;
        this.production = production;
        this.context = context;
        this.projects = projects;
        Sights sights = new Sights(production);
        this.tasks = new Collection(
                        ledger,
                        WORK,
                        "task.due_date, task.created_at, task.id",
                        (_, caller) -> production.tasks().visible(caller, WORK),
                        (tx, caller, where) -> sights.work(tx, caller, WORK, where))
                .guarded(production.tasks()::guard);
        this.entities = new Collection(
                ledger,
                ENTITIES,
                EntityTables.ORDER,
                (_, caller) -> production.entities().visible(caller, ENTITIES),
                (tx, caller, _) -> sights.entity(tx, caller));
    }

    List<KitsuRoute> routes() {
        List<KitsuRoute> routes = new ArrayList<>(List.of(
                people("GET", "/data/user/context", this::context),
                people("GET", "/data/user/projects/open", this::openProjects),
                people("GET", "/data/user/tasks", call -> mine(call, TaskLists::open)),
                people("GET", "/data/user/done-tasks", call -> mine(call, TaskLists::done)),
                people("GET", "/data/user/tasks-to-check", this::toCheck),
                people("GET", "/data/user/projects/{id}/asset-types", this::assetTypes),
                people("GET", "/data/user/projects/{id}/asset-types/{type}/assets", this::assets),
                people("GET", "/data/user/projects/{id}/sequences", call -> inProject(call, EntityKind.SEQUENCE)),
                people("GET", "/data/user/projects/{id}/episodes", call -> inProject(call, EntityKind.EPISODE)),
                people("GET", "/data/user/sequences/{id}/shots", call -> below(call, EntityKind.SHOT)),
                people("GET", "/data/user/sequences/{id}/scenes", call -> below(call, EntityKind.SCENE))));
        for (String entity : List.of("assets", "shots", "scenes", "sequences")) {
            routes.add(people("GET", "/data/user/" + entity + "/{id}/tasks", this::tasksOf));
            routes.add(people("GET", "/data/user/" + entity + "/{id}/task-types", this::taskTypesOf));
        }
        routes.addAll(AbsentRoutes.routes());
        return routes;
    }

    private Response context(Call call) {
        return Answers.ok(ledger.<Object>read(tx -> context.of(tx, call.caller())));
    }

    private Response openProjects(Call call) {
        return Answers.ok(ledger.<Object>read(tx -> projects.open(tx, call.caller())));
    }

    private Where mine(Caller caller) {
        return TaskLists.assigned(
                production.tasks().visible(caller, WORK), caller.id().uuid());
    }

    private Response mine(Call call, UnaryOperator<Where> some) {
        return tasks.list(call, (_, caller) -> some.apply(mine(caller)), true);
    }

    private Response toCheck(Call call) {
        return tasks.list(call, (_, caller) -> production.tasks().toCheck(caller, WORK), true);
    }

    private Response tasksOf(Call call) {
        UUID id = call.idOrNothing("id");
        return tasks.list(call, (_, caller) -> mine(caller).is("entity_id", id), true);
    }

    private Response taskTypesOf(Call call) {
        UUID id = call.idOrNothing("id");
        Caller caller = call.caller();
        Where mine = TaskLists.assigned(
                        production.tasks().visible(caller, TASKS), caller.id().uuid())
                .is("entity_id", id);
        return Answers.ok(ledger.<Object>read(tx ->
                Catalog.TASK_TYPES
                        .list(tx, TaskLists.types(caller.account(), mine), "task_type.priority, task_type.id")
                        .stream()
                        .map(row -> Json.tree(row, "TaskType"))
                        .toList()));
    }

    /// What of a production the caller works on.
    private Where worked(Tx tx, Caller caller, UUID project) {
        return Entities.worked(production.entities().of(tx, caller, ENTITIES, project), caller.id());
    }

    private Response assetTypes(Call call) {
        UUID project = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            Where assets = worked(tx, call.caller(), project).is("kind", EntityKind.ASSET);
            return Catalog.ENTITY_TYPES
                    .list(
                            tx,
                            Entities.assetTypes(call.caller().account(), assets),
                            "entity_type.name_key, entity_type.id")
                    .stream()
                    .map(row -> Json.tree(row, "AssetType"))
                    .toList();
        }));
    }

    private Response assets(Call call) {
        UUID project = call.id("id");
        UUID type = call.id("type");
        return entities.list(call, (tx, caller) -> worked(tx, caller, project).is("entity_type_id", type), false);
    }

    private Response inProject(Call call, EntityKind kind) {
        UUID project = call.id("id");
        return entities.list(call, (tx, caller) -> worked(tx, caller, project).is("kind", kind), false);
    }

    private Response below(Call call, EntityKind kind) {
        UUID sequence = call.idOrNothing("id");
        return entities.list(
                call,
                (tx, caller) -> {
                    UUID project = ENTITIES.find(tx, caller.account(), sequence)
                            .orElseThrow(() -> new Failure.NotFound("There is no such sequence."))
                            .id("project_id");
                    return worked(tx, caller, project).is("parent_id", sequence).is("kind", kind);
                },
                false);
    }
}
