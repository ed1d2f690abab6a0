package dev.botstead.production.metadata;

import static dev.botstead.production.project.ProjectTables.DESCRIPTORS;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Departments;
import dev.botstead.event.Event;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.Id;
import dev.botstead.id.Ids;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.ProjectTables;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Fields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Adds fields to productions, changes them and takes them away, with the values that are held in them.
public final class Describing {
    /// Where shots keep what clients show of their own.
    private static final Set<String> FRAMES = Set.of("frame_in", "frame_out", "fps");

    private final Ledger ledger;
    private final Departments departments;
    private final Projects projects;
    private final Access access;
    private final Ids ids;

    /// Descriptors behind `ledger`, named by `ids`.
    public Describing(Ledger ledger, Departments departments, Projects projects, Access access, Ids ids) {
        this.ledger = ledger;
        this.departments = departments;
        this.projects = projects;
        this.access = access;
        this.ids = ids;
    }

    private record DescriptorId(UUID uuid) implements Id {}

    /// Adds a field. Its name and the name of its values are unlike those of all others of its kind.
    ///
    /// @param values its columns; at least its name, its data type and what it describes
    public UUID add(Caller caller, ProjectId project, Map<String, @Nullable Object> values, List<DepartmentId> bound) {
        for (String needed : List.of("name", "entity_type", "data_type"))
            if (values.get(needed) == null) throw new Invalid(needed, "The field " + needed + " is missing.");
        return ledger.write(caller.actor(), change -> {
            projects.get(change.tx(), caller.account(), project);
            mayDescribe(change, caller, project, bound);
            ProjectTables.PROJECTS.lock(change.tx(), caller.account(), project.uuid());
            String name = String.valueOf(values.get("name"));
            String field = FieldName.of(name);
            mustFit(change, values, bound);
            String entityType = String.valueOf(values.get("entity_type"));
            mustBeFree(change, project, entityType, name, field, null);
            // Whoever may describe a field may write it, and take it away with its values: what is there already, and
            // the production's own, is a manager's.
            if (entityType.equals("Project")
                    || FRAMES.contains(field)
                    || new Values(project.uuid(), entityType).holds(change.tx(), field))
                access.must(change.tx(), caller, project.uuid(), Right.CREATE_DESCRIPTOR);
            UUID id = ids.next();
            Map<String, @Nullable Object> row = new LinkedHashMap<>(values);
            row.put("id", id);
            row.put("project_id", project);
            row.put("field_name", field);
            row.put("created_at", change.at());
            row.put("updated_at", change.at());
            DESCRIPTORS.insert(change.tx(), caller.account(), row);
            bind(change, id, bound);
            tell(change, project, id, "created", name);
            return id;
        });
    }

    /// Changes a field; under another name its values move along.
    ///
    /// @param bound the departments that it is bound to, or null to leave them
    public void change(
            Caller caller,
            ProjectId project,
            UUID id,
            Map<String, @Nullable Object> edits,
            @Nullable List<DepartmentId> bound) {
        ledger.write(caller.actor(), change -> {
            Fields was = lock(change, caller, project, id);
            if (bound != null) mayDescribe(change, caller, project, bound);
            Map<String, @Nullable Object> row = new LinkedHashMap<>(edits);
            // What a field describes is what its values lie in.
            row.keySet().removeAll(List.of("entity_type", "task_type_id"));
            mustFit(change, row, bound == null ? List.of() : bound);
            if (row.get("name") instanceof String name) rename(change, project, was, name, row);
            row.put("updated_at", change.at());
            DESCRIPTORS.update(change.tx(), id, row);
            if (bound != null) bind(change, id, bound);
            tell(change, project, id, "updated", was.text("name"));
            return was;
        });
    }

    private static void rename(
            Change change, ProjectId project, Fields was, String name, Map<String, @Nullable Object> row) {
        if (name.equals(was.text("name"))) return;
        String field = FieldName.of(name);
        mustBeFree(change, project, was.text("entity_type"), name, field, was.id());
        if (field.equals(was.text("field_name"))) return;
        Values values = new Values(project.uuid(), was.text("entity_type"));
        if (FRAMES.contains(field) || values.holds(change.tx(), field))
            throw new Failure.Conflict("Something is held under the name " + field + " already. Choose another.");
        row.put("field_name", field);
        values.rename(change.tx(), was.text("field_name"), field);
    }

    /// Takes a field away, with its values.
    public void remove(Caller caller, ProjectId project, UUID id) {
        ledger.write(caller.actor(), change -> {
            Fields was = lock(change, caller, project, id);
            change.tx().update("DELETE FROM metadata_descriptor_department WHERE metadata_descriptor_id = ?", id);
            change.tx().update("DELETE FROM metadata_descriptor WHERE id = ?", id);
            new Values(project.uuid(), was.text("entity_type")).drop(change.tx(), was.text("field_name"));
            tell(change, project, id, "deleted", was.text("name"));
            return was;
        });
    }

    /// Puts the fields of a kind in an order; those that are not named stay where they are.
    public void reorder(Caller caller, ProjectId project, String entityType, List<UUID> order) {
        ledger.write(caller.actor(), change -> {
            projects.get(change.tx(), caller.account(), project);
            access.must(change.tx(), caller, project.uuid(), Right.CREATE_DESCRIPTOR);
            int position = 1;
            for (UUID id : order.stream().distinct().toList()) {
                int changed = change.tx()
                        .update(
                                "UPDATE metadata_descriptor SET position = ?, updated_at = ?"
                                        + " WHERE id = ? AND project_id = ? AND entity_type = ?",
                                position++,
                                change.at(),
                                id,
                                project,
                                entityType);
                if (changed == 0)
                    throw new Invalid(
                            "descriptor_ids", "One of the descriptors is not of this production and entity type.");
                tell(change, project, id, "updated", "");
            }
            if (order.isEmpty()) change.nothingToTell();
            return order;
        });
    }

    private Fields lock(Change change, Caller caller, ProjectId project, UUID id) {
        Fields found = DESCRIPTORS
                .lock(change.tx(), caller.account(), id)
                .filter(descriptor -> descriptor.id("project_id").equals(project.uuid()))
                .orElseThrow(() -> new Failure.NotFound("This production has no such metadata descriptor."));
        List<DepartmentId> bound = change.tx()
                .list(
                        "SELECT department_id FROM metadata_descriptor_department WHERE metadata_descriptor_id = ?",
                        row -> new DepartmentId(row.uuid("department_id")),
                        id);
        mayDescribe(change, caller, project, bound);
        return found;
    }

    /// Managers describe what they like; supervisors only what is bound to all their departments.
    private void mayDescribe(Change change, Caller caller, ProjectId project, Collection<DepartmentId> bound) {
        Standing standing = access.standing(change.tx(), caller, project.uuid());
        if (Right.CREATE_DESCRIPTOR.to(standing) == Grant.YES) return;
        Access.must(standing, Right.CREATE_DEPARTMENT_DESCRIPTOR);
        if (bound.isEmpty() || !bound.containsAll(caller.departments()))
            throw new Failure.Forbidden(
                    "You may change only the metadata that is bound to all of your departments. Ask a manager.");
    }

    private void mustFit(Change change, Map<String, @Nullable Object> values, List<DepartmentId> wanted) {
        departments.mustExist(
                change.tx(),
                change.actor().account(),
                wanted.stream().distinct().toList());
        boolean ofTasks = "Task".equals(values.get("entity_type"));
        if (ofTasks && values.get("task_type_id") == null)
            throw new Invalid("task_type_id", "A field of tasks belongs to a type of task: send task_type_id.");
        if (values.get("task_type_id") instanceof UUID type
                && Catalog.TASK_TYPES
                        .find(change.tx(), change.actor().account(), type)
                        .isEmpty()) throw new Invalid("task_type_id", "There is no such task type.");
    }

    private static void mustBeFree(
            Change change, ProjectId project, String entityType, String name, String field, @Nullable UUID self) {
        boolean taken = change
                .tx()
                .list(
                        "SELECT id FROM metadata_descriptor WHERE project_id = ? AND entity_type = ?"
                                + " AND (name_key = ? OR field_name = ?)",
                        row -> row.uuid("id"),
                        project,
                        entityType,
                        Text.key(name),
                        field)
                .stream()
                .anyMatch(id -> !id.equals(self));
        if (taken) throw new Failure.Conflict("A field named like " + name + " is already there.");
    }

    private static void bind(Change change, UUID id, List<DepartmentId> bound) {
        change.tx().update("DELETE FROM metadata_descriptor_department WHERE metadata_descriptor_id = ?", id);
        change.tx()
                .batch(
                        "INSERT INTO metadata_descriptor_department (metadata_descriptor_id, department_id) VALUES (?, ?)",
                        bound.stream()
                                .distinct()
                                .map(department -> new @Nullable Object[] {id, department})
                                .toList());
    }

    private static void tell(Change change, ProjectId project, UUID id, String verb, String name) {
        change.tell(Event.of("metadata-descriptor." + verb, "metadata-descriptor", new DescriptorId(id), name, Map.of())
                .in(project));
    }
}
