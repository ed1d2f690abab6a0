package dev.botstead.surface.kitsu.events;

import dev.botstead.base.Failure;
import dev.botstead.check.Decision;
import dev.botstead.event.Origin;
import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Origins;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Socket;
import dev.botstead.surface.http.Upgrade;
import dev.botstead.surface.kitsu.Entrance;
import dev.botstead.surface.kitsu.Entrance.Presented;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.json.JsonMapper;

/// Engine.IO 4 over HTTP: sessions that are opened, polled and posted to, and WebSockets.
final class Transport {
    /// One payload, and one message of a WebSocket.
    private static final int MOST_BYTES = 64 * 1024;
    private static final String POLLING = "polling";
    private static final String WEBSOCKET = "websocket";
    private static final int MALFORMED = 1002;
    private static final int DONE = 1000;

    private final Entrance entrance;
    private final Sessions sessions;
    private final Namespace namespace;
    private final Timing timing;

    Transport(Entrance entrance, Sessions sessions, Namespace namespace, Timing timing) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.namespace = namespace;
        this.timing = timing;
    }

    /// `GET`: opens a session, or waits for what is told in one.
    Response get(Request request) {
        mustSpeak(request, POLLING);
        return request.query().first("sid") == null
                ? text(List.of(opening(opened(request, false), List.of(WEBSOCKET))))
                : poll(request, session(request));
    }

    private Response poll(Request request, Session session) {
        if (session.isSocket()) throw Complaint.REQUEST.refusal();
        if (!session.beginPoll()) {
            session.end(); // two polls at once: one of them would lose what the other takes
            throw Complaint.REQUEST.refusal();
        }
        AtomicBoolean waits = new AtomicBoolean(true);
        // Over HTTP/2 a stream that was answered may be heard of as gone, too.
        request.whenGone(() -> {
            if (waits.get()) session.end();
        });
        try {
            session.await(timing.ping().plus(timing.pong()), false);
            var _ = namespace.still(session);
            List<Packet> packets = session.take(false);
            return text(packets.isEmpty() ? List.of(Packet.NOOP) : packets);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientGone();
        } finally {
            waits.set(false);
            session.endPoll();
        }
    }

    /// `POST`: what a client that polls has to say.
    Response post(Request request) {
        mustSpeak(request, POLLING);
        if (request.query().first("sid") == null) throw Complaint.METHOD.refusal();
        Session session = session(request);
        if (session.isSocket()) throw Complaint.REQUEST.refusal();
        List<Packet> packets = Packet.parseAll(new String(request.bytes(MOST_BYTES), StandardCharsets.UTF_8));
        if (packets == null || !packets.stream().allMatch(packet -> namespace.heard(session, packet))) {
            session.end();
            throw Complaint.REQUEST.refusal();
        }
        return text("ok");
    }

    /// A WebSocket: a session of its own, or one that polled so far.
    Upgrade.Talk upgrade(Request request) {
        mustSpeak(request, WEBSOCKET);
        if (request.query().first("sid") == null) {
            Session session = opened(request, true);
            session.send(opening(session, List.of()));
            return socket -> speak(session, socket);
        }
        Session session = session(request);
        // Before it becomes a WebSocket, of which there are only so many: one session asks for one at a time.
        if (!session.claimUpgrade()) throw Complaint.REQUEST.refusal();
        return socket -> {
            if (hasChangedOver(session, socket)) speak(session, socket);
        };
    }

    /// Probes the WebSocket beside the polls, until the client changes over.
    private boolean hasChangedOver(Session session, Socket socket) {
        Thread patience = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(timing.entry());
                if (!session.isSocket()) socket.close(MALFORMED, "The probe took too long.");
            } catch (InterruptedException _) {
                // It has changed over, or has failed.
            }
        });
        boolean probing = false;
        try {
            probing = "2probe".equals(socket.receive()) && session.beginProbe();
            if (!probing) return false;
            socket.send("3probe");
            if (!"5".equals(socket.receive())) return false;
            session.becomeSocket();
            return true;
        } finally {
            patience.interrupt();
            session.unclaimUpgrade();
            if (probing) session.abandonProbe();
        }
    }

    private void speak(Session session, Socket socket) {
        Thread writing = Thread.startVirtualThread(() -> write(session, socket));
        try {
            for (String text = socket.receive(); text != null; text = socket.receive()) {
                Packet packet = Packet.parse(text);
                if (session.isOver()) break;
                if (packet == null || !namespace.heard(session, packet)) {
                    socket.close(MALFORMED, "The packet is malformed.");
                    break;
                }
            }
            session.end();
            writing.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            session.end();
        }
    }

    private void write(Session session, Socket socket) {
        try {
            while (session.await(Duration.ofMinutes(1), true)) {
                var _ = namespace.still(session);
                for (Packet packet : session.take(true)) socket.send(packet.wire());
            }
        } catch (ClientGone _) {
            // Its reader learns it too.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            session.end();
            socket.close(DONE, "");
        }
    }

    private static void mustSpeak(Request request, String transport) {
        if (!"4".equals(request.query().first("EIO"))) throw Complaint.VERSION.refusal();
        if (!transport.equals(request.query().first("transport"))) throw Complaint.TRANSPORT.refusal();
    }

    private Session opened(Request request, boolean socket) {
        Presented presented = entrance.presented(request).orElse(null);
        Origin origin = Origins.of(request);
        boolean known = presented != null && isKnown(origin, presented);
        Session session = sessions.open(id -> new Session(id, presented, known, origin, timing, socket));
        if (session == null) throw Complaint.FORBIDDEN.refusal();
        return session;
    }

    private boolean isKnown(Origin origin, Presented presented) {
        try {
            return origin.during(() -> entrance.decide(presented)) instanceof Decision.Allowed;
        } catch (Failure.Unavailable _) { // it is asked again in the namespace
            return false;
        }
    }

    /// The session that the request names. gazu and browsers present their token with the first request alone, and
    /// the
    /// session's id, which nobody guesses, with the others; who presents another token is somebody else.
    private Session session(Request request) {
        Session session = sessions.find(String.valueOf(request.query().first("sid")));
        if (session == null) throw Complaint.SESSION.refusal();
        Presented presented = entrance.presented(request).orElse(null);
        if (presented != null && !session.isOf(presented)) throw Complaint.SESSION.refusal();
        return session;
    }

    private Packet opening(Session session, List<String> upgrades) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sid", session.id());
        facts.put("upgrades", upgrades);
        facts.put("pingInterval", timing.ping().toMillis());
        facts.put("pingTimeout", timing.pong().toMillis());
        facts.put("maxPayload", MOST_BYTES);
        return new Packet(Packet.Kind.OPEN, JsonMapper.shared().writeValueAsString(facts));
    }

    private static Response text(List<Packet> packets) {
        return text(Packet.payload(packets));
    }

    private static Response text(String text) {
        return Response.text(200, "text/plain", text).with("cache-control", "no-store");
    }
}
