package dev.botstead.production.removal;

import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.event.Event;
import dev.botstead.production.comment.Attachments;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.task.TaskId;
import dev.botstead.production.task.Tasks;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes tasks away, with what was said about them.
public final class TaskRemoval {
    private final Ledger ledger;
    private final Projects projects;
    private final Tasks tasks;
    private final Access access;
    private final Attachments attachments;

    /// Removals behind `ledger`.
    public TaskRemoval(Ledger ledger, Projects projects, Tasks tasks, Access access, Attachments attachments) {
        this.ledger = ledger;
        this.projects = projects;
        this.tasks = tasks;
        this.access = access;
        this.attachments = attachments;
    }

    /// Removes one; without force, only one about which nothing was said.
    public void task(Caller caller, UUID id, boolean force) {
        ledger.write(caller.actor(), change -> {
            Fields task = tasks.lock(change, id).fields();
            access.must(change.tx(), caller, task.id("project_id"), Right.DELETE_TASK);
            if (!force && change.tx().exists("SELECT 1 AS x FROM comment WHERE object_id = ? LIMIT 1", id))
                throw new Failure.Conflict("This task has comments. Remove it with them by force=true.");
            erase(change, List.of(task));
            return task;
        });
    }

    /// Removes those of the tasks that are of a production, and returns their ids.
    public List<UUID> tasks(Caller caller, UUID project, List<UUID> ids) {
        return ledger.write(caller.actor(), change -> {
            mayRemove(change, caller, project);
            return erase(change, lock(change, project, ids));
        });
    }

    /// Removes those of a type of a production, and returns their ids.
    public List<UUID> ofType(Caller caller, UUID project, UUID type) {
        return ledger.write(caller.actor(), change -> {
            mayRemove(change, caller, project);
            List<UUID> ids = change.tx()
                    .list(
                            "SELECT id FROM task WHERE project_id = ? AND task_type_id = ?",
                            row -> row.uuid("id"),
                            project,
                            type);
            return erase(change, lock(change, project, ids));
        });
    }

    /// Removes them, wherever they are; the caller must be allowed to in all their productions.
    public List<UUID> anywhere(Caller caller, List<UUID> ids) {
        return ledger.write(caller.actor(), change -> {
            List<Fields> found = lock(change, null, ids);
            found.stream()
                    .map(task -> task.id("project_id"))
                    .distinct()
                    .forEach(project -> access.must(change.tx(), caller, project, Right.DELETE_TASK));
            return erase(change, found);
        });
    }

    private void mayRemove(Change change, Caller caller, UUID project) {
        projects.get(change.tx(), caller.account(), new ProjectId(project));
        access.must(change.tx(), caller, project, Right.DELETE_TASK);
    }

    // In the order of their ids: two callers that remove the same ones wait for each other once.
    private static List<Fields> lock(Change change, @Nullable UUID project, List<UUID> ids) {
        return ids.stream()
                .distinct()
                .sorted()
                .flatMap(id -> TASKS.lock(change.tx(), change.actor().account(), id).stream())
                .filter(task -> project == null || task.id("project_id").equals(project))
                .toList();
    }

    private List<UUID> erase(Change change, List<Fields> found) {
        if (found.isEmpty()) {
            change.nothingToTell();
            return List.of();
        }
        List<UUID> ids = found.stream().map(Fields::id).toList();
        Erasure.of(attachments, ids).tasks(change.tx());
        tell(change, found);
        return ids;
    }

    /// Tells that they are gone.
    static void tell(Change change, List<Fields> found) {
        for (Fields task : found)
            change.tell(Event.of(
                            "task.deleted",
                            "task",
                            new TaskId(task.id()),
                            task.text("name"),
                            Map.of("entity_id", task.id("entity_id").toString()))
                    .in(new ProjectId(task.id("project_id"))));
    }

    /// Holds the tasks of entities, in the order of their ids, so that nothing more is said about them.
    static List<UUID> lockOf(WriteTx tx, List<UUID> entities) {
        return tx.list(
                "SELECT id FROM task WHERE entity_id IN (" + Tx.marks(entities.size()) + ") ORDER BY id"
                        + tx.dialect().forUpdate(),
                row -> row.uuid("id"),
                entities.toArray());
    }

    /// Holds the tasks of a production.
    static List<UUID> lockOf(WriteTx tx, ProjectId project) {
        return tx.list(
                "SELECT id FROM task WHERE project_id = ? ORDER BY id"
                        + tx.dialect().forUpdate(),
                row -> row.uuid("id"),
                project);
    }
}
