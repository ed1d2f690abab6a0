package dev.botstead.surface.kitsu.events;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A packet of Socket.IO 5 from a client: what it is about, in which namespace, with which JSON.
record Message(Kind kind, String namespace, @Nullable JsonNode data) {
    private static final JsonMapper JSON = JsonMapper.shared();
    // Type, namespace with its comma unless it is the main one, the id of an acknowledgement, JSON.
    private static final Pattern FORM =
            Pattern.compile("([0-4])(?:(/[^,]{0,200})(?:,|$))?([0-9]{0,18})(.*)", Pattern.DOTALL);

    /// The kinds, each with its digit. Those with binary parts are not understood here.
    enum Kind {
        CONNECT('0'),
        DISCONNECT('1'),
        EVENT('2'),
        ACK('3'),
        CONNECT_ERROR('4');

        private final char digit;

        Kind(char digit) {
            this.digit = digit;
        }

        private static Kind of(char digit) {
            return Arrays.stream(values())
                    .filter(kind -> kind.digit == digit)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Reads one; null when it is malformed.
    static @Nullable Message parse(String wire) {
        Matcher form = FORM.matcher(wire);
        if (!form.matches()) return null;
        String namespace = form.group(2) == null ? "/" : form.group(2);
        int query = namespace.indexOf('?');
        String json = form.group(4);
        try {
            return new Message(
                    Kind.of(form.group(1).charAt(0)),
                    query < 0 ? namespace : namespace.substring(0, query),
                    json.isEmpty() ? null : JSON.readTree(json));
        } catch (JacksonException _) {
            return null;
        }
    }

    /// The token of a `CONNECT`'s payload, or null.
    @Nullable
    String token() {
        JsonNode token = data == null ? null : data.get("token");
        return token == null || !token.isString() || token.asString().isBlank()
                ? null
                : token.asString().strip();
    }

    /// Lets a client into `namespace` as `sid`.
    static Packet connected(String namespace, String sid) {
        return told(Kind.CONNECT, namespace, Map.of("sid", sid));
    }

    /// Refuses `namespace`, and says why.
    static Packet refused(String namespace, String why) {
        return told(Kind.CONNECT_ERROR, namespace, Map.of("message", why));
    }

    /// Puts a client out of `namespace`.
    static Packet disconnected(String namespace) {
        return told(Kind.DISCONNECT, namespace, null);
    }

    /// An event.
    static Packet event(String namespace, String name, Object data) {
        return told(Kind.EVENT, namespace, List.of(name, data));
    }

    private static Packet told(Kind kind, String namespace, @Nullable Object json) {
        String at = namespace.equals("/") ? "" : namespace + ",";
        return Packet.message(kind.digit + at + (json == null ? "" : JSON.writeValueAsString(json)));
    }
}
