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
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the tasks that callers ask for.
public final class Commissioning {
    private final Ledger ledger;
    private final Principals principals;
    private final Catalog catalog;
    private final Access access;
    private final Planning planning;

    /// Tasks behind `ledger`.
    public Commissioning(Ledger ledger, Principals principals, Catalog catalog, Access access, Planning planning) {
        this.ledger = ledger;
        this.principals = principals;
        this.catalog = catalog;
        this.access = access;
        this.planning = planning;
    }

    /// Makes one of an entity. Who is named and unknown is left out; nothing more is asked of bots here.
    ///
    /// @param values its columns; at least its entity and type
    public UUID commission(Caller caller, Map<String, @Nullable Object> values, List<UUID> assignees) {
        return ledger.write(caller.actor(), change -> {
            Fields entity = lock(change, named(values, "entity_id"));
            UUID project = entity.id("project_id");
            if (values.get("project_id") instanceof UUID other && !other.equals(project))
                throw new Invalid("project_id", "The entity belongs to another production.");
            access.must(change.tx(), caller, project, Right.CREATE_TASK);
            UUID type = type(change, entity, named(values, "task_type_id"));
            UUID status = values.get("task_status_id") instanceof UUID wanted
                    ? catalog.status(change.tx(), caller.account(), wanted).id()
                    : catalog.defaultStatus(change.tx(), caller.account()).id();
            String name = values.get("name") instanceof String wanted ? wanted : "main";
            mustBeNew(change, entity.id(), type, name);
            List<UUID> known = known(change.tx(), caller.account(), assignees);
            UUID id = planning.plan(
                            change,
                            List.of(new NewTask(project, entity.id(), type, status, name, known, 0, null, null)))
                    .getFirst()
                    .uuid();
            fill(change, id, values);
            tell(change, id);
            Task task = new Task(TASKS.find(change.tx(), caller.account(), id).orElseThrow());
            for (UUID assignee : known) Assignments.tell(change, "task.assigned", task, new PrincipalId(assignee));
            return id;
        });
    }

    private static UUID named(Map<String, @Nullable Object> values, String key) {
        if (values.get(key) instanceof UUID id) return id;
        throw new Invalid(key, "The field " + key + " is missing.");
    }

    private static Fields lock(Change change, UUID entity) {
        return ENTITIES.lock(change.tx(), change.actor().account(), entity)
                .orElseThrow(() -> new Failure.NotFound("There is no such entity."));
    }

    private static UUID type(Change change, Fields entity, UUID id) {
        Fields type = Catalog.TASK_TYPES
                .find(change.tx(), change.actor().account(), id)
                .orElseThrow(() -> new Failure.NotFound("There is no such task type."));
        String kind = EntityKind.valueOf(entity.text("kind")).word();
        if (!type.text("for_entity").equals(kind))
            throw new Invalid(
                    "task_type_id",
                    "The task type " + type.text("name") + " is for entities of the kind " + type.text("for_entity")
                            + ", and this is one of the kind " + kind + ".");
        return id;
    }

    private static void mustBeNew(Change change, UUID entity, UUID type, String name) {
        if (change.tx()
                .exists(
                        "SELECT 1 AS x FROM task WHERE entity_id = ? AND task_type_id = ? AND name = ?",
                        entity,
                        type,
                        name)) throw new Failure.Conflict("A task of this type and name is already there.");
    }

    private List<UUID> known(Tx tx, AccountId account, List<UUID> wanted) {
        return wanted.stream()
                .distinct()
                .filter(id -> principals.find(tx, account, new PrincipalId(id)).isPresent())
                .toList();
    }

    private void fill(Change change, UUID id, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.keySet().removeAll(Set.of("project_id", "entity_id", "task_type_id", "task_status_id", "name"));
        if (more.get("assigner_id") instanceof UUID assigner
                && known(change.tx(), change.actor().account(), List.of(assigner))
                        .isEmpty()) throw new Invalid("assigner_id", "There is no such person or bot.");
        TaskColumns.check(more);
        TASKS.update(change.tx(), id, more);
    }

    /// Makes those of an entity that are not there yet, one a type, and returns their ids.
    public List<UUID> commission(Caller caller, UUID entity, List<UUID> types) {
        return ledger.write(caller.actor(), change -> {
            Fields of = lock(change, entity);
            access.must(change.tx(), caller, of.id("project_id"), Right.CREATE_ENTITY_TASKS);
            Set<UUID> there = new HashSet<>(change.tx()
                    .list(
                            "SELECT task_type_id FROM task WHERE entity_id = ?",
                            row -> row.uuid("task_type_id"),
                            entity));
            UUID status = catalog.defaultStatus(change.tx(), caller.account()).id();
            List<NewTask> wanted = new ArrayList<>();
            for (UUID type : types.stream().distinct().toList())
                if (!there.contains(type(change, of, type)))
                    wanted.add(NewTask.main(of.id("project_id"), entity, type, status, List.of()));
            if (wanted.isEmpty()) change.nothingToTell();
            List<UUID> made =
                    planning.plan(change, wanted).stream().map(TaskId::uuid).toList();
            for (UUID id : made) {
                TASKS.update(change.tx(), id, Map.of("assigner_id", caller.id()));
                tell(change, id);
            }
            return made;
        });
    }

    private static void tell(Change change, UUID id) {
        Fields task = TASKS.find(change.tx(), change.actor().account(), id).orElseThrow();
        change.tell(Event.of(
                        "task.created",
                        "task",
                        new TaskId(id),
                        task.text("name"),
                        Map.of(
                                "entity_id",
                                task.id("entity_id").toString(),
                                "task_type_id",
                                task.id("task_type_id").toString()))
                .in(new ProjectId(task.id("project_id"))));
    }
}
