package dev.botstead.production.entity;

import dev.botstead.base.Text;
import dev.botstead.production.catalog.EntityKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants a new entity to be.
///
/// @param parent a shot's sequence, a sequence's episode
/// @param source the episode that an asset was made for
/// @param data a JSON object
public record NewEntity(
        UUID project,
        EntityKind kind,
        UUID type,
        String name,
        @Nullable UUID parent,
        @Nullable UUID source,
        @Nullable String description,
        @Nullable Integer frames,
        String data) {
    /// Checks the name.
    public NewEntity {
        name = Text.name("name", name, 160);
    }

    /// An asset.
    public static NewEntity asset(UUID project, UUID type, String name, String description, String data) {
        return new NewEntity(project, EntityKind.ASSET, type, name, null, null, description, null, data);
    }

    /// An episode.
    public static NewEntity episode(UUID project, UUID type, String name) {
        return new NewEntity(project, EntityKind.EPISODE, type, name, null, null, "", null, "{}");
    }
}
