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
        boolean shared,
        String status,
        String data) {
    /// How an entity begins.
    public static final String RUNNING = "running";

    /// Checks the name.
    public NewEntity {
        name = Text.name("name", name, 160);
    }

    /// An asset.
    public static NewEntity asset(UUID project, UUID type, String name, String description, String data) {
        return new NewEntity(
                project, EntityKind.ASSET, type, name, null, null, description, null, false, RUNNING, data);
    }

    /// An episode.
    public static NewEntity episode(UUID project, UUID type, String name) {
        return new NewEntity(project, EntityKind.EPISODE, type, name, null, null, "", null, false, RUNNING, "{}");
    }

    /// A sequence, of an episode or of none.
    public static NewEntity sequence(UUID project, UUID type, String name, @Nullable UUID episode, String description) {
        return new NewEntity(
                project, EntityKind.SEQUENCE, type, name, episode, null, description, null, false, RUNNING, "{}");
    }

    /// A shot of a sequence.
    public static NewEntity shot(
            UUID project, UUID type, String name, UUID sequence, @Nullable Integer frames, String data) {
        return new NewEntity(project, EntityKind.SHOT, type, name, sequence, null, null, frames, false, RUNNING, data);
    }
}
