package dev.botstead.production.task;

import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Filter;
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
        access.narrow(where, caller, right, "task.project_id", TaskLists.ASSIGNED);
        return where;
    }

    /// Those of one production, whose list the caller may read by `right`.
    public Where of(Tx tx, Caller caller, Table table, UUID project, Right right) {
        Grant grant = access.must(tx, caller, project, right);
        Where where = table.of(caller.account()).is("project_id", project);
        return grant == Grant.ASSIGNED ? where.and(TaskLists.ASSIGNED, caller.id()) : where;
    }

    /// Leaves of `where`, on tasks, nothing of the productions in which the caller is a client, if a filter asks for
    /// what clients do not see: an answer to it would tell.
    public void guard(Tx tx, Caller caller, Where where, List<Filter> filters) {
        if (!Figures.areAskedBy(filters)) return;
        for (UUID project : access.projectsAs(tx, caller, Role.CLIENT)) where.and("task.project_id <> ?", project);
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

    /// Those that wait for the caller's judgement: of its departments where it is a supervisor with some.
    public Where toCheck(Caller caller, Table table) {
        Where where = TaskLists.open(visible(caller, table, Right.PLAN_TASK))
                .and("task.task_status_id IN (SELECT f.id FROM task_status f WHERE f.is_feedback_request)");
        if (caller.role() != Role.SUPERVISOR || caller.departments().isEmpty()) return where;
        return where.and(
                "task.task_type_id IN (SELECT d.id FROM task_type d WHERE d.department_id IN ("
                        + Tx.marks(caller.departments().size()) + "))",
                caller.departments().toArray());
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
        change.tell(statusChanged(task, now.status()).in(project));
    }

    static Event statusChanged(Task task, UUID now) {
        return Event.changed(
                "task.status-changed",
                "task",
                task.id(),
                task.fields().text("name"),
                Map.of("task_status_id", task.status().toString()),
                Map.of(
                        "new_task_status_id",
                        now.toString(),
                        "previous_task_status_id",
                        task.status().toString()));
    }

    /// Whether somebody is assigned to anything, or has assigned something.
    public boolean refers(Tx tx, UUID principal) {
        return tx.exists("SELECT 1 AS x FROM task_assignee WHERE principal_id = ? LIMIT 1", principal);
    }
}
