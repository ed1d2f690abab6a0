package dev.botstead.cluster;

import dev.botstead.event.Actor;
import dev.botstead.event.Events;
import dev.botstead.sql.Database;
import dev.botstead.sql.Tx;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The one door through which anything changes: one transaction that begins by reading its principal again (it was
/// authorised
/// from memory), holds the event that tells of it, and ends by taking a revision when it tightens.
public final class Ledger {
    private final Database database;
    private final Events events;
    private final Revisions revisions;
    private final InstantSource clock;
    private final BiConsumer<Tx, Actor> confirm;

    /// A door to `database`; `confirm` throws when the actor may not act any more.
    public Ledger(
            Database database, Events events, Revisions revisions, InstantSource clock, BiConsumer<Tx, Actor> confirm) {
        this.database = database;
        this.events = events;
        this.revisions = revisions;
        this.clock = clock;
        this.confirm = confirm;
    }

    /// Makes a change and returns what `work` made, after the commit. `work` may be run again (see [Database#write]).
    public <T> T write(Actor actor, Function<Change, T> work) {
        return database.write(tx -> {
            confirm.accept(tx, actor);
            Change change = new Change(tx, actor, clock.instant().truncatedTo(ChronoUnit.MICROS), events);
            T result = work.apply(change);
            change.finish(revisions);
            return result;
        });
    }

    /// Reads one consistent state.
    public <T> T read(Function<Tx, T> work) {
        return database.read(work);
    }
}
