package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.COMMENT;
import static dev.botstead.production.right.Right.CREATE_ENTITY_TASKS;
import static dev.botstead.production.right.Right.CREATE_TASK;
import static dev.botstead.production.right.Right.DELETE_TASK;
import static dev.botstead.production.right.Right.PLAN_TASK;
import static dev.botstead.production.task.TaskTables.TASKS;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.comment.Draft;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.task.Task;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes that make, change and remove tasks.
final class TaskChangeRoutes {
    private static final String ASSIGNEES = "assignees";

    private final Ledger ledger;
    private final Production production;
    private final TaskJson json;
    private final Sights sights;

    TaskChangeRoutes(Ledger ledger, Production production, PersonViews views) {
        this.ledger = ledger;
        this.production = production;
        this.sights = new Sights(production);
        this.json = new TaskJson(production, sights, views);
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("POST", "/data/tasks", CREATE_TASK, this::create),
                anyone("POST", "/data/entities/{id}/tasks", CREATE_ENTITY_TASKS, this::createOfEntity),
                anyone("PUT", "/data/tasks/{id}", PLAN_TASK, this::update),
                anyone("DELETE", "/data/tasks/{id}", DELETE_TASK, this::remove),
                anyone("POST", "/actions/projects/{id}/delete-tasks", DELETE_TASK, this::removeAll),
                anyone(
                        "DELETE",
                        "/actions/projects/{id}/task-types/{type}/delete-tasks",
                        DELETE_TASK,
                        this::removeOfType),
                // As clients of old ask for the same.
                anyone("POST", "/data/tasks/delete-batch", DELETE_TASK, this::removeAnywhere),
                anyone("DELETE", "/data/projects/{id}/task-types/{type}/tasks", DELETE_TASK, this::removeOfType),
                anyone("PUT", "/actions/tasks/{id}/to-review", COMMENT, this::toReview));
    }

    private Response create(Call call) {
        Body body = call.body();
        Map<String, @Nullable Object> values = new LinkedHashMap<>(Edits.ofNew(body, TASKS, ASSIGNEES));
        body.id("project_id").ifPresent(project -> values.put("project_id", project));
        UUID id = production.commissioning().commission(call.caller(), values, BodyParts.idsOrNone(body, ASSIGNEES));
        return Answers.created(ledger.<Object>read(tx -> json.assigned(tx, call.caller(), id)));
    }

    private Response createOfEntity(Call call) {
        List<UUID> made = production
                .commissioning()
                .commission(call.caller(), call.idOrNothing("id"), BodyParts.ids(call.body(), "task_type_ids"));
        return Answers.created(ledger.<Object>read(tx -> json.assigned(tx, call.caller(), made).stream()
                .map(task -> described(tx, call.caller(), task))
                .toList()));
    }

    /// A task with what it shows of its type and status.
    private static Map<String, @Nullable Object> described(Tx tx, Caller caller, Map<String, @Nullable Object> task) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(task);
        Fields status = find(tx, caller, Catalog.TASK_STATUSES, task.get("task_status_id"));
        Fields type = find(tx, caller, Catalog.TASK_TYPES, task.get("task_type_id"));
        for (String column : List.of("name", "short_name", "color"))
            all.put("task_status_" + column, status.get(column));
        for (String column : List.of("name", "color", "priority")) all.put("task_type_" + column, type.get(column));
        return all;
    }

    private static Fields find(Tx tx, Caller caller, Table table, @Nullable Object id) {
        return table.find(tx, caller.account(), UUID.fromString(String.valueOf(id)))
                .orElseThrow();
    }

    private Response update(Call call) {
        Task after = production.amending().amend(call.caller(), call.id("id"), Edits.of(call.body(), TASKS));
        return base(call, after);
    }

    private Response base(Call call, Task task) {
        return Answers.ok(ledger.<Object>read(
                tx -> Json.tree(sights.task(tx, call.caller()).seen(task.fields()), "Task")));
    }

    private Response remove(Call call) {
        production.taskRemoval().task(call.caller(), call.id("id"), call.flag("force"));
        return Answers.none();
    }

    private Response removeAll(Call call) {
        return Answers.ok(
                Json.ids(production.taskRemoval().tasks(call.caller(), call.id("id"), BodyParts.ids(call.list()))));
    }

    private Response removeOfType(Call call) {
        production.taskRemoval().ofType(call.caller(), call.id("id"), call.idOrNothing("type"));
        return Answers.none();
    }

    private Response removeAnywhere(Call call) {
        return Answers.ok(
                Json.ids(production.taskRemoval().anywhere(call.caller(), BodyParts.ids(call.body(), "task_ids"))));
    }

    /// Hands a task in: a comment that gives the status that asks for a judgement.
    private Response toReview(Call call) {
        UUID id = call.idOrNothing("id");
        Body body = call.body();
        UUID status = ledger.read(tx -> Catalog.TASK_STATUSES
                .list(
                        tx,
                        Catalog.TASK_STATUSES
                                .of(call.caller().account())
                                .is("is_feedback_request", true)
                                .is("for_concept", false),
                        Catalog.STATUS_ORDER)
                .stream()
                .findFirst()
                .map(Fields::id)
                .orElseThrow(() -> new Invalid("", "No task status asks for feedback. Mark one.")));
        boolean keeps = body.bool("change_status").filter(changes -> !changes).isPresent();
        UUID given = keeps
                ? ledger.read(tx -> production.tasks().readable(tx, call.caller(), id))
                        .status()
                : status;
        String text = body.textOr("comment").orElse("");
        production
                .posting()
                .post(
                        call.caller(),
                        id,
                        new Draft(
                                given,
                                text,
                                "[]",
                                "[]",
                                false,
                                body.id("person_id").orElse(null),
                                null));
        return base(call, ledger.read(tx -> production.tasks().readable(tx, call.caller(), id)));
    }
}
