package dev.botstead.surface.pages.productions;

import dev.botstead.production.table.Fields;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as lists show it.
///
/// @param entity the name of what it works on
/// @param under the type of an asset or the sequence of a shot; empty for none
/// @param assignees who works on it; nobody for clients
/// @param due the day it is due; empty for none, and for clients
public record Work(
        UUID id,
        UUID on,
        String address,
        String entity,
        String under,
        String type,
        Status status,
        List<MemberRow> assignees,
        String due) {
    /// Copies the assignees.
    public Work {
        assignees = List.copyOf(assignees);
    }

    static Work of(UUID project, Fields row, List<MemberRow> assignees, String due) {
        @Nullable String sequence = row.textOrNull("sequence_name");
        return new Work(
                row.id(),
                row.id("entity_id"),
                Address.task(project, row.id()),
                row.text("entity_name"),
                Objects.requireNonNullElse(sequence, row.text("entity_type_name")),
                row.text("task_type_name"),
                new Status(row.text("task_status_short_name"), row.text("task_status_color")),
                assignees,
                due);
    }
}
