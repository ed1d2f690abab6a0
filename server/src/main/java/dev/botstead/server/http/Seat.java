package dev.botstead.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What is known of one connection: its peer, how many requests are under way, since when it is idle or
/// stuck.
final class Seat {
    private final HttpConnection connection;
    private final @Nullable InetAddress peer;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger sending = new AtomicInteger();
    private volatile long idleSince = System.nanoTime();
    private volatile long sentSince;
    private volatile boolean leaving;

    Seat(HttpConnection connection) {
        this.connection = connection;
        String address = connection.remoteAddress() == null
                ? null
                : connection.remoteAddress().hostAddress();
        this.peer = address == null ? null : TrustedProxies.literal(address);
    }

    @Nullable
    InetAddress peer() {
        return peer;
    }

    HttpConnection connection() {
        return connection;
    }

    /// A request begins.
    void enter() {
        open.incrementAndGet();
    }

    /// A request is over, answered or not.
    void exit() {
        idleSince = System.nanoTime();
        open.decrementAndGet();
    }

    /// An answer is on its way that nobody waits for: the sweep does.
    void sending(Future<Void> sent) {
        if (!sent.isComplete()) {
            if (sending.getAndIncrement() == 0) {
                sentSince = System.nanoTime();
            }
            sent.onComplete(_ -> {
                sentSince = System.nanoTime();
                sending.decrementAndGet();
            });
        }
    }

    /// No request may follow: the connection ends as soon as what was written is taken.
    void leave() {
        leaving = true;
    }

    boolean leaving() {
        return leaving;
    }

    /// Ends the connection now. `close()` of Vert.x waits until everything written was taken, so a client
    /// that does not read would stay; closing the channel below it does not wait.
    void cut() {
        leaving = true;
        if (connection instanceof HttpServerConnection internal) {
            // From below everything: a connection that became a WebSocket has another handler than it began with. One
            // that is closed has none.
            ChannelHandlerContext lowest =
                    internal.channelHandlerContext().channel().pipeline().firstContext();
            if (lowest != null) {
                var _ = lowest.close();
            }
        } else {
            connection.close();
        }
    }

    void sweep(long now, long keepAlive, long write) {
        boolean stuck = sending.get() > 0 && now - sentSince > write;
        boolean idle = open.get() == 0 && now - idleSince > keepAlive;
        if (stuck || (idle && leaving)) {
            cut();
        } else if (idle) {
            // The polite way first (HTTP/2 says GOAWAY); the next sweep cuts whoever does not take it.
            leaving = true;
            connection.close();
        }
    }
}
