package dev.botstead.surface.kitsu.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A packet of Engine.IO 4: a kind, one digit on the wire, and text behind it.
record Packet(Kind kind, String text) {
    private static final char SEPARATOR = '\u001e';

    /// The kinds, each with its digit.
    enum Kind {
        OPEN('0'),
        CLOSE('1'),
        PING('2'),
        PONG('3'),
        MESSAGE('4'),
        UPGRADE('5'),
        NOOP('6');

        private final char digit;

        Kind(char digit) {
            this.digit = digit;
        }
    }

    static final Packet NOOP = new Packet(Kind.NOOP, "");
    static final Packet PING = new Packet(Kind.PING, "");
    static final Packet CLOSE = new Packet(Kind.CLOSE, "");

    /// A packet that holds one of Socket.IO.
    static Packet message(String text) {
        return new Packet(Kind.MESSAGE, text);
    }

    /// Reads one; null when it is none, or is binary.
    static @Nullable Packet parse(String wire) {
        if (wire.isEmpty()) return null;
        for (Kind kind : Kind.values()) if (kind.digit == wire.charAt(0)) return new Packet(kind, wire.substring(1));
        return null;
    }

    /// Reads a payload of polling; null when one of its packets is none.
    static @Nullable List<Packet> parseAll(String payload) {
        List<Packet> packets = new ArrayList<>();
        for (String wire : payload.split(String.valueOf(SEPARATOR), -1)) {
            Packet packet = parse(wire);
            if (packet == null) return null;
            packets.add(packet);
        }
        return packets;
    }

    /// As it is sent.
    String wire() {
        return kind.digit + text;
    }

    /// Several as one payload of polling.
    static String payload(List<Packet> packets) {
        return String.join(
                String.valueOf(SEPARATOR), packets.stream().map(Packet::wire).toList());
    }
}
