package dev.botstead.server.http;

import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Socket;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A WebSocket as plain blocking code sees it: what arrives waits in a short queue, and while that is full the other
/// side is not read from.
final class SocketOverVertx implements Socket {
    private static final int AHEAD = 32;
    private static final int AHEAD_CHARS = 64 * 1024;
    /// Each ping is answered by Vert.x whether the other side reads or not: more than these between two messages of
    /// ours are no heartbeat.
    private static final int PINGS = 100;

    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final short UNSUPPORTED = 1003;
    private static final short TOO_LONG = 1009;
    private static final short BROKEN = 1002;

    private sealed interface Arrival {}

    private record Message(String text) implements Arrival {}

    private enum Over implements Arrival {
        OVER
    }

    private final ServerWebSocket raw;
    private final Loop loop;
    private final Seat seat;
    private final Duration patience;
    private final LinkedBlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
    private volatile boolean over;

    // On the loop alone, but for what is said otherwise.
    private int ahead;
    private int aheadChars;
    private boolean paused;
    private int pings;

    private SocketOverVertx(ServerWebSocket raw, Loop loop, Seat seat, Duration patience) {
        this.raw = raw;
        this.loop = loop;
        this.seat = seat;
        this.patience = patience;
    }

    /// Answers the handshake of `exchange`, from its virtual thread.
    static SocketOverVertx open(Exchange exchange, Duration patience) {
        Promise<SocketOverVertx> opened = Promise.promise();
        exchange.loop()
                .run(() -> exchange.raw()
                        .toWebSocket()
                        .map(raw -> new SocketOverVertx(raw, exchange.loop(), exchange.seat(), patience).listening())
                        .onComplete(opened));
        try {
            return opened.future().await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception _) { // a handshake that is none, or nobody there any more
            exchange.seat().cut();
            throw new ClientGone();
        }
    }

    /// On the loop, before anything can arrive.
    private SocketOverVertx listening() {
        raw.textMessageHandler(this::take);
        raw.binaryMessageHandler(_ -> close(UNSUPPORTED, "Only text is understood here."));
        raw.frameHandler(this::count);
        // Past the limit of a message Vert.x closes nothing by itself.
        raw.exceptionHandler(fault -> {
            boolean broken = fault instanceof CorruptedWebSocketFrameException corrupted
                    && corrupted.closeStatus().code() != TOO_LONG;
            close(broken ? BROKEN : TOO_LONG, broken ? "The frame is malformed." : "The message is too long.");
        });
        raw.closeHandler(_ -> ended());
        return this;
    }

    private void take(String text) {
        if (over) return;
        arrived.add(new Message(text));
        ahead++;
        aheadChars += text.length();
        if (!paused && (ahead >= AHEAD || aheadChars >= AHEAD_CHARS)) {
            paused = true;
            raw.pause();
        }
    }

    private void taken(String text) {
        ahead--;
        aheadChars -= text.length();
        if (paused && ahead < AHEAD / 2 && aheadChars < AHEAD_CHARS / 2) {
            paused = false;
            raw.resume();
        }
    }

    private void count(WebSocketFrame frame) {
        if (frame.type() == WebSocketFrameType.PING && ++pings > PINGS) seat.cut();
    }

    private void ended() {
        over = true;
        arrived.add(Over.OVER);
    }

    @Override
    public @Nullable String receive() {
        try {
            Arrival next = arrived.take();
            if (next instanceof Message(String text)) {
                loop.run(() -> taken(text));
                return text;
            }
            arrived.add(next); // for whoever asks again
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void send(String text) {
        if (over) throw new ClientGone();
        boolean sent = Loop.await(
                loop.call(() -> {
                    pings = 0;
                    return raw.writeTextMessage(text);
                }),
                patience);
        if (!sent) {
            seat.cut();
            throw new ClientGone();
        }
    }

    @Override
    public void close(int code, String reason) {
        if (over) return;
        over = true;
        arrived.add(Over.OVER);
        loop.run(() -> {
            if (!raw.isClosed()) raw.close((short) code, reason);
            // Whoever does not read does not answer either.
            loop.after(LINGER, seat::cut);
        });
    }
}
