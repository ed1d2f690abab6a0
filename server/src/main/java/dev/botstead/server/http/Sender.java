package dev.botstead.server.http;

import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Response.Bytes;
import dev.botstead.surface.http.Response.Streamed;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Puts the answer of one request on the wire.
final class Sender {
    /// What is longer goes out in pieces, each with its own patience.
    private static final int AT_ONCE_BYTES = 64 * 1024;

    private final Exchange exchange;
    private final HttpServerResponse out;
    private final boolean http1;
    private final Duration patience;
    private final Head head;
    private @Nullable Response answer;
    private volatile boolean begun;
    private boolean last;
    private long bytes;

    Sender(Exchange exchange, Head head, Duration patience) {
        this.exchange = exchange;
        this.out = exchange.raw().response();
        this.http1 = exchange.raw().version() != HttpVersion.HTTP_2;
        this.head = head;
        this.patience = patience;
    }

    /// Whether something was written already, so that no other answer can be given.
    boolean begun() {
        return begun;
    }

    /// Whether the connection ends with this answer because of what we wrote into its head.
    boolean last() {
        return last;
    }

    /// The status sent, or 0.
    int status() {
        Response sent = answer;
        return begun && sent != null ? sent.status() : 0;
    }

    /// The bytes of content sent.
    long bytes() {
        return bytes;
    }

    /// Sends `answer` from the request's virtual thread and returns when the client's side of the socket
    /// took it.
    void send(Response answer) throws IOException {
        this.answer = answer;
        boolean bare = bare(answer.status());
        switch (answer.content()) {
            case Bytes(byte[] all) when bare || all.length <= AT_ONCE_BYTES -> end(all);
            case Bytes(byte[] all) -> stream(new Streamed(all.length, to -> to.write(all)));
            case Streamed _ when bare -> end(new byte[0]);
            case Streamed streamed -> stream(streamed);
        }
    }

    /// Sends `answer` from the loop, waiting for nothing.
    Future<Void> sendNow(Response answer) {
        this.answer = answer;
        return endNow(answer.content() instanceof Bytes(byte[] all) ? all : new byte[0]);
    }

    /// One piece of a streamed answer.
    void write(byte[] part) {
        if (!begun) {
            settle(exchange.loop().call(() -> {
                begin(false);
                return out.write(Buffer.buffer(part));
            }));
        } else {
            settle(out.write(Buffer.buffer(part)));
        }
        bytes += part.length;
    }

    /// The last piece, or the only one.
    void end(byte[] part) {
        settle(exchange.loop().call(() -> endNow(part)));
    }

    private void stream(Streamed streamed) throws IOException {
        Outlet outlet = new Outlet(this, streamed.length());
        streamed.writer().writeTo(outlet);
        outlet.finish();
    }

    private Future<Void> endNow(byte[] part) {
        boolean whole = !begun;
        if (whole) {
            begin(true);
        }
        if (part.length == 0 || (whole && bare(out.getStatusCode()))) {
            return out.end();
        }
        bytes += part.length;
        return out.end(Buffer.buffer(part));
    }

    private void begin(boolean whole) {
        Response given = answer;
        if (given == null || exchange.gone()) {
            throw new ClientGone();
        }
        long length = switch (given.content()) {
            case Bytes(byte[] all) -> all.length;
            case Streamed streamed -> streamed.length();
        };
        boolean endless = length < 0 && !whole && exchange.raw().version() == HttpVersion.HTTP_1_0;
        last = endless || exchange.last();
        begun = true;
        head.write(given, exchange.id(), out);
        if (length >= 0 && given.status() != 204 && given.status() != 304) {
            out.headers().set("content-length", Long.toString(length));
        } else if (length < 0 && !endless && !bare(given.status()) && http1) {
            out.setChunked(true);
        }
        if (last && http1) {
            out.headers().set("connection", "close");
        }
    }

    private boolean bare(int status) {
        return status == 204 || status == 304 || exchange.method().equals("HEAD");
    }

    private void settle(Future<Void> sent) {
        if (!Loop.await(sent, patience)) {
            exchange.giveUp();
            throw new ClientGone();
        }
    }
}
