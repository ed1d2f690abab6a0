package dev.botstead.production.comment;

import static dev.botstead.production.comment.CommentTables.COMMENTS;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Role;
import dev.botstead.event.Event;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.TaskStatus;
import dev.botstead.production.file.Upload;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.task.Progress;
import dev.botstead.production.task.Task;
import dev.botstead.production.task.TaskAccess;
import dev.botstead.production.task.Tasks;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says something about a task, with all that this does to the task.
public final class Posting {
    private final Ledger ledger;
    private final Principals principals;
    private final Catalog catalog;
    private final Tasks tasks;
    private final CommentAccess access;
    private final History history;
    private final Attachments attachments;
    private final Ids ids;

    /// Comments behind `ledger`, named by `ids`.
    public Posting(
            Ledger ledger,
            Principals principals,
            Catalog catalog,
            Projects projects,
            Tasks tasks,
            TaskAccess taskAccess,
            Attachments attachments,
            Ids ids) {
        this.ledger = ledger;
        this.principals = principals;
        this.catalog = catalog;
        this.tasks = tasks;
        this.access = new CommentAccess(taskAccess);
        this.history = new History(catalog, projects);
        this.attachments = attachments;
        this.ids = ids;
    }

    /// Says it, and returns the comment's id.
    public CommentId post(Caller caller, UUID task, Draft draft) {
        return post(caller, task, draft, List.of());
    }

    /// Says it and attaches files to it, and returns the comment's id.
    public CommentId post(Caller caller, UUID task, Draft draft, List<Upload> files) {
        return ledger.write(caller.actor(), change -> post(change, caller, task, draft, files));
    }

    /// What somebody wants to say, about which task, and with which files.
    public record Addressed(UUID task, Draft draft, List<Upload> files) {
        /// Without files.
        public Addressed(UUID task, Draft draft) {
            this(task, draft, List.of());
        }

        /// Copies the list.
        public Addressed {
            files = List.copyOf(files);
        }
    }

    /// Says all of them or, when one is refused, none, and returns the comments' ids.
    public List<CommentId> post(Caller caller, List<Addressed> batch) {
        return ledger.write(caller.actor(), change -> {
            // In the order of their ids: two callers that comment the same ones wait for each other once.
            batch.stream().map(Addressed::task).distinct().sorted().forEach(task -> tasks.lock(change, task));
            List<CommentId> said = new ArrayList<>();
            for (Addressed each : batch) said.add(post(change, caller, each.task(), each.draft(), each.files()));
            if (batch.isEmpty()) change.nothingToTell();
            return said;
        });
    }

    /// The same as part of a greater change. It is said of the sibling tasks too whose types it names (`#Lighting`)
    /// and that the caller may comment; they keep their status.
    public CommentId post(Change change, Caller caller, UUID id, Draft draft) {
        return post(change, caller, id, draft, List.of());
    }

    // The files stay with the comment that they were sent with.
    private CommentId post(Change change, Caller caller, UUID id, Draft draft, List<Upload> files) {
        Task task = tasks.lock(change, id);
        CommentId said = say(change, caller, task, draft, files);
        for (UUID sibling : Siblings.named(change.tx(), task, draft.text())) {
            Task other = tasks.lock(change, sibling);
            TaskStatus kept = catalog.status(change.tx(), caller.account(), other.status());
            if (access.allows(change.tx(), caller, other, kept))
                say(change, caller, other, draft.giving(kept.id()), List.of());
        }
        return said;
    }

    private CommentId say(Change change, Caller caller, Task task, Draft draft, List<Upload> files) {
        TaskStatus status = catalog.status(change.tx(), caller.account(), draft.status());
        Standing standing = access.mayComment(change.tx(), caller, task, status);
        boolean honoured = Right.COMMENT_AS.to(standing) == Grant.YES;
        Principal author = author(change.tx(), caller, honoured ? draft.author() : null);
        Instant at = honoured && draft.at() != null ? draft.at() : change.at();
        CommentId comment = new CommentId(ids.next());
        boolean forClient = honoured && draft.forClient();
        insert(change, comment, task, draft, author, at, forClient);
        attachments.insert(change, caller, comment.uuid(), null, files);
        tell(change, comment, task, draft, author, forClient);
        tasks.advance(change, task, progress(change, caller, task, status, at));
        return comment;
    }

    private Principal author(Tx tx, Caller caller, @Nullable UUID named) {
        PrincipalId id = named == null ? caller.id() : new PrincipalId(named);
        return principals
                .find(tx, caller.account(), id)
                .orElseThrow(() -> new Invalid("person_id", "There is no such person or bot to be the author."));
    }

    private static void insert(
            Change change, CommentId id, Task task, Draft draft, Principal author, Instant at, boolean forClient) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("project_id", task.project());
        row.put("object_id", task.id());
        row.put("task_status_id", draft.status());
        row.put("person_id", author.id());
        row.put("text", draft.text());
        row.put("checklist", draft.checklist());
        row.put("links", draft.links());
        row.put("for_client", forClient);
        row.put("by_client", isClient(change.tx(), task.project(), author));
        row.put("created_at", at);
        row.put("updated_at", at);
        COMMENTS.insert(change.tx(), author.account(), row);
        Mentions.in(change.tx(), author.account(), task.project(), draft.text()).insert(change.tx(), id);
    }

    private static boolean isClient(Tx tx, UUID project, Principal author) {
        Role role = tx
                .list(
                        "SELECT role FROM project_member WHERE project_id = ? AND principal_id = ? AND role IS NOT NULL",
                        row -> Role.valueOf(row.text("role")),
                        project,
                        author.id())
                .stream()
                .findFirst()
                .orElse(author.role());
        return author.role() != Role.ADMIN && role == Role.CLIENT;
    }

    private static void tell(
            Change change, CommentId comment, Task task, Draft draft, Principal author, boolean forClient) {
        Map<String, Object> facts = Map.of(
                "task_id", task.id().toString(),
                "task_status_id", draft.status().toString(),
                "person_id", author.id().toString(),
                "for_client", forClient);
        change.tell(
                Event.of("comment.created", "comment", comment, task.fields().text("name"), facts)
                        .in(new ProjectId(task.project())));
    }

    private Progress progress(Change change, Caller caller, Task task, TaskStatus status, Instant at) {
        Progress was = task.progress();
        Progress now = history.endsWith(change.tx(), task, at)
                ? was.after(status, at)
                : history.replayed(change.tx(), caller.account(), task);
        return history.allowed(change.tx(), caller.account(), task, now);
    }
}
