package dev.botstead.production.comment;

import dev.botstead.production.task.Task;
import dev.botstead.sql.Tx;
import java.util.List;
import java.util.UUID;

/// The other tasks of an entity, called by the names of their types in a text: `#Lighting`.
final class Siblings {
    private Siblings() {}

    private record Sibling(UUID id, String type) {}

    /// Those that `text` names, in the order of their ids.
    static List<UUID> named(Tx tx, Task task, String text) {
        if (text.indexOf('#') < 0) return List.of();
        return tx
                .list(
                        "SELECT t.id AS id, y.name AS type FROM task t JOIN task_type y ON y.id = t.task_type_id"
                                + " WHERE t.entity_id = ? AND t.id <> ? ORDER BY t.id",
                        row -> new Sibling(row.uuid("id"), row.text("type")),
                        task.entity(),
                        task.id())
                .stream()
                .filter(sibling -> Mentions.names(text, '#', sibling.type()))
                .map(Sibling::id)
                .toList();
    }
}
