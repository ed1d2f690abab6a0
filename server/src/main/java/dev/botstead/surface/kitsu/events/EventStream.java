package dev.botstead.surface.kitsu.events;

import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Revisions;
import dev.botstead.event.Events;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import dev.botstead.surface.kitsu.Entrance;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The stream of events, at the origin and, for whoever keeps the path of the API, below it.
public final class EventStream implements AutoCloseable {
    private static final List<String> PATHS = List.of("/socket.io", "/api/socket.io");
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Revisions revisions;
    private final Events events;
    private final Sessions sessions;
    private final Namespace namespace;
    private final Transport transport;
    private final Following following;
    private final List<Thread> threads = new ArrayList<>();
    private final Bell sweep = new Bell();
    private volatile boolean stopped;

    /// A stream of what `events` tells behind `ledger`, in the words of `telling`.
    public EventStream(
            Entrance entrance,
            Revisions revisions,
            Ledger ledger,
            Events events,
            Telling telling,
            InstantSource clock,
            Timing timing) {
        this.revisions = revisions;
        this.events = events;
        this.sessions = new Sessions(new SecureRandom());
        this.namespace = new Namespace(entrance, sessions);
        this.transport = new Transport(entrance, sessions, namespace, timing);
        this.following = new Following(ledger, events, sessions, namespace, telling, clock);
    }

    /// What it asks. Anybody may open a session: who it is, is asked in the namespace, where it can be answered in a
    /// way that clients show.
    public List<Rule> rules() {
        return PATHS.stream()
                .flatMap(path -> List.of("GET", "POST").stream()
                        .map(method ->
                                new Rule("kitsu-events", method, path, Callers.PUBLIC, AccountRight.NONE.name())))
                .toList();
    }

    /// Mounts it.
    public void mount(Routes table) {
        for (String path : PATHS) {
            table.zone(path, new Zone(Zone.Slashes.IGNORED, (_, refusal) -> Complaint.answer(refusal)));
            table.on("GET", path, transport::get);
            table.on("POST", path, transport::post);
            table.socket(path, transport::upgrade);
        }
    }

    /// Begins to follow the log and to look after the sessions.
    public void start() {
        events.watch(following::wake);
        revisions.listen(_ -> sweep.ring());
        threads.add(Thread.ofVirtual().name("events-following").start(following));
        threads.add(Thread.ofVirtual().name("events-sweep").start(this::sweep));
    }

    /// Once a second, and as soon as anything was revoked.
    private void sweep() {
        while (!stopped) {
            for (Session session : sessions.all()) {
                var _ = namespace.still(session);
                session.tick(System.nanoTime());
            }
            sessions.forgetThoseOver();
            sweep.await(SWEEP);
        }
    }

    /// Ends every session; there are no new ones.
    @Override
    public void close() {
        stopped = true;
        following.stop();
        sweep.ring();
        sessions.close();
        try { // they read the database, which may be closed after this
            for (Thread thread : threads) thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
