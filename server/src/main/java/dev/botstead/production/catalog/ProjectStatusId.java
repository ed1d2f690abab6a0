package dev.botstead.production.catalog;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of a status of productions.
public record ProjectStatusId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
