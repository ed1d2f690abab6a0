package dev.botstead.check;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.event.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What memory knows of one principal: what a decision needs, and what features need of a caller.
record Standing(
        Principal principal, boolean deleted, @Nullable Instant expiresAt) {
    static Standing of(Principal principal) {
        Instant end = principal instanceof Bot bot ? bot.expiresAt() : null;
        return new Standing(principal, principal.profile().deletedAt() != null, end);
    }

    /// Whether it may act at all, as long as its time is not over.
    boolean stands() {
        return principal.active() && !deleted;
    }

    boolean person() {
        return principal instanceof Principal.Person;
    }

    boolean endedBy(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Caller caller(Bearer bearer) {
        return new Caller(
                principal.account(),
                principal.id(),
                principal.name(),
                person(),
                principal.role(),
                principal.departments(),
                new Actor.Presented(bearer.use().kind(), bearer.id()));
    }
}
