package dev.botstead.production.project;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of a production.
public record ProjectId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
