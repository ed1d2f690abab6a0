package dev.botstead.server;

import dev.botstead.base.Failure;
import dev.botstead.server.http.AccessLog;
import dev.botstead.server.http.HttpOptions;
import dev.botstead.server.http.HttpServer;
import dev.botstead.server.http.TrustedProxies;
import dev.botstead.surface.kitsu.production.UploadLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A running server: its port, its log, and the writing of what memory gathers.
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    // Half of the ten seconds of last uses that a kill may cost.
    private static final int FLUSH_SECONDS = 5;

    private final Core core;
    private final AccessLog log;
    private final HttpServer http;
    private final ScheduledExecutorService flushing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("flush").daemon().factory());

    private Server(Core core, AccessLog log, HttpServer http) {
        this.core = core;
        this.log = log;
        this.http = http;
    }

    static Server start(Core core, Settings.Listen listen) {
        AccessLog log = new AccessLog(System.err, listen.logJson);
        HttpOptions options = HttpOptions.at(listen.host, listen.port).with(TrustedProxies.of(listen.trustedProxies));
        Surfaces surfaces = new Surfaces(core, listen.publicUrl, UploadLimits.ofMebibytes(listen.largestFile));
        HttpServer http = HttpServer.start(options, surfaces.table(), log, Clock.systemUTC());
        Server server = new Server(core, log, http);
        ScheduledFuture<?> _ =
                server.flushing.scheduleWithFixedDelay(server::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
        return server;
    }

    int port() {
        return http.port();
    }

    private void flush() {
        try {
            core.flush();
        } catch (Failure e) { // the next round writes what this one could not
            System.getLogger("dev.botstead.server").log(System.Logger.Level.WARNING, e.detail());
        } catch (RuntimeException e) { // thrown on, it would end all rounds
            System.getLogger("dev.botstead.server").log(System.Logger.Level.ERROR, "last uses were not written", e);
        }
    }

    /// Finishes the requests under way, writes what is gathered, and ends.
    @Override
    public void close() {
        http.stop(PATIENCE);
        flushing.shutdownNow();
        flush();
        log.close();
    }
}
