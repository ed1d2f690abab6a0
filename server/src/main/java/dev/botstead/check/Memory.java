package dev.botstead.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.botstead.cluster.Revisions;
import dev.botstead.cluster.Touched;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.SecretDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What decisions are made of, kept until a commit touches it. Bearers and principals are entries of their
/// own, so that suspending a bot touches one key and not each of its credentials.
///
/// A digest leads to an id for ever (a secret never changes hands), so only ids are ever forgotten. What is
/// kept of a digest that leads nowhere lives for a second: a secret that is made on another node meanwhile is
/// accepted that late, never a revoked one.
final class Memory {
    private static final int KNOWN = 1_000_000;
    private static final int STRANGERS = 100_000;
    private static final Duration BRIEFLY = Duration.ofSeconds(1);

    private final Cache<SecretDigest, UUID> ids =
            Caffeine.newBuilder().maximumSize(KNOWN).build();
    private final Cache<UUID, Bearer> bearers =
            Caffeine.newBuilder().maximumSize(KNOWN).build();
    private final Cache<PrincipalId, Standing> standings =
            Caffeine.newBuilder().maximumSize(KNOWN).build();
    // Those who are refused now: resuming takes no revision, so that nothing would tell a state that was read before
    // it from one that was read after.
    private final Cache<PrincipalId, Standing> refused =
            Caffeine.newBuilder().maximumSize(KNOWN).expireAfterWrite(BRIEFLY).build();
    private final Cache<SecretDigest, Boolean> strangers = Caffeine.newBuilder()
            .maximumSize(STRANGERS)
            .expireAfterWrite(BRIEFLY)
            .build();
    private final Revisions revisions;

    Memory(Revisions revisions) {
        this.revisions = revisions;
        revisions.listen(this::forget);
    }

    private void forget(Touched touched) {
        switch (touched.kind()) {
            case PRINCIPAL -> {
                standings.invalidate(new PrincipalId(touched.subject()));
                refused.invalidate(new PrincipalId(touched.subject()));
            }
            case CREDENTIAL, SESSION -> bearers.invalidate(touched.subject());
        }
    }

    /// A bearer and its owner as one consistent read found them, at revision `seen`.
    record Loaded(long seen, Bearer bearer, Standing owner) {}

    @Nullable
    Loaded known(SecretDigest digest) {
        UUID id = ids.getIfPresent(digest);
        if (id == null) return null;
        Bearer bearer = bearers.getIfPresent(id);
        if (bearer == null) return null;
        Standing owner = standings.getIfPresent(bearer.owner());
        if (owner == null) owner = refused.getIfPresent(bearer.owner());
        return owner == null ? null : new Loaded(0, bearer, owner);
    }

    boolean stranger(SecretDigest digest) {
        return strangers.getIfPresent(digest) != null;
    }

    /// How many strangers are remembered.
    long strangers() {
        strangers.cleanUp();
        return strangers.estimatedSize();
    }

    /// Keeps what was read, unless a later change has been applied meanwhile.
    void keep(SecretDigest digest, long seen, Optional<Loaded> loaded) {
        if (loaded.isEmpty()) {
            strangers.put(digest, true);
            return;
        }
        Loaded found = loaded.get();
        revisions.keepIfCurrent(seen, () -> {
            ids.put(digest, found.bearer().id());
            bearers.put(found.bearer().id(), found.bearer());
            (found.owner().stands() ? standings : refused)
                    .put(found.owner().principal().id(), found.owner());
        });
    }
}
