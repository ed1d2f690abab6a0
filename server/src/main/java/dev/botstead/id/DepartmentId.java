package dev.botstead.id;

import java.util.UUID;

/// The id of a department of an account.
public record DepartmentId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
