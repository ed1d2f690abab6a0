package dev.botstead.surface.kitsu.events;

import dev.botstead.base.Failure;
import dev.botstead.check.Decision;
import dev.botstead.check.Decision.Reason;
import dev.botstead.directory.Caller;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.kitsu.Entrance;
import dev.botstead.surface.kitsu.Entrance.Presented;
import org.jspecify.annotations.Nullable;

/// The namespace of Socket.IO in which events are told: who is let in, who stays, and what is made of what clients
/// say.
/// They are only told something: what they send besides is passed over.
///
/// gazu connects to the main namespace too, and takes a refusal there for a failure of all: who would be let in here
/// is let
/// in there, where nothing is told.
final class Namespace {
    static final String NAME = "/events";
    private static final String MAIN = "/";
    private static final int REFUSALS = 5;

    private final Entrance entrance;
    private final Sessions sessions;

    Namespace(Entrance entrance, Sessions sessions) {
        this.entrance = entrance;
        this.sessions = sessions;
    }

    /// Hears what the client of `session` sent; false when it is nothing that a client sends.
    boolean heard(Session session, Packet packet) {
        switch (packet.kind()) {
            case PONG -> session.pong();
            case NOOP -> {}
            case CLOSE -> session.end();
            case MESSAGE -> {
                Message message = Message.parse(packet.text());
                return message != null && heard(session, message);
            }
            case OPEN, PING, UPGRADE -> {
                return false;
            }
        }
        return true;
    }

    private boolean heard(Session session, Message message) {
        switch (message.kind()) {
            case CONNECT -> {
                return connect(session, message);
            }
            case DISCONNECT -> {
                if (message.namespace().equals(NAME)) session.leave();
                if (message.namespace().equals(MAIN)) session.leaveMain();
            }
            case EVENT, ACK -> {}
            case CONNECT_ERROR -> {
                return false;
            }
        }
        return true;
    }

    private boolean connect(Session session, Message message) {
        if (session.isIn(message.namespace())) return false;
        String why;
        try {
            why = entered(session, message);
        } catch (Failure.Unavailable busy) {
            why = busy.detail();
        }
        if (why != null) {
            session.send(Message.refused(message.namespace(), why));
            return session.refused() < REFUSALS;
        }
        return true;
    }

    /// Lets the client in, or says why not.
    private @Nullable String entered(Session session, Message message) {
        boolean main = message.namespace().equals(MAIN);
        if (!main && !message.namespace().equals(NAME))
            return "There is no such namespace: events are told in the namespace " + NAME + ".";
        String given = message.token();
        Presented token = given == null ? session.handshake() : new Presented(SecretToken.of(given), false);
        if (token == null)
            return "A token is missing. Send it with the handshake as: Authorization: Bearer TOKEN,"
                    + " or in the payload of the connection as: {\"token\": TOKEN}";
        return entered(session, token, main);
    }

    private @Nullable String entered(Session session, Presented token, boolean main) {
        return switch (decide(session, token)) {
            case Decision.Refused(Reason reason) -> Entrance.sentence(reason);
            case Decision.Allowed(Caller caller) -> {
                if (main) {
                    session.admitToMain(Message.connected(MAIN, sessions.freshId()));
                    yield null;
                }
                Guest guest = new Guest(token, session.origin(), caller);
                Packet told = Message.connected(NAME, sessions.freshId());
                yield sessions.admit(session, guest, told) ? null : Complaint.FORBIDDEN.sentence();
            }
        };
    }

    private Decision decide(Session session, Presented token) {
        return session.origin().during(() -> entrance.decide(token));
    }

    /// Who the guest of `session` is now; puts it out and gives null when it may not stay.
    ///
    /// Called before anything is sent to it: what was allowed when it connected may be refused by now.
    @Nullable
    Caller still(Session session) {
        Guest guest = session.guest();
        if (guest == null) return null;
        try {
            switch (decide(session, guest.token())) {
                case Decision.Allowed(Caller caller) -> {
                    return caller;
                }
                case Decision.Refused(Reason reason) -> putOut(session, reason);
            }
        } catch (Failure.Unavailable _) { // it cannot be told whether it may stay
            session.end();
        }
        return null;
    }

    // Told to leave, a client does not come back by itself. One whose token has only run out shall: with another.
    private static void putOut(Session session, Reason reason) {
        if (reason == Reason.EXPIRED) session.end();
        else if (session.isIn(MAIN))
            session.leaveWith(Message.disconnected(NAME), Message.disconnected(MAIN), Packet.CLOSE);
        else session.leaveWith(Message.disconnected(NAME), Packet.CLOSE);
    }
}
