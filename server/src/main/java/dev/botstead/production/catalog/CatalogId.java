package dev.botstead.production.catalog;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of something in the catalog.
public record CatalogId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
