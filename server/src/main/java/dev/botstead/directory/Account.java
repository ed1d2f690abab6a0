package dev.botstead.directory;

import dev.botstead.id.AccountId;
import java.time.Instant;

/// A tenant: everything belongs to exactly one, for ever.
public record Account(AccountId id, String name, Instant createdAt, Instant updatedAt) {}
