package dev.botstead.production.comment;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.id.DepartmentId;
import dev.botstead.production.catalog.TaskStatus;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.Settings;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Fields;
import dev.botstead.production.task.Task;
import dev.botstead.production.task.TaskAccess;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.List;

/// Who may say something about a task, and which status they may give with it.
final class CommentAccess {
    private final TaskAccess access;

    CommentAccess(TaskAccess access) {
        this.access = access;
    }

    /// Where the caller stands, if it may comment the task with some status; [Failure.Forbidden] else.
    Standing maySpeak(Tx tx, Caller caller, Task task) {
        return mayComment(tx, caller, task, true);
    }

    private Standing mayComment(Tx tx, Caller caller, Task task, boolean keeps) {
        Standing standing = access.commenting(tx, caller, task);
        if (Right.COMMENT.to(standing) == Grant.NO && !(keeps && maySpeak(standing) && isMentioned(tx, caller, task)))
            Access.must(standing, Right.COMMENT);
        return standing;
    }

    /// Where the caller stands, if it may comment the task and give `status`; [Failure.Forbidden] else.
    Standing mayComment(Tx tx, Caller caller, Task task, TaskStatus status) {
        Standing standing = mayComment(tx, caller, task, status.id().equals(task.status()));
        if (standing.isArtist() && !status.artistsMayGive())
            throw new Failure.Forbidden("Artists may not give the status " + status.name() + ". Ask a supervisor.");
        if (standing == Standing.CLIENT
                && !Settings.clientsMayGive(tx, task.project(), status.id(), status.clientsMayGive()))
            throw new Failure.Forbidden("Clients may not give the status " + status.name() + " in this production.");
        return standing;
    }

    /// Whether the caller may comment the task and give `status`.
    boolean allows(Tx tx, Caller caller, Task task, TaskStatus status) {
        try {
            mayComment(tx, caller, task, status);
            return true;
        } catch (Failure.Forbidden _) {
            return false;
        }
    }

    /// That the caller may reply to a comment of the task, whose replies are read by all who read the comment.
    void mustReply(Tx tx, Caller caller, Task task, Fields comment) {
        Standing standing = access.commenting(tx, caller, task);
        if (comment.flag("for_client") || comment.flag("by_client")) {
            Access.must(standing, Right.REPLY_TO_CLIENTS);
            return;
        }
        if (comment.id("person_id").equals(caller.id().uuid())) return;
        if (Right.REPLY.to(standing) == Grant.NO && !(maySpeak(standing) && isMentioned(tx, caller, task)))
            Access.must(standing, Right.REPLY);
    }

    // Vendors and strangers are not called into a conversation by their name.
    private static boolean maySpeak(Standing standing) {
        return standing != Standing.OUTSIDE && !standing.isVendor();
    }

    private static boolean isMentioned(Tx tx, Caller caller, Task task) {
        if (tx.exists(
                "SELECT 1 AS x FROM comment_mention m JOIN comment c ON c.id = m.comment_id"
                        + " WHERE c.object_id = ? AND m.principal_id = ? LIMIT 1",
                task.id(),
                caller.id())) return true;
        if (caller.departments().isEmpty()) return false;
        List<Object> arguments = new ArrayList<>(List.of(task.id()));
        for (DepartmentId department : caller.departments()) arguments.add(department);
        return tx.exists(
                "SELECT 1 AS x FROM comment_department_mention m JOIN comment c ON c.id = m.comment_id"
                        + " WHERE c.object_id = ? AND m.department_id IN ("
                        + Tx.marks(caller.departments().size()) + ") LIMIT 1",
                arguments.toArray());
    }
}
