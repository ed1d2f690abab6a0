package dev.botstead.production.catalog;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of a type of task.
public record TaskTypeId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
