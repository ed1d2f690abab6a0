package dev.botstead.production.comment;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.directory.Caller;
import dev.botstead.event.Event;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.table.Fields;
import dev.botstead.production.task.Task;
import dev.botstead.production.task.Tasks;
import java.util.Map;
import java.util.UUID;

/// A comment that its caller may read, held with its task until the transaction ends.
record Held(Task task, Fields comment) {
    /// Holds one; [Failure.NotFound] when there is none.
    static Held by(Change change, Caller caller, Comments comments, Tasks tasks, UUID id) {
        UUID said = comments.readable(change.tx(), caller, id).id("object_id");
        return of(change, caller, comments, tasks.lock(change, said), id);
    }

    /// The one of a task that is locked already; [Failure.NotFound] when it is another's.
    static Held of(Change change, Caller caller, Comments comments, Task task, UUID id) {
        // Read again behind the lock: it may have been edited, moved or deleted meanwhile.
        UUID of = comments.get(change.tx(), caller.account(), id).id("object_id");
        if (!of.equals(task.id().uuid())) throw new Failure.NotFound("There is no such comment on this task.");
        return new Held(task, comments.readable(change.tx(), caller, id));
    }

    CommentId id() {
        return new CommentId(comment.id());
    }

    boolean isBy(Caller caller) {
        return comment.id("person_id").equals(caller.id().uuid());
    }

    /// Tells that something happened to it.
    void tell(Change change, String name, Map<String, Object> before, Map<String, Object> after) {
        String label = task.fields().text("name");
        change.tell(Event.changed(name, "comment", id(), label, before, after).in(new ProjectId(task.project())));
    }
}
