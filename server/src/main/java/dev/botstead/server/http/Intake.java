package dev.botstead.server.http;

import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The body of one request as a blocking stream. The request is paused from its first moment; four buffers
/// are asked for ahead, then one for each taken, so an unread body holds no more than that.
final class Intake extends InputStream {
    private static final int AHEAD = 4;

    /// What a body that nobody read may still hold for the connection to be kept: less than a new
    /// connection costs.
    static final long SHORT_BYTES = 64 * 1024;

    private sealed interface Piece {}

    private record Data(Buffer buffer) implements Piece {}

    private enum Mark implements Piece {
        END,
        LOST
    }

    private final HttpServerRequest raw;
    private final Loop loop;
    private final Duration patience;
    private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final long declared;
    private final boolean continues;

    // Written on the loop.
    private volatile boolean whole;
    private long arrived;
    private long discardable = -1;

    // The reader's own.
    private long limit = -1;
    private long received;
    private long waited;
    private Buffer current = Buffer.buffer(0);
    private int position;
    private volatile boolean started;
    private volatile boolean late;
    private boolean ended;

    /// On the loop, before anything else looks at `raw`.
    Intake(HttpServerRequest raw, Loop loop, Duration patience) {
        this.raw = raw;
        this.loop = loop;
        this.patience = patience;
        this.declared = Heads.declaredLength(raw);
        this.continues =
                raw.version() != HttpVersion.HTTP_1_0 && "100-continue".equalsIgnoreCase(raw.getHeader("expect"));
        raw.pause();
        raw.handler(this::take);
        raw.endHandler(_ -> end());
    }

    /// The client left: whoever reads learns it at once.
    void lost() {
        pieces.add(Mark.LOST);
    }

    /// Begins to read, at most `limit` bytes.
    InputStream open(long limit) {
        if (this.limit >= 0) {
            throw new IllegalStateException("a body can be read once");
        }
        this.limit = limit;
        if (declared > limit) {
            throw tooLarge(limit);
        }
        return this;
    }

    /// Whether so much of the body is left, or may be, that the connection must end with this request.
    boolean burdens() {
        if (whole || declared == 0) {
            return false;
        }
        return late || (continues && !started) || declared < 0 || declared - arrived > SHORT_BYTES;
    }

    /// On the loop, after the answer: lets what is left of the body pass, `most` bytes of it; then `after`
    /// runs.
    void discard(long most, Runnable after) {
        if (whole || raw.isEnded()) {
            after.run();
            return;
        }
        discardable = most;
        pieces.clear();
        raw.handler(buffer -> {
            discardable -= buffer.length();
            if (discardable < 0) {
                raw.pause();
                after.run();
            }
        });
        raw.endHandler(_ -> {
            whole = true;
            after.run();
        });
        raw.resume();
    }

    @Override
    public int read() {
        return more() ? current.getByte(position++) & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int taken = Math.min(length, current.length() - position);
        current.getBytes(position, position + taken, into, from);
        position += taken;
        return taken;
    }

    private boolean more() {
        while (!ended && position == current.length()) {
            begin();
            switch (next()) {
                case Data(Buffer buffer) -> {
                    current = buffer;
                    position = 0;
                    received += buffer.length();
                    if (received > limit) {
                        throw tooLarge(limit);
                    }
                    loop.run(this::fetchOne);
                }
                case Mark.END -> ended = true;
                case Mark.LOST -> throw new ClientGone();
            }
        }
        return position < current.length();
    }

    private void begin() {
        if (!started) {
            started = true;
            loop.run(() -> {
                if (continues && !raw.response().ended()) {
                    raw.response().writeContinue();
                }
                if (!whole) {
                    raw.fetch(AHEAD);
                }
            });
        }
    }

    /// The time spent waiting counts, not the time the route takes: a second for each KiB received is added
    /// to it.
    private Piece next() {
        long allowed = patience.toNanos() + TimeUnit.SECONDS.toNanos(received / 1024);
        long before = System.nanoTime();
        try {
            Piece piece = pieces.poll(allowed - waited, TimeUnit.NANOSECONDS);
            if (piece == null) {
                late = true;
                throw new Refusal(408, "The body did not arrive in time.");
            }
            return piece;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClientGone();
        } finally {
            waited += System.nanoTime() - before;
        }
    }

    private void take(Buffer buffer) {
        arrived += buffer.length();
        pieces.add(new Data(buffer));
    }

    private void end() {
        whole = true;
        pieces.add(Mark.END);
    }

    private void fetchOne() {
        if (!whole && discardable < 0) {
            raw.fetch(1);
        }
    }

    private static Refusal tooLarge(long limit) {
        return new Refusal(413, "The body is larger than " + limit + " bytes.");
    }
}
