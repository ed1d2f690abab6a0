package dev.botstead.surface.kitsu.events;

import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.event.Events;
import dev.botstead.event.Events.Placed;
import dev.botstead.event.Events.Position;
import dev.botstead.event.Recorded;
import dev.botstead.surface.kitsu.events.Telling.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows the log on a thread of its own and leaves each event, once, in the order of commits, to the sessions whose
/// guests may hear of it.
///
/// What is read is older than everything that may still commit (see [Events#behind]), and whom it is for is found out
/// after it was read: a guest who was let in before an event was committed is told of it.
final class Following implements Runnable {
    private static final System.Logger LOG = System.getLogger("dev.botstead.events");
    private static final int TOGETHER = 500;
    // Other nodes' changes wake nobody here.
    private static final Duration IDLE = Duration.ofMillis(500);
    // A change that was committed beside a longer one is settled with that one, which wakes nobody when it is undone.
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration RESTLESS = Duration.ofSeconds(2);
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Events events;
    private final Sessions sessions;
    private final Namespace namespace;
    private final Telling telling;
    private final Instant since;
    private final Bell bell = new Bell();
    private volatile boolean stopped;
    private @Nullable Position position;

    Following(
            Ledger ledger,
            Events events,
            Sessions sessions,
            Namespace namespace,
            Telling telling,
            InstantSource clock) {
        this.ledger = ledger;
        this.events = events;
        this.sessions = sessions;
        this.namespace = namespace;
        this.telling = telling;
        this.since = clock.instant().minus(LONGEST_CHANGE);
    }

    /// Something was committed.
    void wake() {
        bell.ring();
    }

    void stop() {
        stopped = true;
        bell.ring();
    }

    @Override
    public void run() {
        long rung = System.nanoTime();
        while (!stopped) {
            boolean more = read();
            boolean restless = System.nanoTime() - rung < RESTLESS.toNanos();
            if (!more && bell.await(restless ? SOON : IDLE)) rung = System.nanoTime();
        }
    }

    /// Reads on; whether there may be more. What cannot be read now is read later.
    private boolean read() {
        try {
            Position from = position;
            if (from == null || sessions.withGuests().isEmpty()) {
                Position now = ledger.read(events::now);
                // Looked at again: whoever was let in meanwhile is told of what was committed since.
                if (from == null || sessions.withGuests().isEmpty()) {
                    position = now;
                    return false;
                }
            }
            Position behind = Objects.requireNonNull(from);
            List<Placed> read = ledger.read(tx -> events.behind(tx, behind, since, TOGETHER));
            if (read.isEmpty()) return false;
            tell(read.stream().map(Placed::event).toList());
            position = read.getLast().behind();
            return true;
        } catch (RuntimeException e) { // thrown on, it would end the telling for good
            if (stopped) return false;
            LOG.log(System.Logger.Level.WARNING, "the log could not be followed; trying again", e);
            bell.rest(IDLE);
            return false;
        }
    }

    private record Delivery(Session session, Packet packet) {}

    private void tell(List<Recorded> read) {
        Map<Session, Caller> hearers = new LinkedHashMap<>();
        for (Session session : sessions.withGuests()) {
            Caller caller = namespace.still(session);
            if (caller != null) hearers.put(session, caller);
        }
        if (hearers.isEmpty()) return;
        List<Delivery> deliveries = ledger.<List<Delivery>>read(tx -> {
            List<Delivery> found = new ArrayList<>();
            for (Recorded event : read) {
                Optional<Told> told = telling.told(event);
                if (told.isEmpty()) continue;
                Packet packet = Message.event(
                        Namespace.NAME, told.get().name(), told.get().data());
                Map<Caller, Boolean> may = new LinkedHashMap<>(); // several sessions of one caller
                hearers.forEach((session, caller) -> {
                    if (!caller.account().equals(event.account())) return;
                    if (may.computeIfAbsent(caller, one -> telling.mayHear(tx, one, event)))
                        found.add(new Delivery(session, packet));
                });
            }
            return found;
        });
        deliveries.forEach(each -> each.session().send(each.packet()));
    }
}
