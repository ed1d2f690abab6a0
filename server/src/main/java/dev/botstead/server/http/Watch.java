package dev.botstead.server.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a [Seat] for each connection and gives up those whose client has kept us waiting too long.
final class Watch {
    private final Map<HttpConnection, Seat> seats = new ConcurrentHashMap<>();
    private final HttpOptions.Patience patience;

    Watch(HttpOptions.Patience patience) {
        this.patience = patience;
    }

    /// Hears of a connection. One that speaks HTTP/1 gets its seat with its first request: before that it
    /// may still turn into HTTP/2, which is another connection to Vert.x though the same to the client.
    void opened(HttpConnection connection) {
        if (connection.protocolVersion() == HttpVersion.HTTP_2) {
            var _ = seat(connection);
        }
    }

    /// The seat of `connection`.
    Seat seat(HttpConnection connection) {
        Seat seat = seats.get(connection);
        if (seat == null) {
            seat = new Seat(connection);
            seats.put(connection, seat);
            connection.closeHandler(_ -> seats.remove(connection));
        }
        return seat;
    }

    /// Looks at every seat once.
    void sweep() {
        long now = System.nanoTime();
        for (Seat seat : seats.values()) {
            seat.sweep(now, patience.keepAlive().toNanos(), patience.write().toNanos());
        }
    }
}
