package dev.botstead.server.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a [Seat] for each connection and gives up those whose client has kept us waiting too long.
final class Watch {
    private static final int GOING_AWAY = 1001;

    private final Map<HttpConnection, Seat> seats = new ConcurrentHashMap<>();
    private final Map<Seat, SocketOverVertx> sockets = new ConcurrentHashMap<>();
    private final HttpOptions.Patience patience;
    private volatile boolean stopping;

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

    /// Keeps `socket`, which the connection of `seat` has become, until [#forget].
    void keep(Seat seat, SocketOverVertx socket) {
        sockets.put(seat, socket);
        if (stopping) {
            socket.close(GOING_AWAY, "The server is stopping.");
        }
    }

    /// The socket of `seat` is over, and with it the connection.
    void forget(Seat seat) {
        sockets.remove(seat);
        seats.remove(seat.connection());
    }

    /// Closes every WebSocket, now and from now on.
    void closeSockets() {
        stopping = true;
        sockets.values().forEach(socket -> socket.close(GOING_AWAY, "The server is stopping."));
    }

    /// Looks at every seat once.
    void sweep() {
        long now = System.nanoTime();
        for (Seat seat : seats.values()) {
            seat.sweep(now, patience.keepAlive().toNanos(), patience.write().toNanos());
        }
    }
}
