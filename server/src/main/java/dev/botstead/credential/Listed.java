package dev.botstead.credential;

import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Condition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which credentials to list: those of one kind that are not revoked, newest first.
///
/// @param owner only of this one, or null for all
/// @param before only those made before this id, which may be of nothing any more; null for all
/// @param filter only those that meet it
/// @param limit at most so many
public record Listed(
        AccountId account,
        Kind kind,
        @Nullable PrincipalId owner,
        @Nullable UUID before,
        Condition filter,
        int limit) {}
