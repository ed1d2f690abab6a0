package dev.botstead.server.http;

import dev.botstead.surface.http.Connection;
import dev.botstead.surface.http.Form;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.http.Request;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request in our own words, and what the pipeline knows of it besides.
final class Exchange implements Request, Connection {
    private final String id;
    private final HttpServerRequest raw;
    private final Loop loop;
    private final Seat seat;
    private final @Nullable InetAddress peer;
    private final boolean forwards;
    private final boolean secure;
    private final @Nullable Intake intake;
    private final List<Runnable> whenGone = new ArrayList<>();
    private final boolean bodyIsLong;
    private @Nullable Target target;
    private Map<String, String> variables = Map.of();
    private @Nullable Parameters query;
    private volatile boolean gone;
    private boolean over;

    Exchange(String id, HttpServerRequest raw, Loop loop, Seat seat, TrustedProxies proxies, @Nullable Intake intake) {
        this.id = id;
        this.raw = raw;
        this.loop = loop;
        this.seat = seat;
        this.intake = intake;
        this.peer = proxies.client(seat.peer(), raw.headers().getAll("x-forwarded-for"));
        this.forwards = proxies.trusts(seat.peer())
                || (seat.peer() != null && seat.peer().isLoopbackAddress());
        this.secure = raw.isSSL() || proxies.secure(seat.peer(), raw.headers().getAll("x-forwarded-proto"));
        long declared = intake == null ? Heads.declaredLength(raw) : 0;
        this.bodyIsLong = declared < 0 || declared > Intake.SHORT_BYTES;
    }

    void matched(Target target, Map<String, String> variables) {
        this.target = target;
        this.variables = variables;
    }

    HttpServerRequest raw() {
        return raw;
    }

    Loop loop() {
        return loop;
    }

    Seat seat() {
        return seat;
    }

    @Nullable
    Intake intake() {
        return intake;
    }

    /// Whether no other request may follow on this connection.
    boolean last() {
        return seat.leaving() || bodyIsLong || (intake != null && intake.burdens());
    }

    boolean gone() {
        return gone;
    }

    /// The client takes nothing more: its stream ends, and with HTTP/1 the connection.
    void giveUp() {
        if (raw.version() == HttpVersion.HTTP_2) {
            loop.run(() -> raw.response().reset(8));
        } else {
            seat.cut();
        }
        left();
    }

    /// The answer is out: whoever leaves from here on leaves nothing behind.
    void over() {
        synchronized (whenGone) {
            over = true;
            whenGone.clear();
        }
    }

    /// The client left. Runs what was asked for, on a thread of its own: it may block, and we may be on the
    /// loop.
    void left() {
        List<Runnable> actions;
        synchronized (whenGone) {
            if (gone || over) {
                return;
            }
            gone = true;
            actions = List.copyOf(whenGone);
            whenGone.clear();
        }
        if (intake != null) {
            intake.lost();
        }
        actions.forEach(Thread::startVirtualThread);
    }

    @Override
    public void whenGone(Runnable action) {
        boolean now;
        synchronized (whenGone) {
            now = gone;
            if (!gone && !over) {
                whenGone.add(action);
            }
        }
        if (now) {
            Thread.startVirtualThread(action);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String method() {
        return raw.method().name();
    }

    @Override
    public String path() {
        Target known = target;
        return known == null ? Target.pathOf(raw.uri()) : known.path();
    }

    @Override
    public String path(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    @Override
    public @Nullable String rawQuery() {
        Target known = target;
        return known == null ? null : known.query();
    }

    @Override
    public Parameters query() {
        Parameters known = query;
        if (known == null) {
            String raw = rawQuery();
            known = Form.parse(raw == null ? "" : raw);
            query = known;
        }
        return known;
    }

    @Override
    public @Nullable String header(String name) {
        String value = raw.getHeader(name);
        HostAndPort authority = raw.authority();
        // HTTP/2 names the host in a field of its own; to a route it is the same thing.
        return value == null && authority != null && name.equalsIgnoreCase("host") ? authority.toString() : value;
    }

    @Override
    public List<String> headers(String name) {
        return raw.headers().getAll(name);
    }

    @Override
    public @Nullable String cookie(String name) {
        List<String> values = cookies(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public List<String> cookies(String name) {
        List<String> values = new ArrayList<>();
        for (String field : headers("cookie")) {
            for (String pair : field.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    @Override
    public InputStream body(long limit) {
        if (intake == null) {
            throw new IllegalStateException("an instant route reads no body");
        }
        return intake.open(limit);
    }

    @Override
    public byte[] bytes(int limit) {
        try (InputStream body = body(limit)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Connection connection() {
        return this;
    }

    @Override
    public @Nullable InetAddress peer() {
        return peer;
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public boolean forwards() {
        return forwards;
    }

    @Override
    public void cut() {
        seat.cut();
    }
}
