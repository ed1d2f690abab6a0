package dev.botstead.production.project;

import static dev.botstead.production.project.ProjectTables.DESCRIPTORS;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.id.DepartmentId;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The fields that productions add, as far as somebody may see them.
public final class Descriptors {
    private final Access access;

    /// Descriptors that `access` shows.
    public Descriptors(Access access) {
        this.access = access;
    }

    /// Those that the caller sees: clients what is meant for them, vendors what is theirs or everybody's.
    public Where visible(Caller caller) {
        Where where = DESCRIPTORS.of(caller.account());
        access.narrow(where, caller, Right.READ_PROJECT, "metadata_descriptor.project_id", "1 = 0");
        if (caller.administers()) return where;
        List<@Nullable Object> arguments = new ArrayList<>(List.of(caller.id(), caller.role()));
        String sql = "EXISTS (SELECT 1 FROM project_member v WHERE v.project_id = metadata_descriptor.project_id"
                + " AND v.principal_id = ? AND CASE COALESCE(v.role, ?) WHEN 'CLIENT' THEN metadata_descriptor.for_client"
                + " WHEN 'VENDOR' THEN " + ownOrAnybodys(caller, arguments) + " ELSE TRUE END)";
        return where.and(sql, arguments.toArray());
    }

    private static String ownOrAnybodys(Caller caller, List<@Nullable Object> arguments) {
        String bound = "SELECT 1 FROM metadata_descriptor_department d"
                + " WHERE d.metadata_descriptor_id = metadata_descriptor.id";
        String sql = "NOT EXISTS (" + bound + ")";
        if (caller.departments().isEmpty()) return sql;
        arguments.addAll(caller.departments());
        return "(" + sql + " OR EXISTS (" + bound + " AND d.department_id IN ("
                + Tx.marks(caller.departments().size()) + ")))";
    }

    // Those that are bound to departments, of which none is the caller's.
    private static Set<String> hidden(Tx tx, Caller caller, UUID project) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(project, caller.account()));
        for (DepartmentId department : caller.departments()) arguments.add(department);
        String own = caller.departments().isEmpty()
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM metadata_descriptor_department o WHERE o.metadata_descriptor_id = m.id"
                        + " AND o.department_id IN ("
                        + Tx.marks(caller.departments().size()) + "))";
        return Set.copyOf(tx.list(
                "SELECT m.field_name AS field FROM metadata_descriptor m WHERE m.project_id = ? AND m.account_id = ?"
                        + " AND EXISTS (SELECT 1 FROM metadata_descriptor_department d WHERE d.metadata_descriptor_id = m.id)"
                        + own,
                row -> row.text("field"),
                arguments.toArray()));
    }

    /// The names of the fields of a kind of entity that are bound to one of the caller's departments.
    public static Set<String> bound(Tx tx, Caller caller, UUID project, String entityType) {
        if (caller.departments().isEmpty()) return Set.of();
        List<@Nullable Object> arguments = new ArrayList<>(List.of(project, caller.account(), entityType));
        arguments.addAll(caller.departments());
        return Set.copyOf(tx.list(
                "SELECT m.field_name AS field FROM metadata_descriptor m WHERE m.project_id = ? AND m.account_id = ?"
                        + " AND m.entity_type = ? AND EXISTS (SELECT 1 FROM metadata_descriptor_department d"
                        + " WHERE d.metadata_descriptor_id = m.id AND d.department_id IN ("
                        + Tx.marks(caller.departments().size()) + "))",
                row -> row.text("field"),
                arguments.toArray()));
    }

    /// The names of hidden fields in each production in which the caller is a vendor and some are hidden.
    public Map<UUID, Set<String>> hidden(Tx tx, Caller caller) {
        Map<UUID, Set<String>> hidden = new HashMap<>();
        for (UUID project : access.projectsAs(tx, caller, Role.VENDOR)) {
            Set<String> fields = hidden(tx, caller, project);
            if (!fields.isEmpty()) hidden.put(project, fields);
        }
        return hidden;
    }

    /// Metadata, a JSON object, without some of its fields.
    public static String without(String data, Set<String> fields) {
        ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(data);
        node.remove(fields);
        return node.toString();
    }
}
