package dev.botstead.production.comment;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.id.Ids;
import dev.botstead.production.file.Upload;
import dev.botstead.production.project.Access;
import dev.botstead.production.right.Right;
import dev.botstead.production.task.TaskAccess;
import dev.botstead.production.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Answers what was said: acknowledges it, replies to it.
public final class Answering {
    private final Ledger ledger;
    private final Comments comments;
    private final Tasks tasks;
    private final TaskAccess taskAccess;
    private final CommentAccess access;
    private final Attachments attachments;
    private final Ids ids;

    /// Answers behind `ledger`, named by `ids`.
    public Answering(
            Ledger ledger, Comments comments, Tasks tasks, TaskAccess taskAccess, Attachments attachments, Ids ids) {
        this.ledger = ledger;
        this.comments = comments;
        this.tasks = tasks;
        this.taskAccess = taskAccess;
        this.access = new CommentAccess(taskAccess);
        this.attachments = attachments;
        this.ids = ids;
    }

    /// Acknowledges a comment of a task, or no longer.
    public void acknowledge(Caller caller, UUID task, UUID id) {
        ledger.write(caller.actor(), change -> {
            Held held = Held.of(change, caller, comments, tasks.lock(change, task), id);
            Access.must(taskAccess.standing(change.tx(), caller, held.task()), Right.ACKNOWLEDGE);
            int taken = change.tx()
                    .update(
                            "DELETE FROM comment_acknowledgement WHERE comment_id = ? AND principal_id = ?",
                            id,
                            caller.id());
            if (taken == 0)
                change.tx()
                        .update(
                                "INSERT INTO comment_acknowledgement (comment_id, principal_id) VALUES (?, ?)",
                                id,
                                caller.id());
            held.tell(
                    change,
                    taken == 0 ? "comment.acknowledged" : "comment.unacknowledged",
                    Map.of(),
                    Map.of("task_id", task.toString(), "person_id", caller.id().toString()));
            return held;
        });
    }

    /// The task of a comment that the caller may read.
    public UUID taskOf(Caller caller, UUID id) {
        return ledger.read(tx -> comments.readable(tx, caller, id).id("object_id"));
    }

    /// Replies to a comment of a task in the caller's own name, and returns the reply's id.
    public UUID reply(Caller caller, UUID task, UUID id, String text) {
        return reply(caller, task, id, text, List.of());
    }

    /// The same with files.
    public UUID reply(Caller caller, UUID task, UUID id, String text, List<Upload> files) {
        String words = Text.clean("text", text, CommentTables.LONGEST);
        return ledger.write(caller.actor(), change -> {
            Held held = Held.of(change, caller, comments, tasks.lock(change, task), id);
            access.mustReply(change.tx(), caller, held.task(), held.comment());
            UUID reply = ids.next();
            Mentions mentions =
                    Mentions.in(change.tx(), caller.account(), held.task().project(), words);
            change.tx()
                    .update(
                            "INSERT INTO comment_reply (id, comment_id, person_id, text, mentions,"
                                    + " department_mentions, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            reply,
                            id,
                            caller.id(),
                            words,
                            json(mentions.people()),
                            json(mentions.departments()),
                            change.at());
            attachments.insert(change, caller, id, reply, files);
            tell(change, held, "comment.replied", reply, caller.id().uuid());
            return reply;
        });
    }

    /// Deletes a reply to a comment of a task.
    public void withdraw(Caller caller, UUID task, UUID id, UUID reply) {
        ledger.write(caller.actor(), change -> {
            Held held = Held.of(change, caller, comments, tasks.lock(change, task), id);
            UUID author = change.tx()
                    .first(
                            "SELECT person_id FROM comment_reply WHERE id = ? AND comment_id = ?",
                            row -> row.uuid("person_id"),
                            reply,
                            id)
                    .orElseThrow(() -> new Failure.NotFound("There is no such reply to this comment."));
            if (!author.equals(caller.id().uuid()))
                Access.must(taskAccess.standing(change.tx(), caller, held.task()), Right.DELETE_OTHERS_REPLY);
            attachments.delete(change.tx(), "reply_id", reply);
            change.tx().update("DELETE FROM comment_reply WHERE id = ?", reply);
            tell(change, held, "comment.reply-deleted", reply, author);
            return held;
        });
    }

    private static void tell(Change change, Held held, String name, UUID reply, UUID author) {
        held.tell(
                change,
                name,
                Map.of(),
                Map.of(
                        "task_id", held.task().id().toString(),
                        "reply_id", reply.toString(),
                        "person_id", author.toString()));
    }

    // Ids need no escaping.
    private static String json(Set<UUID> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
