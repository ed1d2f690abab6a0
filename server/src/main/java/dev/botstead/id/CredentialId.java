package dev.botstead.id;

import java.util.UUID;

/// The id of a credential of any kind.
public record CredentialId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
