package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.FILTER_TASKS;
import static dev.botstead.production.task.TaskTables.WORK;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Principal;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.TaskLists;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The routes of what one person works on, and when (contract 3.12): a bot is refused as the one who is asked about.
final class PersonRoutes {
    private static final String NOT_YET = "Times, absences and quotas are not kept here yet.";
    private static final List<String> SPANS = List.of(
            "/time-spents",
            "/time-spents/{date}",
            "/time-spents/year/{year}",
            "/time-spents/month/{year}/{month}",
            "/time-spents/month/all/{year}/{month}",
            "/time-spents/week/{year}/{week}",
            "/time-spents/day/{year}/{month}/{day}",
            "/day-offs",
            "/day-offs/{date}",
            "/day-offs/year/{year}",
            "/day-offs/month/{year}/{month}",
            "/day-offs/week/{year}/{week}",
            "/quota-shots/day/{year}/{month}/{day}",
            "/quota-shots/week/{year}/{week}",
            "/quota-shots/month/{year}/{month}");

    private final Ledger ledger;
    private final Production production;
    private final Collection tasks;

    PersonRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
        Sights sights = new Sights(production);
        this.tasks = new Collection(
                        ledger,
                        WORK,
                        "task.due_date, task.created_at, task.id",
                        (_, caller) -> production.tasks().visible(caller, WORK),
                        (tx, caller, where) -> sights.work(tx, caller, WORK, where))
                .guarded(production.tasks()::guard);
    }

    List<KitsuRoute> routes() {
        List<KitsuRoute> routes = new ArrayList<>(List.of(
                anyone("GET", "/data/persons/{id}/tasks", FILTER_TASKS, call -> tasks(call, TaskLists::open)),
                anyone("GET", "/data/persons/{id}/done-tasks", FILTER_TASKS, call -> tasks(call, TaskLists::done)),
                anyone("GET", "/data/persons/{id}/related-tasks/{type}", FILTER_TASKS, this::ofType),
                anyone("GET", "/data/persons/{id}/task-types/{type}/tasks", FILTER_TASKS, this::ofType),
                anyone("POST", "/actions/tasks/{task}/time-spents/{date}/persons/{id}", FILTER_TASKS, this::notYet),
                anyone("POST", "/actions/tasks/{task}/time-spents/{date}/persons/{id}/add", FILTER_TASKS, this::notYet),
                anyone("DELETE", "/actions/tasks/{task}/time-spents/{date}/persons/{id}", FILTER_TASKS, this::notYet)));
        for (String span : SPANS) routes.add(anyone("GET", "/data/persons/{id}" + span, FILTER_TASKS, this::nothing));
        return routes;
    }

    private Response tasks(Call call, UnaryOperator<Where> some) {
        PrincipalId person = person(call);
        return tasks.list(
                call,
                (_, caller) -> some.apply(TaskLists.assigned(production.tasks().visible(caller, WORK), person.uuid())),
                true);
    }

    private Response ofType(Call call) {
        UUID type = call.idOrNothing("type");
        return tasks(call, where -> where.is("task_type_id", type));
    }

    private Response nothing(Call call) {
        person(call);
        return Answers.ok(List.of());
    }

    private Response notYet(Call call) {
        person(call);
        throw new Failure.NotFound(NOT_YET);
    }

    private PrincipalId person(Call call) {
        PrincipalId id = new PrincipalId(call.idOrNothing("id"));
        Principal found =
                ledger.read(tx -> production.people().get(tx, call.caller().account(), id));
        if (found instanceof Principal.Bot)
            throw new Failure.Forbidden("This is asked about people only, not about bots. Ask for tasks by their"
                    + " assignees instead: GET /api/data/tasks?assignees=ID");
        return id;
    }
}
