package dev.botstead.id;

import java.util.UUID;

/// The id of an account: the tenant that everything belongs to.
public record AccountId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
