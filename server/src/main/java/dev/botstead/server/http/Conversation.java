package dev.botstead.server.http;

import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Upgrade;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a request turns into that becomes a WebSocket: from its handshake until both have had enough.
final class Conversation {
    private static final System.Logger LOG = System.getLogger("dev.botstead.http");
    private static final String VERSION = "13";
    private static final int DONE = 1000;
    private static final int FAULT = 1011;

    private final Exchange exchange;
    private final Watch watch;
    private final Duration patience;
    private volatile boolean begun;

    Conversation(Exchange exchange, Watch watch, Duration patience) {
        this.exchange = exchange;
        this.watch = watch;
        this.patience = patience;
    }

    /// Whether a request asks to become a WebSocket. Over HTTP/2 that is another method, which is not served.
    static boolean isAskedFor(HttpServerRequest raw) {
        return raw.version() == HttpVersion.HTTP_1_1
                && raw.method().name().equals("GET")
                && has(raw, "upgrade", "websocket")
                && has(raw, "connection", "upgrade");
    }

    private static boolean has(HttpServerRequest raw, String field, String word) {
        return raw.headers().getAll(field).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(part -> part.strip().toLowerCase(Locale.ROOT).equals(word));
    }

    /// Whether the handshake is over, so that there is no answer to be given any more.
    boolean begun() {
        return begun;
    }

    /// Asks `upgrade`, shakes hands and speaks, on the request's virtual thread.
    void hold(Upgrade upgrade) {
        mustBeWellFormed();
        Upgrade.Talk talk = upgrade.accept(exchange);
        begun = true;
        Seat seat = exchange.seat();
        SocketOverVertx socket = SocketOverVertx.open(exchange, patience);
        watch.keep(seat, socket);
        int end = DONE;
        try {
            talk.over(socket);
        } catch (ClientGone _) {
            // It left: nothing is wrong with us.
        } catch (RuntimeException fault) {
            if (!exchange.gone()) {
                LOG.log(System.Logger.Level.ERROR, "the WebSocket of request " + exchange.id() + " failed", fault);
            }
            end = FAULT;
        } finally {
            socket.close(end, "");
            watch.forget(seat);
        }
    }

    private void mustBeWellFormed() {
        List<String> keys = exchange.headers("sec-websocket-key");
        if (!exchange.headers("sec-websocket-version").equals(List.of(VERSION))) {
            throw new Refusal(
                    400,
                    "Only version 13 of WebSocket is spoken here.",
                    List.of(new Response.Field("sec-websocket-version", VERSION)));
        }
        if (keys.size() != 1 || keys.getFirst().strip().length() != 24) {
            throw new Refusal(400, "The key of the WebSocket handshake is malformed.");
        }
        if (Heads.declaredLength(exchange.raw()) != 0) {
            throw new Refusal(400, "A WebSocket handshake has no body.");
        }
    }
}
