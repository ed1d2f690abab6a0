package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Touched;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.event.Actor;
import dev.botstead.id.CredentialId;
import dev.botstead.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A new secret takes the place of an old one. The old one is over at once, or works for an overlap more, while both
/// show when they were used last.
public final class Rotations {
    /// The longest overlap that may be asked for.
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private static final int RETIRED_AT_ONCE = 100;

    private final CredentialStore store = new CredentialStore();
    private final Ledger ledger;
    private final Principals principals;
    private final Credentials credentials;
    private final Mint mint;
    private final Tokens tokens;

    /// Rotations of what `credentials` holds.
    public Rotations(Ledger ledger, Principals principals, Credentials credentials, Mint mint, Tokens tokens) {
        this.ledger = ledger;
        this.principals = principals;
        this.credentials = credentials;
        this.mint = mint;
        this.tokens = tokens;
    }

    /// Gives the owner of `id` another secret with the same description, metadata, limits, ACL and end; `id` works
    /// for `overlap` more (zero: it is over with the answer). An SSH key has no secret: its owner puts in another
    /// one.
    public Made rotate(Caller caller, CredentialId id, Duration overlap) {
        mustBeOverlap(overlap);
        return credentials.change(caller, id, (change, old) -> {
            if (over(old, change.at())) throw new Failure.Conflict("over", "It is over. Make a new one.");
            if (old.particulars().retiresAt() != null
                    && successor(change.tx(), id).isPresent())
                throw new Failure.Conflict("rotating", "Another secret took its place already.");
            Asker asker = Asker.of(change);
            asker.mustCover(old.limits());
            Principal owner = principals.get(change.tx(), caller.account(), old.owner());
            return replaced(change, owner, old, asker, overlap);
        });
    }

    /// Makes the successor of `old` within `change`, and lets `old` retire.
    Made replaced(Change change, Principal owner, Credential old, Asker asker, Duration overlap) {
        Instant until = asker.until(old.lifetime().until());
        return switch (old.kind()) {
            case SSH_KEY ->
                throw new Failure.Invalid(
                        "kind",
                        "ssh_key",
                        "An SSH key has no secret to rotate. Add the new key, then revoke this one.");
            case TOKEN -> {
                Issued<Credential.Token> issued = tokens.issue(change, owner, until, overlap);
                yield new Made(issued.credential(), issued.secret());
            }
            case API_KEY, AUTHTOKEN -> {
                Made made = mint.successor(change, owner, old, asker, until);
                retire(change, old, overlap);
                Map<String, @Nullable Object> facts = new LinkedHashMap<>(Facts.of(made.credential()));
                facts.put("retires_at", change.at().plus(overlap).toString());
                Credentials.tell(change, "rotated", made.credential(), Map.of(), facts);
                yield made;
            }
        };
    }

    private void retire(Change change, Credential old, Duration overlap) {
        if (overlap.isZero()) {
            credentials.revoke(change, old);
            return;
        }
        store.update(change.tx(), With.retiring(old, change.at().plus(overlap)));
        change.tighten(Touched.Kind.CREDENTIAL, old.id().uuid());
    }

    /// Lets one whose place was taken work until `overlap` from now, but no more than [#LONGEST_OVERLAP]. One whose
    /// own end is earlier cannot do this: a secret that was replaced does not keep itself alive.
    public Credential extend(Caller caller, CredentialId id, Duration overlap) {
        mustBeOverlap(overlap);
        if (overlap.isZero()) throw new Failure.Invalid("overlap", "past", "To end the old secret now, revoke it.");
        return credentials.change(caller, id, (change, old) -> {
            Instant was = old.particulars().retiresAt();
            if (over(old, change.at()))
                throw new Failure.Conflict("over", "It is over already. Nothing brings it back.");
            if (was == null) throw new Failure.Conflict("not_rotating", "No other secret took its place.");
            Asker.of(change).mustOutlive(change.at().plus(overlap));
            Credential after = With.retiring(old, change.at().plus(overlap));
            store.update(change.tx(), after);
            Credentials.tell(
                    change,
                    "updated",
                    after,
                    Map.of("retires_at", was.toString()),
                    Map.of("retires_at", change.at().plus(overlap).toString()));
            change.tighten(Touched.Kind.CREDENTIAL, id.uuid());
            return after;
        });
    }

    private static void mustBeOverlap(Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0)
            throw new Failure.Invalid("overlap", "out_of_range", "The old secret may work for 7 days more at most.");
    }

    /// The one that took the place of `id`, if it is not revoked.
    public Optional<Credential> successor(Tx tx, CredentialId id) {
        return store.successor(tx, id).filter(found -> found.revokedAt() == null);
    }

    /// Takes away those whose overlap was over at `now`, and tells of each. They were refused from that instant on:
    /// this is the tidying. Returns how many.
    public int retire(Instant now) {
        List<Credential> over = ledger.read(tx -> store.retired(tx, now, RETIRED_AT_ONCE));
        for (Credential each : over)
            ledger.write(Actor.terminal(each.account()), each.owner(), change -> {
                Optional<Credential> found = store.lock(change.tx(), each.account(), each.id())
                        .filter(left -> left.revokedAt() == null && retired(left, now));
                found.ifPresentOrElse(left -> credentials.revoke(change, left, "retired"), change::nothingToTell);
                return found.isPresent();
            });
        return over.size();
    }

    private static boolean retired(Credential credential, Instant now) {
        Instant end = credential.particulars().retiresAt();
        return end != null && !now.isBefore(end);
    }

    private static boolean over(Credential credential, Instant now) {
        Instant end = credential.end();
        return end != null && !now.isBefore(end);
    }
}
