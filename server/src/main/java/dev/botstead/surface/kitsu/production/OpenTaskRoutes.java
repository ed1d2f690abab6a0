package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.LIST_OPEN_TASKS;
import static dev.botstead.production.task.TaskTables.ASSIGNEES;
import static dev.botstead.production.task.TaskTables.OPEN;
import static dev.botstead.production.task.TaskTables.TASKS;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Filter;
import dev.botstead.production.table.Slice;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.TaskLists;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes of all tasks of the productions under way.
final class OpenTaskRoutes {
    private static final int MOST = 10_000;
    private static final String ORDER = "task.due_date, task.updated_at DESC, task.id";

    private final Ledger ledger;
    private final Production production;
    private final Sights sights;

    OpenTaskRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
        this.sights = new Sights(production);
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/tasks/open-tasks", LIST_OPEN_TASKS, this::page),
                anyone("GET", "/data/tasks/open-tasks/stats", LIST_OPEN_TASKS, this::stats),
                anyone("GET", "/data/tasks/open", LIST_OPEN_TASKS, this::list),
                anyone("GET", "/data/tasks/open/stats", LIST_OPEN_TASKS, this::stats));
    }

    private Where open(Tx tx, Call call, Table table, List<Filter> filters) {
        UUID project = id(call, "project_id");
        Where where = project == null
                ? production.tasks().visible(call.caller(), table, LIST_OPEN_TASKS)
                : production.tasks().of(tx, call.caller(), table, project, LIST_OPEN_TASKS);
        where.matching(filters);
        production.tasks().guard(tx, call.caller(), where, filters);
        UUID person = id(call, "person_id");
        if (person != null) {
            List<Filter> asked = List.of(new Filter("assignees", List.of(person)));
            production.tasks().guard(tx, call.caller(), where.matching(asked), asked);
        }
        return TaskLists.underWay(where);
    }

    private static @Nullable UUID id(Call call, String name) {
        String text = call.query().first(name);
        if (text == null || text.isEmpty()) return null;
        return Ids.parse(text).orElseThrow(() -> new Invalid(name, "The filter " + name + " is not an id."));
    }

    private Response page(Call call) {
        Listing listing = Listing.of(call.query());
        int limit = Math.min(listing.limit(), MOST);
        List<Filter> filters = Filters.of(call.query(), OPEN, "project_id");
        return Answers.ok(ledger.<Object>read(tx -> {
            Where where = open(tx, call, OPEN, filters);
            int page = listing.number() == null ? 1 : listing.number();
            Slice slice = new Slice((Math.max(1, page) - 1L) * limit, limit + 1);
            List<Fields> rows = OPEN.list(tx, where, ORDER, slice);
            boolean more = rows.size() > limit;
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("data", shown(tx, call.caller(), more ? rows.subList(0, limit) : rows));
            answer.put("stats", stats(totals(tx, call, filters)));
            answer.put("limit", limit);
            answer.put("page", page);
            answer.put("is_more", more);
            return answer;
        }));
    }

    private Response list(Call call) {
        List<Filter> filters = Filters.of(call.query(), OPEN, "project_id");
        return Answers.ok(ledger.<Object>read(
                tx -> shown(tx, call.caller(), OPEN.list(tx, open(tx, call, OPEN, filters), ORDER))));
    }

    private List<Map<String, @Nullable Object>> shown(Tx tx, Caller caller, List<Fields> rows) {
        Where these = TASKS.of(caller.account())
                .among("id", rows.stream().map(Fields::id).toList());
        Map<UUID, List<UUID>> assignees = TASKS.related(tx, ASSIGNEES, these);
        Sight sight = sights.task(tx, caller);
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (Fields row : rows) {
            Map<String, @Nullable Object> json = Json.tree(sight.seen(row), "Task");
            json.put("assignees", Json.ids(sight.seen(row, "assignees", assignees.getOrDefault(row.id(), List.of()))));
            shown.add(json);
        }
        return shown;
    }

    private Response stats(Call call) {
        List<Filter> filters = Filters.of(call.query(), TASKS, "project_id");
        return Answers.ok(ledger.<Object>read(tx -> {
            Map<UUID, List<TaskLists.Total>> projects = new LinkedHashMap<>();
            for (TaskLists.Total total : totals(tx, call, filters))
                projects.computeIfAbsent(total.project(), _ -> new ArrayList<>())
                        .add(total);
            Map<String, Object> answer = new LinkedHashMap<>();
            projects.forEach((project, totals) -> {
                Map<String, Object> sum = sum(totals);
                sum.put("task_types", totals.stream().map(OpenTaskRoutes::total).toList());
                answer.put(project.toString(), sum);
            });
            return answer;
        }));
    }

    private static Map<String, Object> total(TaskLists.Total total) {
        Map<String, Object> json = sum(List.of(total));
        json.put("project_id", total.project().toString());
        json.put("task_type_id", total.type().toString());
        json.put("task_status_id", total.status().toString());
        return json;
    }

    private static Map<String, Object> sum(List<TaskLists.Total> totals) {
        Map<String, Object> sum = new LinkedHashMap<>();
        sum.put("amount", totals.stream().mapToLong(TaskLists.Total::count).sum());
        sum.put(
                "amount_done",
                totals.stream()
                        .filter(TaskLists.Total::done)
                        .mapToLong(TaskLists.Total::count)
                        .sum());
        sum.put(
                "total_duration",
                totals.stream().mapToDouble(TaskLists.Total::duration).sum());
        sum.put(
                "total_estimation",
                totals.stream().mapToDouble(TaskLists.Total::estimation).sum());
        return sum;
    }

    // A client learns how many tasks there are, and not how long they take.
    private List<TaskLists.Total> totals(Tx tx, Call call, List<Filter> filters) {
        Set<UUID> asClient = production.access().projectsAs(tx, call.caller(), Role.CLIENT);
        return TaskLists.totals(tx, open(tx, call, TASKS, filters)).stream()
                .map(total -> asClient.contains(total.project()) ? total.untimed() : total)
                .toList();
    }

    private static Map<String, Object> stats(List<TaskLists.Total> totals) {
        Map<UUID, Long> statuses = new LinkedHashMap<>();
        for (TaskLists.Total total : totals) statuses.merge(total.status(), total.count(), Long::sum);
        Map<String, Object> stats = sum(totals);
        stats.put("total", stats.remove("amount"));
        stats.remove("amount_done");
        stats.put(
                "status",
                statuses.entrySet().stream()
                        .map(status ->
                                Map.of("task_status_id", status.getKey().toString(), "amount", status.getValue()))
                        .toList());
        return stats;
    }
}
