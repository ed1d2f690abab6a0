package dev.botstead.production.task;

import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tasks of productions, as far as somebody may see them.
public final class Tasks {
    private static final String ASSIGNED =
            "EXISTS (SELECT 1 FROM task_assignee a WHERE a.task_id = task.id AND a.principal_id = ?)";

    private final Access access;
    private final TaskAccess taskAccess;

    /// Tasks that `access` shows.
    public Tasks(Access access, TaskAccess taskAccess) {
        this.access = access;
        this.taskAccess = taskAccess;
    }

    /// Those that the caller sees, in all its productions.
    public Where visible(Caller caller, Table table) {
        return visible(caller, table, Right.FILTER_TASKS);
    }

    /// Those that `right` shows to the caller, in all its productions.
    public Where visible(Caller caller, Table table, Right right) {
        Where where = table.of(caller.account());
        access.narrow(where, caller, right, "task.project_id", ASSIGNED);
        return where;
    }

    /// Those of one production, whose list the caller may read by `right`.
    public Where of(Tx tx, Caller caller, Table table, UUID project, Right right) {
        Grant grant = access.must(tx, caller, project, right);
        Where where = table.of(caller.account()).is("project_id", project);
        return grant == Grant.ASSIGNED ? where.and(ASSIGNED, caller.id()) : where;
    }

    /// Leaves of `where`, on tasks, what somebody is assigned to.
    public static Where assigned(Where where, UUID principal) {
        return where.and(ASSIGNED, principal);
    }

    /// Leaves of `where`, on tasks, those of an episode: of itself, of what was made for it, of what lies below it.
    public static Where ofEpisode(Where where, UUID episode) {
        return where.and(
                "task.entity_id IN (SELECT e.id FROM entity e LEFT JOIN entity p ON p.id = e.parent_id"
                        + " WHERE e.id = ? OR e.source_id = ? OR e.parent_id = ? OR p.parent_id = ?)",
                episode,
                episode,
                episode,
                episode);
    }

    /// Leaves of `where`, on tasks, those of the shots below a sequence or an episode.
    public static Where ofShotsBelow(Where where, UUID above) {
        return where.and(
                "task.entity_id IN (SELECT s.id FROM entity s LEFT JOIN entity q ON q.id = s.parent_id"
                        + " WHERE s.kind = 'SHOT' AND (s.parent_id = ? OR q.parent_id = ?))",
                above,
                above);
    }

    /// Leaves of `where`, on tasks, those of the assets made for an episode or cast below it.
    public static Where ofAssetsIn(Where where, UUID episode) {
        return where.and(
                "task.entity_id IN (SELECT e.id FROM entity e WHERE e.kind = 'ASSET' AND (e.source_id = ? OR e.id IN"
                        + " (SELECT l.entity_out_id FROM entity_link l JOIN entity c ON c.id = l.entity_in_id"
                        + " LEFT JOIN entity p ON p.id = c.parent_id"
                        + " WHERE c.id = ? OR c.parent_id = ? OR p.parent_id = ?)))",
                episode,
                episode,
                episode,
                episode);
    }

    /// The types of the tasks in `where`, on tasks.
    public static Where types(AccountId account, Where where) {
        return Catalog.TASK_TYPES
                .of(account)
                .and(
                        "task_type.id IN (SELECT typed.task_type_id FROM task typed WHERE typed.id IN ("
                                + TASKS.ids(where) + "))",
                        where.arguments());
    }

    /// One of the account, or [Failure.NotFound].
    public Task get(Tx tx, AccountId account, UUID id) {
        return TASKS.find(tx, account, id)
                .map(Task::new)
                .orElseThrow(() -> new Failure.NotFound("There is no such task."));
    }

    /// One that the caller may read.
    public Task readable(Tx tx, Caller caller, UUID id) {
        Task task = get(tx, caller.account(), id);
        Access.must(taskAccess.standing(tx, caller, task), Right.READ_TASK);
        return task;
    }

    /// Holds one until the transaction ends.
    public Task lock(Change change, UUID id) {
        return TASKS.lock(change.tx(), change.actor().account(), id)
                .map(Task::new)
                .orElseThrow(() -> new Failure.NotFound("There is no such task."));
    }

    /// Who is assigned to a task.
    public List<UUID> assignees(Tx tx, AccountId account, UUID task) {
        return TASKS.related(tx, TaskTables.ASSIGNEES, TASKS.of(account).is("id", task))
                .getOrDefault(task, List.of());
    }

    /// Leaves of `where`, on tasks, those of productions under way.
    public static Where underWay(Where where) {
        return where.and("task.project_id IN (SELECT p.id FROM project p JOIN project_status s"
                + " ON s.id = p.project_status_id WHERE s.name = 'Open')");
    }

    /// Leaves of `where`, on tasks, those of productions under way that are not done.
    public static Where open(Where where) {
        return underWay(where).and("task.task_status_id NOT IN (SELECT s.id FROM task_status s WHERE s.is_done)");
    }

    /// Leaves of `where`, on tasks, those of productions under way that are done.
    public static Where done(Where where) {
        return underWay(where).and("task.task_status_id IN (SELECT s.id FROM task_status s WHERE s.is_done)");
    }

    /// Those that wait for the caller's judgement: of its departments where it is a supervisor with some.
    public Where toCheck(Caller caller, Table table) {
        Where where = open(visible(caller, table, Right.PLAN_TASK))
                .and("task.task_status_id IN (SELECT f.id FROM task_status f WHERE f.is_feedback_request)");
        if (caller.role() != Role.SUPERVISOR || caller.departments().isEmpty()) return where;
        return where.and(
                "task.task_type_id IN (SELECT d.id FROM task_type d WHERE d.department_id IN ("
                        + Tx.marks(caller.departments().size()) + "))",
                caller.departments().toArray());
    }

    /// How many tasks of a production, type and status there are, with their minutes.
    public record Total(
            UUID project, UUID type, UUID status, boolean done, long count, double duration, double estimation) {}

    /// The totals of `where`, on tasks.
    public static List<Total> totals(Tx tx, Where where) {
        return tx.list(
                "SELECT c.project_id AS project, c.task_type_id AS type, c.task_status_id AS status, s.is_done AS done,"
                        + " count(*) AS n, sum(c.duration) AS duration, sum(c.estimation) AS estimation"
                        + " FROM task c JOIN task_status s ON s.id = c.task_status_id WHERE c.id IN ("
                        + TASKS.ids(where) + ") GROUP BY c.project_id, c.task_type_id, c.task_status_id, s.is_done"
                        + " ORDER BY c.project_id, c.task_type_id, c.task_status_id",
                row -> new Total(
                        row.uuid("project"),
                        row.uuid("type"),
                        row.uuid("status"),
                        row.bool("done"),
                        row.longValue("n"),
                        row.real("duration"),
                        row.real("estimation")),
                where.arguments());
    }

    /// Puts a task where its comments have brought it, and tells of it.
    public void advance(Change change, Task task, Progress now) {
        Progress was = task.progress();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(now.columns());
        columns.put("updated_at", change.at());
        TASKS.update(change.tx(), task.id().uuid(), columns);
        ProjectId project = new ProjectId(task.project());
        String label = task.fields().text("name");
        change.tell(Event.of("task.updated", "task", task.id(), label, Map.of()).in(project));
        if (was.status().equals(now.status())) return;
        change.tell(Event.changed(
                        "task.status-changed",
                        "task",
                        task.id(),
                        label,
                        Map.of("task_status_id", was.status().toString()),
                        Map.of(
                                "new_task_status_id",
                                now.status().toString(),
                                "previous_task_status_id",
                                was.status().toString()))
                .in(project));
    }

    /// Whether somebody is assigned to anything, or has assigned something.
    public boolean refers(Tx tx, UUID principal) {
        return tx.exists("SELECT 1 AS x FROM task_assignee WHERE principal_id = ? LIMIT 1", principal);
    }

    /// The columns that a client of a production does not see: the studio's figures.
    public static Fields blanked(Fields task) {
        Fields blank = task;
        for (String column : List.of(
                "assigner_id",
                "difficulty",
                "start_date",
                "due_date",
                "real_start_date",
                "end_date",
                "done_date",
                "last_comment_date")) blank = blank.with(column, null);
        for (String column : List.of(
                "duration",
                "estimation",
                "priority",
                "retake_count",
                "completion_rate",
                "nb_drawings",
                "nb_assets_ready")) blank = blank.with(column, 0L);
        return blank;
    }
}
