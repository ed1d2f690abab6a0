package dev.botstead.production.removal;

import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.project.ProjectTables.PROJECTS;
import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.comment.Attachments;
import dev.botstead.production.entity.EntityEvents;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Fields;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Takes entities and productions away, each with all that lies below it, in one transaction.
public final class Removing {
    private final Ledger ledger;
    private final Projects projects;
    private final Access access;
    private final Attachments attachments;

    /// Removals behind `ledger`.
    public Removing(Ledger ledger, Projects projects, Access access, Attachments attachments) {
        this.ledger = ledger;
        this.projects = projects;
        this.access = access;
        this.attachments = attachments;
    }

    /// Removes an entity of one of these kinds. Without force, one with tasks is only marked as canceled, and one
    /// with others below it is left alone: [Failure.Conflict].
    public void entity(Caller caller, UUID id, Set<EntityKind> kinds, boolean force) {
        ledger.write(caller.actor(), change -> {
            Fields entity = ENTITIES.lock(change.tx(), caller.account(), id)
                    .filter(found -> kinds.contains(EntityKind.valueOf(found.text("kind"))))
                    .orElseThrow(() -> new Failure.NotFound("There is no such entity."));
            mayRemove(change, caller, entity);
            remove(change, entity, force);
            return entity;
        });
    }

    /// Removes those of the entities that are of a production, as [#entity] does, and returns their ids. Either all
    /// of them may be removed by the caller, or nothing is.
    public List<UUID> entities(Caller caller, UUID project, List<UUID> ids, boolean force) {
        return ledger.write(caller.actor(), change -> {
            projects.get(change.tx(), caller.account(), new ProjectId(project));
            if (access.standing(change.tx(), caller, project) == Standing.OUTSIDE)
                Access.must(Standing.OUTSIDE, Right.DELETE_ENTITY);
            List<Fields> found = new ArrayList<>();
            for (UUID id : ids.stream().distinct().sorted().toList())
                ENTITIES.lock(change.tx(), caller.account(), id)
                        .filter(entity -> entity.id("project_id").equals(project))
                        .ifPresent(found::add);
            for (Fields entity : found) mayRemove(change, caller, entity);
            List<UUID> removed = new ArrayList<>();
            for (Fields entity : found) {
                if (ENTITIES.find(change.tx(), caller.account(), entity.id()).isPresent())
                    remove(change, entity, force);
                removed.add(entity.id());
            }
            if (removed.isEmpty()) change.nothingToTell();
            return removed;
        });
    }

    private void mayRemove(Change change, Caller caller, Fields entity) {
        Standing standing = access.standing(change.tx(), caller, entity.id("project_id"));
        boolean own = standing != Standing.OUTSIDE && caller.id().uuid().equals(entity.idOrNull("created_by"));
        boolean sequence = entity.text("kind").equals(EntityKind.SEQUENCE.name());
        Right right = sequence ? Right.DELETE_SEQUENCE : Right.DELETE_ENTITY;
        if (!own) Access.must(standing, right);
    }

    private void remove(Change change, Fields entity, boolean force) {
        List<UUID> all = withDescendants(change.tx(), entity.id());
        if (!force && all.size() > 1)
            throw new Failure.Conflict(entity.text("name")
                    + " still has others below it. Remove them first, or all of it with force=true.");
        List<UUID> tasks = TaskRemoval.lockOf(change.tx(), all);
        if (!force && !tasks.isEmpty()) {
            ENTITIES.update(change.tx(), entity.id(), Map.of("canceled", true, "updated_at", change.at()));
            EntityEvents.tell(change, entity, "updated", Map.of("canceled", true));
            return;
        }
        TaskRemoval.tell(
                change, TASKS.list(change.tx(), TASKS.of(account(change)).among("entity_id", all), "task.id"));
        for (Fields below :
                ENTITIES.list(change.tx(), ENTITIES.of(account(change)).among("id", all), "entity.id"))
            if (!below.id().equals(entity.id())) EntityEvents.tell(change, below, "deleted", Map.of());
        EntityEvents.tell(change, entity, "deleted", Map.of("entities", all.size(), "tasks", tasks.size()));
        Erasure.of(attachments, all).entities(change.tx());
    }

    private static AccountId account(Change change) {
        return change.actor().account();
    }

    /// The entity and what lies below it: shots below sequences, sequences below episodes.
    private static List<UUID> withDescendants(Tx tx, UUID id) {
        List<UUID> all = new ArrayList<>(List.of(id));
        List<UUID> level = List.of(id);
        while (!level.isEmpty()) {
            level = tx.list(
                    "SELECT id FROM entity WHERE parent_id IN (" + Tx.marks(level.size()) + ") ORDER BY id",
                    row -> row.uuid("id"),
                    level.toArray());
            all.addAll(level);
        }
        return all;
    }

    /// Removes a closed production; with force, one that holds something too. Administrators only.
    public void project(Caller caller, ProjectId id, boolean force) {
        ledger.write(caller.actor(), change -> {
            PROJECTS.lock(change.tx(), caller.account(), id.uuid());
            Project project = projects.get(change.tx(), caller.account(), id);
            String status = Catalog.PROJECT_STATUSES
                    .find(change.tx(), caller.account(), project.fields().id("project_status_id"))
                    .map(found -> found.text("name"))
                    .orElse("");
            if (!status.equals("Closed"))
                throw new Invalid("", "Only a closed production can be removed. Close it first.");
            if (Right.DELETE_PROJECT.to(access.standing(change.tx(), caller, id.uuid())) == Grant.NO)
                throw new Failure.Forbidden("Only an administrator may remove productions.");
            long entities = change.tx().count("SELECT count(*) AS n FROM entity WHERE project_id = ?", id);
            if (!force && entities > 0)
                throw new Failure.Conflict(
                        "This production holds " + entities + " entities. Remove all of it with force=true.");
            List<UUID> tasks = TaskRemoval.lockOf(change.tx(), id);
            Erasure.of(attachments, "SELECT p.id FROM project p WHERE p.id = ?", id)
                    .projects(change.tx());
            change.tell(Event.of(
                            "project.deleted",
                            "project",
                            id,
                            project.name(),
                            Map.of("entities", entities, "tasks", tasks.size()))
                    .in(id));
            return project;
        });
    }
}
