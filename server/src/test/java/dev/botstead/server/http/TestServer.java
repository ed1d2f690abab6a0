package dev.botstead.server.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// The server under test on a free port, with what it tells of each request.
final class TestServer implements AutoCloseable {
    static final HttpOptions OPTIONS = HttpOptions.at("127.0.0.1", 0);

    private final HttpServer server;
    final BlockingQueue<Access> accesses = new LinkedBlockingQueue<>();

    private TestServer(HttpOptions options, RouteTable table) {
        this.server = HttpServer.start(options, table, accesses::add, Clock.systemUTC());
    }

    static TestServer of(Consumer<RouteTable> routes) {
        return of(OPTIONS, routes);
    }

    static TestServer of(HttpOptions options, Consumer<RouteTable> routes) {
        RouteTable table = new RouteTable();
        routes.accept(table);
        return new TestServer(options, table);
    }

    static HttpOptions.Patience patience(int idle, int keepAlive, int read, int write) {
        return new HttpOptions.Patience(
                Duration.ofMillis(idle),
                Duration.ofMillis(keepAlive),
                Duration.ofMillis(read),
                Duration.ofMillis(write));
    }

    HttpServer server() {
        return server;
    }

    int port() {
        return server.port();
    }

    Wire wire() throws IOException {
        return new Wire(port());
    }

    /// The answer to a `GET` on a connection of its own.
    Wire.Answer get(String target) throws IOException {
        try (Wire wire = wire()) {
            return wire.get(target).answer();
        }
    }

    /// The answer to what is sent on a connection of its own.
    Wire.Answer ask(String request) throws IOException {
        try (Wire wire = wire()) {
            return wire.send(request).answer();
        }
    }

    /// What the hook told of the request that got `answer`; it may tell a moment later than the client
    /// hears.
    Access access(Wire.Answer answer) throws InterruptedException {
        String id = answer.field("x-request-id").orElseThrow();
        Access access = accesses.take();
        while (!access.requestId().equals(id)) {
            access = accesses.take();
        }
        return access;
    }

    @Override
    public void close() {
        server.stop(Duration.ofMillis(300));
    }
}
