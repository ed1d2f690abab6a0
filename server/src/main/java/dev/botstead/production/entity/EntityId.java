package dev.botstead.production.entity;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of an entity.
public record EntityId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
