package dev.botstead.production.task;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.id.DepartmentId;
import dev.botstead.production.project.Access;
import dev.botstead.production.right.Standing;
import dev.botstead.sql.Tx;
import java.util.Optional;
import java.util.UUID;

/// Where callers stand towards single tasks.
public final class TaskAccess {
    private final Access access;

    /// Standings on top of those in productions.
    public TaskAccess(Access access) {
        this.access = access;
    }

    /// Where the caller stands towards a task.
    public Standing standing(Tx tx, Caller caller, Task task) {
        return standing(tx, caller, task, isAssigned(tx, caller, task.id()));
    }

    /// Where the caller stands when commenting it: who made the entity counts as assigned.
    public Standing commenting(Tx tx, Caller caller, Task task) {
        boolean works = isAssigned(tx, caller, task.id())
                || tx.exists("SELECT 1 AS x FROM entity WHERE id = ? AND created_by = ?", task.entity(), caller.id());
        return standing(tx, caller, task, works);
    }

    private Standing standing(Tx tx, Caller caller, Task task, boolean works) {
        Optional<Role> role = access.role(tx, caller, task.project());
        if (role.isEmpty()) return Standing.OUTSIDE;
        return switch (role.get()) {
            case SUPERVISOR -> supervising(tx, caller, task.type());
            case USER -> works ? Standing.ASSIGNED_ARTIST : Standing.ARTIST;
            case VENDOR -> works ? Standing.ASSIGNED_VENDOR : Standing.VENDOR;
            case ADMIN, MANAGER, CLIENT -> Standing.of(role.get());
        };
    }

    private static Standing supervising(Tx tx, Caller caller, UUID type) {
        if (caller.departments().isEmpty()) return Standing.SUPERVISOR;
        return isOfDepartment(tx, caller, type) ? Standing.SUPERVISOR_OF_DEPARTMENT : Standing.SUPERVISOR_ELSEWHERE;
    }

    /// Whether a type of task belongs to one of the caller's departments.
    static boolean isOfDepartment(Tx tx, Caller caller, UUID type) {
        return tx
                .list(
                        "SELECT department_id FROM task_type WHERE id = ? AND department_id IS NOT NULL",
                        row -> new DepartmentId(row.uuid("department_id")),
                        type)
                .stream()
                .anyMatch(caller.departments()::contains);
    }

    private static boolean isAssigned(Tx tx, Caller caller, TaskId task) {
        return tx.exists("SELECT 1 AS x FROM task_assignee WHERE task_id = ? AND principal_id = ?", task, caller.id());
    }
}
