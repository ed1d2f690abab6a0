package dev.botstead.cluster;

import dev.botstead.base.Failure;
import dev.botstead.event.Actor;
import dev.botstead.event.Events;
import dev.botstead.event.Origin;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Database;
import dev.botstead.sql.Tx;
import dev.botstead.sql.Tx.Hold;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one door through which anything changes: one transaction that begins by reading its principal again
/// (it was authorised from memory), holds the event that tells of it, and ends by taking a revision when it
/// tightens.
public final class Ledger {
    private final Database database;
    private final Events events;
    private final Revisions revisions;
    private final InstantSource clock;
    private final Confirm confirm;

    /// Whom a change is about, and how they are held while it is made.
    public record Subject(PrincipalId id, Hold how) {}

    /// Reads an actor again at the beginning of what it does.
    @FunctionalInterface
    public interface Confirm {
        /// Throws unless `actor` may still act. Holds it until the transaction ends, and `subject`, whom the change
        /// is about.
        void confirm(Tx tx, Actor actor, @Nullable Subject subject);
    }

    /// A door to `database`; `confirm` throws when the actor may not act any more.
    public Ledger(Database database, Events events, Revisions revisions, InstantSource clock, Confirm confirm) {
        this.database = database;
        this.events = events;
        this.revisions = revisions;
        this.clock = clock;
        this.confirm = confirm;
    }

    /// Makes a change and returns what `work` made, after the commit. `work` may be run again (see [Database#write]).
    ///
    /// An answer that somebody else's change is the reason for (it is gone, it is so already) waits until
    /// memory has heard of that change too.
    public <T> T write(Actor actor, Function<Change, T> work) {
        return written(actor, null, work);
    }

    /// The same for a change of `subject` itself, who is held from the beginning and alone: nothing that it does
    /// commits beside this, and two such changes do not wait for each other in a ring.
    public <T> T write(Actor actor, PrincipalId subject, Function<Change, T> work) {
        return written(actor, new Subject(subject, Hold.ALONE), work);
    }

    /// The same for a change of something that `subject` has: others of its kind commit beside this one, and no
    /// change
    /// of `subject` itself.
    public <T> T beside(Actor actor, PrincipalId subject, Function<Change, T> work) {
        return written(actor, new Subject(subject, Hold.SHARED), work);
    }

    private <T> T written(Actor actor, @Nullable Subject subject, Function<Change, T> work) {
        Origin origin = Origin.now(); // here, since `work` may run on a thread of the database
        AtomicReference<Revisions.@Nullable Taken> taken = new AtomicReference<>();
        try {
            Made<T> made = database.write(tx -> {
                undone(taken);
                confirm.confirm(tx, actor, subject);
                Change change = new Change(tx, actor, origin, clock.instant().truncatedTo(ChronoUnit.MICROS), events);
                T result = work.apply(change);
                taken.set(change.finish(revisions));
                return new Made<>(result, change.changedNothing() ? revisions.seen(tx) : 0);
            });
            revisions.settled(made.since());
            return made.result();
        } catch (Failure.NotFound | Failure.Conflict | Failure.Unauthenticated e) {
            revisions.settled(database.read(revisions::seen));
            throw e;
        } finally {
            undone(taken);
        }
    }

    /// What was taken is over by now: applied, or rolled back with the try that took it.
    private void undone(AtomicReference<Revisions.@Nullable Taken> taken) {
        Revisions.Taken last = taken.getAndSet(null);
        if (last != null) revisions.over(last);
    }

    private record Made<T>(T result, long since) {}

    /// Reads one consistent state.
    public <T> T read(Function<Tx, T> work) {
        return database.read(work);
    }
}
