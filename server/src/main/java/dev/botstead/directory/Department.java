package dev.botstead.directory;

import dev.botstead.id.AccountId;
import dev.botstead.id.DepartmentId;
import java.time.Instant;

/// A department of an account: what people and bots are grouped by.
///
/// @param color `#RRGGBB`, or `""`
public record Department(
        DepartmentId id,
        AccountId account,
        String name,
        String color,
        boolean archived,
        Instant createdAt,
        Instant updatedAt) {}
