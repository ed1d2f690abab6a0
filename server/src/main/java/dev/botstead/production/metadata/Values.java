package dev.botstead.production.metadata;

import dev.botstead.sql.WriteTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is kept in a field by all that a descriptor describes: the rows of one kind of one production.
///
/// @param entityType the descriptor's: a kind of entity, `Task`, or `Project`
record Values(UUID project, String entityType) {
    private record Held(UUID id, String data) {}

    private String table() {
        return switch (entityType) {
            case "Project" -> "project";
            case "Task" -> "task";
            default -> "entity";
        };
    }

    private String scope() {
        return switch (entityType) {
            case "Project" -> "id = ?";
            case "Task" -> "project_id = ?";
            default -> "project_id = ? AND kind = '" + entityType.toUpperCase(Locale.ROOT) + "'";
        };
    }

    /// Whether anything is held in a field.
    boolean holds(WriteTx tx, String field) {
        return !held(tx, field).isEmpty();
    }

    /// Moves the values from one field to another.
    void rename(WriteTx tx, String from, String to) {
        each(tx, from, to);
    }

    /// Drops the values of a field.
    void drop(WriteTx tx, String field) {
        each(tx, field, null);
    }

    private void each(WriteTx tx, String from, @Nullable String to) {
        List<@Nullable Object[]> changed = new ArrayList<>();
        for (Held each : held(tx, from))
            if (JsonMapper.shared().readTree(each.data()) instanceof ObjectNode node) {
                JsonNode value = node.remove(from);
                if (to != null) node.set(to, value);
                changed.add(new Object[] {node.toString(), each.id()});
            }
        if (!changed.isEmpty()) tx.batch("UPDATE " + table() + " SET data = ? WHERE id = ?", changed);
    }

    // Held until the transaction ends: nobody writes beside this what it puts back.
    private List<Held> held(WriteTx tx, String field) {
        return tx
                .list(
                        "SELECT id, data FROM " + table() + " WHERE " + scope() + " AND data LIKE ? ORDER BY id"
                                + tx.dialect().forUpdate(),
                        row -> new Held(row.uuid("id"), row.text("data")),
                        project,
                        "%\"" + field + "\":%")
                .stream()
                .filter(each -> JsonMapper.shared().readTree(each.data()) instanceof ObjectNode node && node.has(field))
                .toList();
    }
}
