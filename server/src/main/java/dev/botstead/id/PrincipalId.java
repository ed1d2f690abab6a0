package dev.botstead.id;

import java.util.UUID;

/// The id of a principal: a person or a bot.
public record PrincipalId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
