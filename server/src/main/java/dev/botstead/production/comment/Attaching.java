package dev.botstead.production.comment;

import static dev.botstead.production.comment.CommentTables.COMMENTS;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.comment.Attachments.Attachment;
import dev.botstead.production.file.Upload;
import dev.botstead.production.project.Access;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.Task;
import dev.botstead.production.task.TaskAccess;
import dev.botstead.production.task.Tasks;
import dev.botstead.sql.Tx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Attaches files to what was said already, takes them away, and shows them to who sees what they are attached to.
public final class Attaching {
    private final Ledger ledger;
    private final Comments comments;
    private final Tasks tasks;
    private final Access access;
    private final TaskAccess taskAccess;
    private final CommentAccess commentAccess;
    private final Attachments attachments;

    /// Attachments behind `ledger`.
    public Attaching(
            Ledger ledger,
            Comments comments,
            Tasks tasks,
            Access access,
            TaskAccess taskAccess,
            Attachments attachments) {
        this.ledger = ledger;
        this.comments = comments;
        this.tasks = tasks;
        this.access = access;
        this.taskAccess = taskAccess;
        this.commentAccess = new CommentAccess(taskAccess);
        this.attachments = attachments;
    }

    /// That the caller may comment a task at all. Asked before its files are received; what it says is judged later.
    public void mustComment(Caller caller, UUID task) {
        ledger.read(tx -> {
            Task about = tasks.get(tx, caller.account(), task);
            commentAccess.maySpeak(tx, caller, about);
            return about;
        });
    }

    /// That the caller may comment anything at all: it administers, or works on a production. Asked before the files
    /// of a batch are received, whose comments may come after them.
    public void mustCommentSomewhere(Caller caller) {
        if (caller.administers()) return;
        boolean works = ledger.read(
                tx -> tx.exists("SELECT 1 AS x FROM project_member WHERE principal_id = ? LIMIT 1", caller.id()));
        if (!works) Access.must(Standing.OUTSIDE, Right.COMMENT);
    }

    /// That the caller may reply to a comment of a task, asked before its files are received.
    public void mustReply(Caller caller, UUID task, UUID id) {
        ledger.read(tx -> {
            Task about = tasks.get(tx, caller.account(), task);
            commentAccess.mustReply(tx, caller, about, of(tx, caller, about, id));
            return about;
        });
    }

    /// That the caller may attach files to a comment of a task, asked before they are received.
    public void mustAttach(Caller caller, UUID task, UUID id) {
        ledger.read(tx -> {
            Task about = tasks.get(tx, caller.account(), task);
            mustAttach(tx, caller, about, of(tx, caller, about, id));
            return about;
        });
    }

    private Fields of(Tx tx, Caller caller, Task task, UUID id) {
        if (!comments.get(tx, caller.account(), id)
                .id("object_id")
                .equals(task.id().uuid())) throw new Failure.NotFound("There is no such comment on this task.");
        return comments.readable(tx, caller, id);
    }

    private void mustAttach(Tx tx, Caller caller, Task task, Fields comment) {
        if (!comment.id("person_id").equals(caller.id().uuid()))
            Access.must(taskAccess.standing(tx, caller, task), Right.ATTACH_TO_OTHERS);
    }

    /// Attaches files to a comment of a task.
    public void attach(Caller caller, UUID task, UUID id, List<Upload> uploads) {
        ledger.write(caller.actor(), change -> {
            Held held = Held.of(change, caller, comments, tasks.lock(change, task), id);
            mustAttach(change.tx(), caller, held.task(), held.comment());
            attachments.insert(change, caller, id, null, uploads);
            tell(change, held, Map.of(), Map.of("attached", Attachments.ids(uploads)));
            return held;
        });
    }

    /// Takes a file away from a comment of a task: whoever may attach to it, and who wrote the reply it belongs to.
    public void detach(Caller caller, UUID task, UUID id, UUID file) {
        ledger.write(caller.actor(), change -> {
            Held held = Held.of(change, caller, comments, tasks.lock(change, task), id);
            Attachment found = Attachments.find(change.tx(), caller.account(), file)
                    .filter(each -> each.comment().equals(id))
                    .orElseThrow(() -> new Failure.NotFound("There is no such file attached to this comment."));
            if (!isReplyOf(change.tx(), caller, found.reply()))
                mustAttach(change.tx(), caller, held.task(), held.comment());
            attachments.delete(change.tx(), "id", file);
            tell(change, held, Map.of("detached", file.toString()), Map.of());
            return held;
        });
    }

    private static boolean isReplyOf(Tx tx, Caller caller, @Nullable UUID reply) {
        return reply != null
                && tx.exists("SELECT 1 AS x FROM comment_reply WHERE id = ? AND person_id = ?", reply, caller.id());
    }

    private static void tell(Change change, Held held, Map<String, Object> before, Map<String, Object> attached) {
        COMMENTS.update(change.tx(), held.comment().id(), Map.of("updated_at", change.at()));
        Map<String, Object> after = new java.util.LinkedHashMap<>(attached);
        after.put("task_id", held.task().id().toString());
        after.put("person_id", new PrincipalId(held.comment().id("person_id")).toString());
        after.put("for_client", held.comment().flag("for_client"));
        after.put("changed", List.of("attachment_files"));
        held.tell(change, "comment.updated", before, after);
    }

    /// One that is attached to a comment which the caller may read.
    public Attachment readable(Tx tx, Caller caller, UUID id) {
        Attachment found = Attachments.find(tx, caller.account(), id)
                .orElseThrow(() -> new Failure.NotFound("There is no such attachment file."));
        comments.readable(tx, caller, found.comment());
        return found;
    }

    /// Those of the comments of a task that the caller may read.
    public List<Attachment> ofTask(Tx tx, Caller caller, UUID task) {
        return all(tx, comments.of(tx, caller, task));
    }

    /// All of a production.
    public List<Attachment> ofProject(Tx tx, Caller caller, UUID project) {
        access.must(tx, caller, project, Right.LIST_FILES);
        return all(tx, COMMENTS.of(caller.account()).is("project_id", project));
    }

    private static List<Attachment> all(Tx tx, Where where) {
        return Attachments.of(tx, where).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Attachment::created)
                        .thenComparing(file -> file.id().toString()))
                .toList();
    }
}
