package dev.botstead.production.task;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.event.Event;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who works on which task. A bot works where its production lets bots work.
public final class Assignments {
    private final Ledger ledger;
    private final Principals principals;
    private final Projects projects;
    private final Tasks tasks;
    private final TaskAccess access;

    /// Assignments behind `ledger`.
    public Assignments(Ledger ledger, Principals principals, Projects projects, Tasks tasks, TaskAccess access) {
        this.ledger = ledger;
        this.principals = principals;
        this.projects = projects;
        this.tasks = tasks;
        this.access = access;
    }

    /// Assigns somebody to those of the tasks to which it may be assigned by the caller, and returns these.
    public List<UUID> assign(Caller caller, PrincipalId id, List<UUID> wanted) {
        return ledger.write(caller.actor(), change -> {
            Principal target = principals.get(change.tx(), caller.account(), id);
            List<UUID> assigned = new ArrayList<>();
            for (UUID each : sorted(wanted)) {
                Task task = tasks.lock(change, each);
                if (!mayAssign(change, caller, task, target) || !botsMayWork(change, caller, task, target)) continue;
                put(change, task, target);
                assigned.add(each);
            }
            change.nothingToTell();
            return assigned;
        });
    }

    /// Assigns somebody to one task; [Failure.Forbidden] when it may not be.
    public void assign(Caller caller, UUID id, PrincipalId person) {
        ledger.write(caller.actor(), change -> {
            Principal target = principals.get(change.tx(), caller.account(), person);
            Task task = tasks.lock(change, id);
            if (!mayAssign(change, caller, task, target))
                throw new Failure.Forbidden("You may not assign this task. Ask a manager of the production.");
            if (!botsMayWork(change, caller, task, target))
                throw new Failure.Forbidden(
                        "This production does not let bots work. A manager can enable bot collaboration in its settings.");
            put(change, task, target);
            change.nothingToTell();
            return task;
        });
    }

    // Tasks are locked in the order of their ids: two callers that assign the same ones wait for each other once.
    private static List<UUID> sorted(List<UUID> ids) {
        return ids.stream().distinct().sorted().toList();
    }

    private boolean mayAssign(Change change, Caller caller, Task task, Principal target) {
        Standing standing = access.standing(change.tx(), caller, task);
        boolean self = target.id().equals(caller.id());
        return switch (Right.ASSIGN.to(standing)) {
            case YES -> true;
            case DEPARTMENT -> !Collections.disjoint(target.departments(), caller.departments());
            default -> self && standing.isArtist() && TaskAccess.isOfDepartment(change.tx(), caller, task.type());
        };
    }

    private boolean botsMayWork(Change change, Caller caller, Task task, Principal target) {
        if (target instanceof Principal.Person) return true;
        Project project = projects.get(change.tx(), caller.account(), new ProjectId(task.project()));
        return project.letsBotsWork();
    }

    private void put(Change change, Task task, Principal target) {
        boolean there = change.tx()
                .exists(
                        "SELECT 1 AS x FROM task_assignee WHERE task_id = ? AND principal_id = ?",
                        task.id(),
                        target.id());
        if (there) return;
        change.tx().update("INSERT INTO task_assignee (task_id, principal_id) VALUES (?, ?)", task.id(), target.id());
        change.tx()
                .update(
                        "UPDATE task SET assigner_id = ?, updated_at = ? WHERE id = ?",
                        change.actor().principal(),
                        change.at(),
                        task.id());
        tell(change, "task.assigned", task, target.id());
    }

    /// Clears the tasks of everybody, or of one, where the caller may, and returns the ids of those that it may.
    public List<UUID> clear(Caller caller, List<UUID> wanted, @Nullable PrincipalId person) {
        return ledger.write(caller.actor(), change -> {
            List<UUID> cleared = new ArrayList<>();
            for (UUID each : sorted(wanted)) {
                Task task = tasks.lock(change, each);
                if (clear(change, caller, task, person)) cleared.add(each);
            }
            change.nothingToTell();
            return cleared;
        });
    }

    private boolean clear(Change change, Caller caller, Task task, @Nullable PrincipalId person) {
        Grant grant = Right.UNASSIGN.to(access.standing(change.tx(), caller, task));
        if (grant == Grant.EMPTY) return false;
        if (grant == Grant.SELF && person != null && !person.equals(caller.id())) return false;
        PrincipalId only = grant == Grant.SELF ? caller.id() : person;
        for (UUID assignee :
                tasks.assignees(change.tx(), caller.account(), task.id().uuid())) {
            if (only != null && !only.uuid().equals(assignee)) continue;
            take(change, task, new PrincipalId(assignee));
        }
        return true;
    }

    private static void take(Change change, Task task, PrincipalId id) {
        change.tx().update("DELETE FROM task_assignee WHERE task_id = ? AND principal_id = ?", task.id(), id);
        change.tx().update("UPDATE task SET updated_at = ? WHERE id = ?", change.at(), task.id());
        tell(change, "task.unassigned", task, id);
    }

    static void tell(Change change, String name, Task task, PrincipalId id) {
        change.tell(Event.of(name, "task", task.id(), task.fields().text("name"), Map.of("person_id", id.toString()))
                .in(new ProjectId(task.project())));
    }

    /// Takes somebody who is deleted off all tasks.
    public void letGo(Change change, PrincipalId id) {
        change.tx().update("DELETE FROM task_assignee WHERE principal_id = ?", id);
    }
}
