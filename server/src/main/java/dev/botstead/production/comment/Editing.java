package dev.botstead.production.comment;

import static dev.botstead.production.comment.CommentTables.COMMENTS;

import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.task.Task;
import dev.botstead.production.task.TaskAccess;
import dev.botstead.production.task.Tasks;
import dev.botstead.sql.WriteTx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changes what was said, takes it back or moves it, with all that this does to the tasks.
public final class Editing {
    /// What even an author needs a right for.
    private static final Map<String, Right> BEYOND_AUTHORS = Map.of(
            "pinned", Right.PIN_COMMENT, "for_client", Right.EDIT_OTHERS_COMMENT, "data", Right.EDIT_OTHERS_COMMENT);

    private final Ledger ledger;
    private final Catalog catalog;
    private final Comments comments;
    private final Tasks tasks;
    private final TaskAccess taskAccess;
    private final CommentAccess access;
    private final History history;
    private final Attachments attachments;

    /// Edits behind `ledger`.
    public Editing(
            Ledger ledger,
            Catalog catalog,
            Projects projects,
            Comments comments,
            Tasks tasks,
            TaskAccess taskAccess,
            Attachments attachments) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.comments = comments;
        this.tasks = tasks;
        this.taskAccess = taskAccess;
        this.access = new CommentAccess(taskAccess);
        this.history = new History(catalog, projects);
        this.attachments = attachments;
    }

    /// Changes some columns of a comment. A value that is there already is no change.
    public void edit(Caller caller, UUID id, Map<String, @Nullable Object> wanted) {
        ledger.write(caller.actor(), change -> {
            Held held = Held.by(change, caller, comments, tasks, id);
            Map<String, @Nullable Object> edits = new LinkedHashMap<>(wanted);
            edits.entrySet()
                    .removeIf(edit ->
                            Objects.equals(edit.getValue(), held.comment().get(edit.getKey())));
            mustEdit(change, caller, held, edits);
            if (edits.isEmpty()) change.nothingToTell();
            else edit(change, caller, held, edits);
            return held;
        });
    }

    private void mustEdit(Change change, Caller caller, Held held, Map<String, @Nullable Object> edits) {
        Standing standing = taskAccess.standing(change.tx(), caller, held.task());
        for (String column : edits.keySet()) {
            Right beyond = BEYOND_AUTHORS.get(column);
            if (beyond != null) Access.must(standing, beyond);
            else if (!held.isBy(caller))
                Access.must(
                        standing, column.equals("checklist") ? Right.EDIT_OTHERS_CHECKLIST : Right.EDIT_OTHERS_COMMENT);
        }
        if (edits.get("task_status_id") instanceof UUID status)
            access.mayComment(change.tx(), caller, held.task(), catalog.status(change.tx(), caller.account(), status));
    }

    private void edit(Change change, Caller caller, Held held, Map<String, @Nullable Object> edits) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(edits);
        row.put("editor_id", caller.id());
        row.put("updated_at", change.at());
        COMMENTS.update(change.tx(), held.comment().id(), row);
        if (edits.get("text") instanceof String text) {
            Mentions.delete(change.tx(), held.id());
            Mentions.in(change.tx(), caller.account(), held.task().project(), text)
                    .insert(change.tx(), held.id());
        }
        tell(change, held, edits);
        if (edits.containsKey("task_status_id")) advance(change, caller, held.task());
    }

    // The log keeps who changed what, and not the words: who takes them back does not leave them there.
    private static void tell(Change change, Held held, Map<String, @Nullable Object> edits) {
        Map<String, Object> before = new LinkedHashMap<>();
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("task_id", held.task().id().toString());
        after.put("person_id", held.comment().id("person_id").toString());
        after.put(
                "for_client",
                Boolean.TRUE.equals(
                        edits.getOrDefault("for_client", held.comment().flag("for_client"))));
        after.put("changed", List.copyOf(edits.keySet()));
        if (edits.get("task_status_id") instanceof UUID status) {
            before.put("task_status_id", held.comment().id("task_status_id").toString());
            after.put("task_status_id", status.toString());
        }
        held.tell(change, "comment.updated", before, after);
    }

    private void advance(Change change, Caller caller, Task task) {
        tasks.advance(
                change,
                task,
                history.allowed(
                        change.tx(), caller.account(), task, history.replayed(change.tx(), caller.account(), task)));
    }

    /// Deletes a comment with its replies and files; its task goes back to where the others bring it.
    public void delete(Caller caller, UUID id) {
        ledger.write(caller.actor(), change -> {
            Held held = Held.by(change, caller, comments, tasks, id);
            if (!held.isBy(caller))
                Access.must(taskAccess.standing(change.tx(), caller, held.task()), Right.EDIT_OTHERS_COMMENT);
            delete(change.tx(), held.id());
            held.tell(
                    change,
                    "comment.deleted",
                    Map.of(
                            "person_id",
                            held.comment().id("person_id").toString(),
                            "task_status_id",
                            held.comment().id("task_status_id").toString(),
                            "for_client",
                            held.comment().flag("for_client"),
                            "by_client",
                            held.comment().flag("by_client")),
                    Map.of("task_id", held.task().id().toString()));
            tasks.advance(change, held.task(), history.replayed(change.tx(), caller.account(), held.task()));
            return held;
        });
    }

    private void delete(WriteTx tx, CommentId id) {
        Mentions.delete(tx, id);
        tx.update("DELETE FROM comment_acknowledgement WHERE comment_id = ?", id);
        attachments.delete(tx, "comment_id", id.uuid());
        tx.update("DELETE FROM comment_reply WHERE comment_id = ?", id);
        tx.update("DELETE FROM comment WHERE id = ?", id);
    }

    /// Moves a comment of `from` to another task, as if it had been said there.
    public void move(Caller caller, UUID from, UUID id, UUID to) {
        ledger.write(caller.actor(), change -> {
            // In the order of their ids: two callers that move between the same ones wait for each other once.
            Map<UUID, Task> locked = new LinkedHashMap<>();
            Stream.of(from, to).distinct().sorted().forEach(task -> locked.put(task, tasks.lock(change, task)));
            Task source = Objects.requireNonNull(locked.get(from));
            Task target = Objects.requireNonNull(locked.get(to));
            Held held = Held.of(change, caller, comments, source, id);
            Access.must(taskAccess.standing(change.tx(), caller, source), Right.MOVE_COMMENT);
            Access.must(taskAccess.standing(change.tx(), caller, target), Right.MOVE_COMMENT);
            if (from.equals(to)) change.nothingToTell();
            else move(change, caller, held, target);
            return held;
        });
    }

    private void move(Change change, Caller caller, Held held, Task target) {
        COMMENTS.update(
                change.tx(),
                held.comment().id(),
                Map.of("object_id", target.id(), "project_id", target.project(), "updated_at", change.at()));
        held.tell(
                change,
                "comment.moved",
                Map.of("task_id", held.task().id().toString()),
                Map.of("task_id", target.id().toString()));
        tasks.advance(change, held.task(), history.replayed(change.tx(), caller.account(), held.task()));
        advance(change, caller, target);
    }
}
