package dev.botstead.cluster;

import dev.botstead.event.Actor;
import dev.botstead.event.Event;
import dev.botstead.event.Events;
import dev.botstead.event.Origin;
import dev.botstead.sql.WriteTx;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change under way: its transaction, who makes it, and what it must leave behind.
public final class Change {
    private final WriteTx tx;
    private final Actor actor;
    private final Origin origin;
    private final Instant at;
    private final Events events;
    private final Set<Touched> tightened = new LinkedHashSet<>();
    private final Set<Touched> loosened = new LinkedHashSet<>();
    private boolean told;
    private boolean changedNothing;

    Change(WriteTx tx, Actor actor, Origin origin, Instant at, Events events) {
        this.tx = tx;
        this.actor = actor;
        this.origin = origin;
        this.at = at;
        this.events = events;
    }

    /// The transaction.
    public WriteTx tx() {
        return tx;
    }

    /// Who makes it.
    public Actor actor() {
        return actor;
    }

    /// The instant of the whole change, in microseconds.
    public Instant at() {
        return at;
    }

    /// Tells what happens. A change that tells nothing is undone.
    public void tell(Event event) {
        events.append(tx, actor, origin, at, event);
        told = true;
        changedNothing = false;
    }

    /// Says that nothing had to be changed, so that there is nothing to tell.
    public void nothingToTell() {
        changedNothing = !told;
    }

    /// This change may turn an allowed decision about `subject` into a refused one.
    public void tighten(Touched.Kind kind, UUID subject) {
        tightened.add(new Touched(kind, subject));
    }

    /// This change can only turn refused decisions about `subject` into allowed ones, or change what is said of it.
    public void loosen(Touched.Kind kind, UUID subject) {
        loosened.add(new Touched(kind, subject));
    }

    /// Whether it left everything as it was.
    boolean changedNothing() {
        return changedNothing;
    }

    /// Ends it, and returns the revision that it took, if it did.
    Revisions.@Nullable Taken finish(Revisions revisions) {
        if (!told && !changedNothing) throw new IllegalStateException("no event, no change: this change told nothing");
        if (!loosened.isEmpty()) revisions.forget(tx, Set.copyOf(loosened));
        return tightened.isEmpty() ? null : revisions.take(tx, Set.copyOf(tightened));
    }
}
