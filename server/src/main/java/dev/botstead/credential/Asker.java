package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.event.Actor;
import dev.botstead.id.CredentialId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The credential by which somebody asks for another, or none at the dashboard and the terminal. What it makes is
/// never stronger than itself, and never good for longer (design, promise 15).
record Asker(@Nullable Credential credential) {
    static Asker of(Change change, CredentialStore store) {
        Actor.Presented presented = change.actor().credential();
        return new Asker(
                presented == null
                        ? null
                        : store.find(change.tx(), new CredentialId(presented.id()))
                                .orElse(null));
    }

    @Nullable
    CredentialId id() {
        return credential == null ? null : credential.id();
    }

    /// The earlier of `wanted` and its own end.
    @Nullable
    Instant until(@Nullable Instant wanted) {
        Instant end = credential == null ? null : credential.end();
        return end == null || (wanted != null && wanted.isBefore(end)) ? wanted : end;
    }

    /// Refuses to let anything live until `wanted` where it does not itself.
    void mustOutlive(Instant wanted) {
        if (!wanted.equals(until(wanted)))
            throw new Failure.Forbidden(
                    "outlived",
                    "A credential cannot prolong anything beyond its own end. Use the one that replaced it.");
    }

    /// The limits that what it makes may have.
    Limits limits(Limits wanted) {
        return wanted.under(credential == null ? null : credential.limits());
    }

    /// Refuses to hand out or loosen what is stronger than itself.
    void mustCover(Limits limits) {
        if (credential != null) limits.mustBeWithin(credential.limits());
    }
}
