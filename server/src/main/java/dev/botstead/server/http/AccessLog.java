package dev.botstead.server.http;

import java.io.PrintStream;
import java.net.InetAddress;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Prints one line for each request, readable or JSON, on a thread of its own: a pipe that nobody empties
/// must stop the log and not the server. What is lost meanwhile is counted, and told with the next line.
public final class AccessLog implements Consumer<Access>, AutoCloseable {
    private static final int WAITING = 10_000;
    /// A UUID has 36 characters, and no secret fewer than this.
    private static final int SECRET = 40;
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9_-]{" + SECRET + ",}");

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final PrintStream out;
    private final boolean json;
    private final Thread printer;

    /// Prints to `out`, as JSON when asked.
    public AccessLog(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
        this.printer = Thread.ofPlatform().daemon().name("access-log").start(this::print);
    }

    @Override
    public void accept(Access access) {
        if (!lines.offer(json ? json(access) : readable(access))) {
            lost.incrementAndGet();
        }
    }

    /// Prints what is waiting and stops.
    @Override
    public void close() {
        printer.interrupt();
        try {
            printer.join(2_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void print() {
        try {
            while (true) {
                line(lines.take());
            }
        } catch (InterruptedException _) {
            for (String line = lines.poll(); line != null; line = lines.poll()) {
                line(line);
            }
        }
    }

    private void line(String line) {
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            out.println(json ? "{\"lost\":" + missing + "}" : "(" + missing + " lines were lost)");
        }
        out.println(line);
    }

    /// A secret that a client put where none belongs is not written down: no word of an address is that long.
    private static String hidden(String text) {
        return text.length() < SECRET ? text : LONG_WORD.matcher(text).replaceAll("[hidden]");
    }

    /// `2026-01-02T03:04:05.678Z 192.0.2.1 GET /bots 200 512B 3.2ms 0PGy… "curl/8.5.0"`.
    static String readable(Access access) {
        return access.began() + " " + peer(access.peer()) + " " + escaped(access.method()) + " "
                + escaped(hidden(access.path())) + " " + access.protocol() + " " + access.status() + " "
                + access.bytes() + "B "
                + String.format(Locale.ROOT, "%.1fms", access.took().toNanos() / 1e6) + " " + access.requestId()
                + (access.userAgent() == null ? "" : " \"" + escaped(hidden(access.userAgent())) + "\"");
    }

    static String json(Access access) {
        return "{\"time\":\"" + access.began() + "\",\"request\":\"" + access.requestId() + "\",\"peer\":\""
                + peer(access.peer()) + "\",\"method\":\"" + escaped(access.method()) + "\",\"path\":\""
                + escaped(hidden(access.path())) + "\",\"protocol\":\"" + access.protocol() + "\",\"status\":"
                + access.status() + ",\"bytes\":" + access.bytes() + ",\"micros\":"
                + access.took().toNanos() / 1_000
                + (access.userAgent() == null ? "" : ",\"agent\":\"" + escaped(hidden(access.userAgent())) + "\"")
                + "}";
    }

    private static String peer(@Nullable InetAddress peer) {
        return peer == null ? "-" : peer.getHostAddress();
    }

    /// `text` so that it can neither end a line or a string nor move a terminal: quotes, backslashes and
    /// whatever is not printable ASCII become escapes that JSON knows too.
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                safe.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                safe.append(c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return safe.toString();
    }
}
