package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.event.Actor;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import dev.botstead.sql.Tx.Hold;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Persons and bots together: found, listed, and confirmed before they change anything.
public final class Principals {
    private final PrincipalStore store = new PrincipalStore();
    private final InstantSource clock;
    private final List<BiConsumer<Change, Principal>> suspensions = new ArrayList<>();
    private final List<BiConsumer<Change, Principal>> departures = new ArrayList<>();

    /// Principals whose expiry is held against `clock`.
    public Principals(InstantSource clock) {
        this.clock = clock;
    }

    /// `pause` runs in the transaction that switches a principal off: what is open is closed. What it holds stays.
    public void onSuspension(BiConsumer<Change, Principal> pause) {
        suspensions.add(pause);
    }

    /// `farewell` runs in the transaction that deletes a principal: features let go of what they hold for it.
    public void onDeparture(BiConsumer<Change, Principal> farewell) {
        departures.add(farewell);
    }

    /// One of `account`; a deleted one is not found.
    public Principal get(Tx tx, AccountId account, PrincipalId id) {
        return find(tx, account, id).orElseThrow(() -> new Failure.NotFound("There is no such person or bot."));
    }

    /// One of `account`, or nothing; a deleted one is nothing.
    public Optional<Principal> find(Tx tx, AccountId account, PrincipalId id) {
        return store.find(tx, account, id).filter(found -> found.profile().deletedAt() == null);
    }

    /// Those of the given ids, deleted ones too: what they wrote bears their name.
    public List<Principal> named(Tx tx, AccountId account, List<PrincipalId> ids) {
        return store.byId(tx, account, ids);
    }

    /// All of `account`, by name.
    public List<Principal> all(Tx tx, AccountId account) {
        return store.all(tx, account);
    }

    /// How many active bots of the account expire after `from`, and by `by` at the latest.
    public long expiring(Tx tx, AccountId account, Instant from, Instant by) {
        return tx.count(
                "SELECT count(*) AS n FROM principal WHERE account_id = ? AND kind = 'BOT' AND active"
                        + " AND deleted_at IS NULL AND expires_at > ? AND expires_at <= ?",
                account,
                from,
                by);
    }

    /// The persons, of any account, who bear this e-mail address.
    public List<Principal.Person> personsByEmail(Tx tx, String email) {
        return store.personsByEmail(tx, email);
    }

    /// Throws [Failure.Unauthenticated] unless the one who was authorised from memory may still act as it was
    /// allowed to.
    /// Holds its row until the transaction ends, so that what it does cannot commit after its suspension was
    /// answered.
    /// `subject`, whom the change is about, is held alone; both in one order, so that no two wait for each other.
    public void confirm(Tx tx, Actor actor, @Nullable PrincipalId subject) {
        hold(tx, actor.principal(), subject);
        if (actor.principal() == null) return;
        boolean stands = tx.first(
                        "SELECT role, active, expires_at, deleted_at FROM principal WHERE id = ? AND account_id = ?"
                                + tx.dialect().forShare(),
                        row -> row.bool("active")
                                && row.longOrNull("deleted_at") == null
                                && row.text("role").equals(actor.role())
                                && !over(row.instantOrNull("expires_at")),
                        actor.principal(),
                        actor.account())
                .orElse(false);
        if (!stands) throw new Failure.Unauthenticated("Your access was changed while this was under way.");
    }

    private static void hold(Tx tx, @Nullable PrincipalId actor, @Nullable PrincipalId subject) {
        boolean subjectFirst =
                actor == null || (subject != null && subject.uuid().compareTo(actor.uuid()) <= 0);
        if (subject != null && subjectFirst) tx.hold(subject, Hold.ALONE);
        if (actor != null && !actor.equals(subject)) tx.hold(actor, Hold.SHARED);
        if (subject != null && !subjectFirst) tx.hold(subject, Hold.ALONE);
    }

    private boolean over(@Nullable Instant end) {
        return end != null && !clock.instant().isBefore(end);
    }

    void suspend(Change change, Principal principal) {
        suspensions.forEach(pause -> pause.accept(change, principal));
    }

    void depart(Change change, Principal principal) {
        departures.forEach(farewell -> farewell.accept(change, principal));
    }

    PrincipalStore store() {
        return store;
    }
}
