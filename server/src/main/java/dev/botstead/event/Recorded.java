package dev.botstead.event;

import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as the log keeps it. `before` and `after` are JSON objects.
public record Recorded(
        UUID id,
        AccountId account,
        Instant at,
        String name,
        String object,
        UUID objectId,
        String label,
        @Nullable UUID scope,
        @Nullable PrincipalId actor,
        String actorName,
        @Nullable String credentialKind,
        @Nullable UUID credential,
        String before,
        String after,
        String requestId,
        @Nullable String address,
        @Nullable String userAgent) {}
