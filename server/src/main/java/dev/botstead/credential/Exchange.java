package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principals;
import dev.botstead.event.Actor;
import dev.botstead.id.CredentialId;
import dev.botstead.secret.KeyText;
import dev.botstead.secret.KeyText.Reading;
import dev.botstead.secret.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A bot replaces its own API key by presenting it, once, when its policy says that it is time.
public final class Exchange {
    // Who holds a replaced key may present it as often as they like: one event an hour says all there is to say.
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofHours(1);

    private final CredentialStore store = new CredentialStore();
    private final RotationStore told = new RotationStore();
    private final Ledger ledger;
    private final Principals principals;
    private final Rotations rotations;

    /// Exchanges by way of `rotations`.
    public Exchange(Ledger ledger, Principals principals, Rotations rotations) {
        this.ledger = ledger;
        this.principals = principals;
        this.rotations = rotations;
    }

    /// The new key, and when the old one is over.
    public record Exchanged(Made made, Instant retiresAt) {}

    /// Exchanges the API key that `caller` presented. The new one has its limits and its end, and is a child of it.
    /// One that has been replaced already is refused, and that is told.
    public Exchanged exchange(Caller caller) {
        if (caller.person()) throw new Failure.Forbidden("bots_only", "Only a bot exchanges its own key.");
        Actor.Presented presented = caller.credential();
        if (presented == null || !presented.kind().equals(Kind.API_KEY.word()))
            throw new Failure.Forbidden("api_keys_only", "Only an API key can be exchanged here.");
        CredentialId id = new CredentialId(presented.id());
        // The owner is held alone: of many that come at once, each sees what the one before it did.
        return ledger.write(caller.actor(), caller.id(), change -> exchanged(change, caller, id))
                .orElseThrow(() -> new Failure.Conflict(
                        "already_exchanged",
                        "Another key took the place of this one already. If that was not you, revoke it with all that it"
                                + " made."));
    }

    /// Nothing where it was refused: the refusal is told, and stays.
    private Optional<Exchanged> exchanged(Change change, Caller caller, CredentialId id) {
        Credential old = store.lock(change.tx(), caller.account(), id)
                .filter(found -> found.kind() == Kind.API_KEY && found.owner().equals(caller.id()))
                .filter(found ->
                        found.revokedAt() == null && found.particulars().suspension() == null)
                .filter(found -> found.end() == null || change.at().isBefore(found.end()))
                .orElseThrow(() -> new Failure.Unauthenticated("This API key is not valid any more."));
        if (replaced(change, old)) {
            tellOnce(change, old);
            return Optional.empty();
        }
        RotationPolicy policy = told.policy(change.tx(), caller.id())
                .orElseThrow(() -> new Failure.Forbidden(
                        "no_policy", "No rotation is scheduled for this bot. Ask an administrator to set one."));
        Instant from = policy.soon(old).orElse(Instant.MAX);
        if (change.at().isBefore(from))
            throw new Failure.Forbidden("not_due", "It is too early. This key can be exchanged from " + from + " on.");
        Made made = rotations.replaced(
                change,
                principals.get(change.tx(), caller.account(), caller.id()),
                old,
                new Asker(old),
                policy.overlap());
        Instant over = change.at().plus(policy.overlap());
        Instant end = old.end();
        return Optional.of(new Exchanged(made, end != null && end.isBefore(over) ? end : over));
    }

    private boolean replaced(Change change, Credential old) {
        return old.particulars().retiresAt() != null
                || store.successor(change.tx(), old.id()).isPresent();
    }

    private static void refused(Change change, Credential old) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("owner_id", old.owner().toString());
        Credentials.tell(change, "exchange_refused", old, Map.of(), facts);
    }

    /// Somebody presented `secret` to exchange it, and it was refused as it is over. Where another took its place,
    /// that is told as well: it may have been stolen.
    public void presentedTooLate(SecretToken secret) {
        if (!(KeyText.read(secret) instanceof Reading.Whole(var prefix, var id, var digest))
                || !prefix.equals(Kind.API_KEY.secretPrefix())) return;
        ledger.read(tx -> store.find(tx, id, digest)
                        .filter(found -> found.kind() == Kind.API_KEY)
                        .filter(found -> store.successor(tx, found.id()).isPresent()))
                .ifPresent(found -> ledger.write(Actor.terminal(found.account()), change -> tellOnce(change, found)));
    }

    private boolean tellOnce(Change change, Credential replaced) {
        Instant lately = change.at().minus(TOLD_AGAIN_AFTER);
        boolean first = told.reuseTold(change.tx(), replaced.id(), change.at(), lately);
        if (first) refused(change, replaced);
        else change.nothingToTell();
        return first;
    }
}
