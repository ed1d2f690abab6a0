package dev.botstead.production.task;

import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principals;
import dev.botstead.event.Event;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Changes tasks.
public final class Amending {
    private final Ledger ledger;
    private final Principals principals;
    private final Catalog catalog;
    private final Tasks tasks;
    private final TaskAccess access;

    /// Changes behind `ledger`.
    public Amending(Ledger ledger, Principals principals, Catalog catalog, Tasks tasks, TaskAccess access) {
        this.ledger = ledger;
        this.principals = principals;
        this.catalog = catalog;
        this.tasks = tasks;
        this.access = access;
    }

    /// Changes some columns of one. A value that is there already is no change: clients send whole tasks.
    public Task amend(Caller caller, UUID id, Map<String, @Nullable Object> wanted) {
        return ledger.write(caller.actor(), change -> {
            Task task = tasks.lock(change, id);
            Map<String, @Nullable Object> edits = new LinkedHashMap<>(wanted);
            edits.entrySet().removeIf(edit -> isThere(task.fields().get(edit.getKey()), edit.getValue()));
            Standing standing = access.standing(change.tx(), caller, task);
            Access.must(
                    standing, TaskColumns.PLANNED.containsAll(edits.keySet()) ? Right.PLAN_TASK : Right.UPDATE_TASK);
            mustFit(change, task, edits);
            if (edits.isEmpty()) {
                change.nothingToTell();
                return task;
            }
            Map<String, @Nullable Object> row = new LinkedHashMap<>(edits);
            row.put("updated_at", change.at());
            TASKS.update(change.tx(), id, row);
            Task after = tasks.get(change.tx(), caller.account(), id);
            tell(change, task, after, edits);
            return after;
        });
    }

    // Clients know whole seconds and any number as a fraction.
    private static boolean isThere(@Nullable Object stored, @Nullable Object wanted) {
        if (stored instanceof Instant is && wanted instanceof Instant other)
            return is.truncatedTo(ChronoUnit.SECONDS).equals(other.truncatedTo(ChronoUnit.SECONDS));
        if (stored instanceof Number is && wanted instanceof Number other)
            return Double.compare(is.doubleValue(), other.doubleValue()) == 0;
        return Objects.equals(stored, wanted);
    }

    private void mustFit(Change change, Task task, Map<String, @Nullable Object> edits) {
        TaskColumns.check(edits);
        var account = change.actor().account();
        if (edits.get("task_status_id") instanceof UUID status) catalog.status(change.tx(), account, status);
        if (edits.get("assigner_id") instanceof UUID assigner
                && principals
                        .find(change.tx(), account, new PrincipalId(assigner))
                        .isEmpty()) throw new Invalid("assigner_id", "There is no such person or bot.");
        UUID entity = edits.get("entity_id") instanceof UUID other ? other : task.entity();
        UUID type = edits.get("task_type_id") instanceof UUID other ? other : task.type();
        if (entity.equals(task.entity()) && type.equals(task.type())) return;
        Fields of = ENTITIES.find(change.tx(), account, entity)
                .filter(found -> found.id("project_id").equals(task.project()))
                .orElseThrow(() -> new Invalid("entity_id", "This production has no such entity."));
        String kind = EntityKind.valueOf(of.text("kind")).word();
        if (Catalog.TASK_TYPES
                .find(change.tx(), account, type)
                .filter(found -> found.text("for_entity").equals(kind))
                .isEmpty())
            throw new Invalid("task_type_id", "There is no such task type for entities of the kind " + kind + ".");
        if (change.tx()
                .exists(
                        "SELECT 1 AS x FROM task WHERE entity_id = ? AND task_type_id = ? AND name = ? AND id <> ?",
                        entity,
                        type,
                        edits.getOrDefault("name", task.fields().text("name")),
                        task.id())) throw new Failure.Conflict("A task of this type and name is already there.");
    }

    private static void tell(Change change, Task before, Task after, Map<String, @Nullable Object> edits) {
        ProjectId project = new ProjectId(after.project());
        String name = after.fields().text("name");
        change.tell(Event.of("task.updated", "task", after.id(), name, Map.of("changed", List.copyOf(edits.keySet())))
                .in(project));
        if (before.status().equals(after.status())) return;
        change.tell(Tasks.statusChanged(before, after.status()).in(project));
    }
}
