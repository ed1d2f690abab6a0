package dev.botstead.server.http;

import dev.botstead.surface.http.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/// What a head must hold beyond what the library checks, so that a proxy before us and we never disagree on
/// where a request ends and whom it is for.
final class Heads {
    private Heads() {}

    /// Refuses a head without exactly one host (RFC 9112, 3.2), or with a coding that we would not decode
    /// (6.1).
    static void check(HttpServerRequest raw) {
        List<String> hosts = raw.headers().getAll("host");
        boolean http2 = raw.version() == HttpVersion.HTTP_2;
        boolean optional = (http2 && raw.authority() != null) || raw.version() == HttpVersion.HTTP_1_0;
        if (hosts.size() > 1 || (hosts.isEmpty() && !optional)) {
            throw new Refusal(400, "A request names exactly one host.");
        }
        if (!hosts.isEmpty() && !hosts.getFirst().chars().allMatch(Heads::inHost)) {
            throw new Refusal(400, "The host is not the name of one.");
        }
        List<String> codings = raw.headers().getAll("transfer-encoding");
        if (!codings.isEmpty()
                && (codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked"))) {
            throw new Refusal(501, "No transfer coding but chunked is understood.");
        }
    }

    private static boolean inHost(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._~-:[]".indexOf(c) >= 0;
    }

    /// The length of the body that the head promises; -1 when it promises one without its length.
    static long declaredLength(HttpServerRequest raw) {
        String length = raw.getHeader("content-length");
        if (length != null) {
            try {
                return Long.parseLong(length);
            } catch (NumberFormatException _) {
                return -1;
            }
        }
        // HTTP/2 needs neither field for a body: what says that there is none is the end of the stream.
        boolean open = raw.version() == HttpVersion.HTTP_2
                ? !raw.isEnded()
                : raw.headers().contains("transfer-encoding");
        return open ? -1 : 0;
    }
}
