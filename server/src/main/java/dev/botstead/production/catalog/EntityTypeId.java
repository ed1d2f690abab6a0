package dev.botstead.production.catalog;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of a type of entity.
public record EntityTypeId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
