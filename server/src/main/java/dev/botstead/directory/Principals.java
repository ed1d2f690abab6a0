package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger.Subject;
import dev.botstead.event.Actor;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Tx;
import dev.botstead.sql.Tx.Hold;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /// How those of the given ids are written outside of the Kitsu side; who is deleted has no entry.
    public Map<PrincipalId, String> publicIds(Tx tx, AccountId account, List<PrincipalId> ids) {
        return store.publicIds(tx, account, ids);
    }

    /// The newest bots made before the id `before` (null: of all) that meet `filter`, newest first.
    public List<Principal.Bot> newestBots(
            Tx tx, AccountId account, @Nullable UUID before, Condition filter, int limit) {
        return store.newestBots(tx, account, before, filter, limit);
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
    /// `subject`, whom the change is about, is held too.
    public void confirm(Tx tx, Actor actor, @Nullable Subject subject) {
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

    /// Both in one order, so that no two wait for each other.
    private static void hold(Tx tx, @Nullable PrincipalId actor, @Nullable Subject subject) {
        boolean subjectFirst =
                actor == null || (subject != null && subject.id().uuid().compareTo(actor.uuid()) <= 0);
        if (subject != null && subjectFirst) tx.hold(subject.id(), subject.how());
        if (actor != null && (subject == null || !actor.equals(subject.id()))) tx.hold(actor, Hold.SHARED);
        if (subject != null && !subjectFirst) tx.hold(subject.id(), subject.how());
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
