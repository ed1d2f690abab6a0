package dev.botstead.production.task;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of a task.
public record TaskId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
