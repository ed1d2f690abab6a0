package dev.botstead.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The HTTP server: one port, HTTP/1 and HTTP/2 in clear text, as many event loops as there are processors.
public final class HttpServer {
    private final Vertx vertx;
    private final List<io.vertx.core.http.HttpServer> loops;
    private final Listener listener;
    private final Watch watch;
    private final Door door;

    private HttpServer(
            Vertx vertx, List<io.vertx.core.http.HttpServer> loops, Listener listener, Watch watch, Door door) {
        this.vertx = vertx;
        this.loops = loops;
        this.listener = listener;
        this.watch = watch;
        this.door = door;
    }

    /// Listens, and answers from `table`, which may not change any more. `accesses` hears of each request
    /// when it is over, perhaps on an event loop: it may not block. Throws [CannotListen] when the port is
    /// taken.
    public static HttpServer start(HttpOptions options, RouteTable table, Consumer<Access> accesses, Clock clock) {
        Door door = new Door(options.limits().connections());
        int processors = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(processors)
                        // Without this Vert.x leaves a folder of its own among the temporary ones at each start.
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .withTransport(DoorTransport.with(door))
                .build();
        Watch watch = new Watch(options.patience());
        Listener listener = new Listener(options, table, watch, accesses, clock);
        List<io.vertx.core.http.HttpServer> loops = new ArrayList<>();
        try {
            SocketAddress address = address(options);
            HttpServerOptions settings = settings(options);
            for (int loop = 0; loop < processors; loop++) {
                var server = vertx.createHttpServer(settings)
                        .requestHandler(listener::arrived)
                        .invalidRequestHandler(listener::broken)
                        .connectionHandler(watch::opened);
                loops.add(server.listen(address).await());
            }
        } catch (Exception e) {
            vertx.close().await();
            throw new CannotListen(options.host(), options.port(), e);
        }
        vertx.setPeriodic(sweepMillis(options.patience()), _ -> watch.sweep());
        return new HttpServer(vertx, loops, listener, watch, door);
    }

    /// The port it listens on.
    public int port() {
        return loops.getFirst().actualPort();
    }

    /// How many connections are open now.
    public int connections() {
        return door.open();
    }

    /// Stops: nothing new is accepted, idle connections and WebSockets end, requests under way have `patience` to end.
    /// True when they did.
    public boolean stop(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        watch.closeSockets();
        List<Future<Void>> closing =
                loops.stream().map(server -> server.shutdown(patience)).toList();
        boolean quiet = false;
        try {
            Future.all(closing).await(patience.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            // Answered is not done: a route may still be on its way out, holding what its owner closes after us.
            quiet = listener.quiet(Duration.ofNanos(Math.max(end - System.nanoTime(), 1_000_000)));
        } catch (TimeoutException _) {
            quiet = false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        vertx.close().await();
        return quiet;
    }

    /// Looked up here, not by Vert.x, which would bring its own resolver. Several loops share one port by
    /// its number, and a free one by this name.
    private static SocketAddress address(HttpOptions options) throws UnknownHostException {
        String host = InetAddress.getByName(options.host()).getHostAddress();
        return options.port() == 0
                ? SocketAddress.sharedRandomPort(1, host)
                : SocketAddress.inetSocketAddress(options.port(), host);
    }

    private static HttpServerOptions settings(HttpOptions options) {
        HttpOptions.Limits limits = options.limits();
        return new HttpServerOptions()
                .setAcceptBacklog(1024)
                .setMaxInitialLineLength(limits.lineBytes())
                .setMaxHeaderSize(limits.headBytes())
                .setInitialSettings(
                        new Http2Settings().setMaxConcurrentStreams(100).setMaxHeaderListSize(limits.headBytes()))
                .setIdleTimeout((int) options.patience().idle().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setHandle100ContinueAutomatically(false)
                .setMaxWebSocketFrameSize(limits.messageBytes())
                .setMaxWebSocketMessageSize(limits.messageBytes())
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    /// Twice a second; oftener only where a patience is shorter than that.
    private static long sweepMillis(HttpOptions.Patience patience) {
        long shortest =
                Math.min(patience.keepAlive().toMillis(), patience.write().toMillis());
        return Math.clamp(shortest / 4, 20, 500);
    }
}
