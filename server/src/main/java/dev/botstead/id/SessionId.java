package dev.botstead.id;

import java.util.UUID;

/// The id of a person's session: a browser's, or one opened through an API.
public record SessionId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
