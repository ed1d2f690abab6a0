package dev.botstead.server;

import dev.botstead.base.Failure;
import dev.botstead.production.file.Files;
import dev.botstead.server.http.AccessLog;
import dev.botstead.server.http.HttpOptions;
import dev.botstead.server.http.HttpServer;
import dev.botstead.server.http.RouteTable;
import dev.botstead.server.http.TrustedProxies;
import dev.botstead.surface.application.WebApplication;
import dev.botstead.surface.kitsu.events.EventStream;
import dev.botstead.surface.kitsu.production.UploadLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A running server: its ports, its log, and the writing of what memory gathers.
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    // Half of the ten seconds of last uses that a kill may cost.
    private static final int FLUSH_SECONDS = 5;
    private static final int SCHEDULE_SECONDS = 60;

    private final Core core;
    private final AccessLog log;
    private final HttpServer http;
    private final @Nullable HttpServer web;
    private final EventStream stream;
    private final ScheduledExecutorService flushing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("flush").daemon().factory());

    private Server(Core core, AccessLog log, HttpServer http, @Nullable HttpServer web, EventStream stream) {
        this.core = core;
        this.log = log;
        this.http = http;
        this.web = web;
        this.stream = stream;
    }

    static Server start(Core core, Settings.Listen listen) {
        WebApplication application = listen.kitsuWeb == null ? null : WebApplication.in(listen.kitsuWeb);
        AccessLog log = new AccessLog(System.err, listen.logJson);
        Surfaces surfaces = new Surfaces(core, listen.publicUrl, UploadLimits.ofMebibytes(listen.largestFile));
        HttpServer http = listening(listen, listen.port, surfaces.table(), log);
        HttpServer web;
        try {
            web = application == null ? null : listening(listen, listen.kitsuWebPort, surfaces.table(application), log);
        } catch (RuntimeException e) {
            http.stop(PATIENCE);
            throw e;
        }
        surfaces.stream().start();
        Server server = new Server(core, log, http, web, surfaces.stream());
        ScheduledFuture<?> _ =
                server.flushing.scheduleWithFixedDelay(server::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
        ScheduledFuture<?> _ =
                server.flushing.scheduleWithFixedDelay(server::retire, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
        ScheduledFuture<?> _ = server.flushing.scheduleWithFixedDelay(
                server::schedule, FLUSH_SECONDS, SCHEDULE_SECONDS, TimeUnit.SECONDS);
        ScheduledFuture<?> _ = server.flushing.scheduleWithFixedDelay(server::sweep, 1, 1, TimeUnit.DAYS);
        return server;
    }

    private static HttpServer listening(Settings.Listen listen, int port, RouteTable table, AccessLog log) {
        HttpOptions options = HttpOptions.at(listen.host, port).with(TrustedProxies.of(listen.trustedProxies));
        return HttpServer.start(options, table, log, Clock.systemUTC());
    }

    /// The port of the web application, or nothing when it is not served.
    OptionalInt webPort() {
        return web == null ? OptionalInt.empty() : OptionalInt.of(web.port());
    }

    int port() {
        return http.port();
    }

    private void flush() {
        round("last uses were not written", core::flush);
    }

    private void retire() {
        round("old secrets were not retired", () -> core.rotations.retire(core.clock.instant()));
    }

    private void schedule() {
        round("due rotations were not told", () -> core.rotationSchedule.tell(core.clock.instant()));
    }

    /// Takes away the contents of files whose receiving broke off without anyone noticing, as when a node was killed.
    private void sweep() {
        round("left files were not swept", () -> core.production.files().sweep(Files.RECEIVING));
    }

    private static void round(String otherwise, Runnable work) {
        try {
            work.run();
        } catch (Failure e) { // the next round does what this one could not
            System.getLogger("dev.botstead.server").log(System.Logger.Level.WARNING, e.detail());
        } catch (RuntimeException e) { // thrown on, it would end all rounds
            System.getLogger("dev.botstead.server").log(System.Logger.Level.ERROR, otherwise, e);
        }
    }

    /// Finishes the requests under way, writes what is gathered, and ends.
    @Override
    public void close() {
        Instant end = Instant.now().plus(PATIENCE);
        stream.close(); // first: a poll is a request that would be waited for
        http.stop(PATIENCE);
        if (web != null) web.stop(left(end));
        flushing.shutdownNow();
        round("last uses were not written", core::flushAll);
        log.close();
    }

    private static Duration left(Instant end) {
        Duration left = Duration.between(Instant.now(), end);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
