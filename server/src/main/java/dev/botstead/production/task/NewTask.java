package dev.botstead.production.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants a new task to be.
///
/// @param minutes how long it is thought to take
public record NewTask(
        UUID project,
        UUID entity,
        UUID type,
        UUID status,
        String name,
        List<UUID> assignees,
        double minutes,
        @Nullable Instant start,
        @Nullable Instant due) {
    /// A task named as nearly all are.
    public static NewTask main(UUID project, UUID entity, UUID type, UUID status, List<UUID> assignees) {
        return new NewTask(project, entity, type, status, "main", assignees, 0, null, null);
    }
}
