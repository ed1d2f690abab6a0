package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.event.Actor;
import dev.botstead.id.CredentialId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The credential by which somebody asks for another, or none at the dashboard and the terminal. What it makes is
/// never stronger than itself, and never good for longer (design, promise 15).
public record Asker(@Nullable Credential credential) {
    private static final CredentialStore STORE = new CredentialStore();

    /// Who asks for `change`. A session of a browser is no credential.
    public static Asker of(Change change) {
        Actor.Presented presented = change.actor().credential();
        return new Asker(
                presented == null
                        ? null
                        : STORE.find(change.tx(), new CredentialId(presented.id()))
                                .orElse(null));
    }

    /// Refuses to make anybody an administrator, who could do all that this one is kept from.
    public void mustBeUnlimited() {
        if (credential != null && !credential.limits().equals(Limits.NONE))
            throw new Failure.Forbidden(
                    "limited", "A credential that is limited makes nobody an administrator. Use one without limits.");
    }

    /// Refuses to give anybody a password: who signs in with it is limited by nothing, and has no end.
    public void mustBeWhole() {
        mustBeUnlimited();
        if (credential != null && credential.end() != null)
            throw new Failure.Forbidden(
                    "outlived", "A credential that ends gives nobody a password. Sign in with yours to do this.");
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
