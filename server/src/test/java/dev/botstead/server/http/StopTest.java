package dev.botstead.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StopTest {
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRequestUnderWayIsFinishedIdleOnesEndAndNewOnesAreRefused() throws Exception {
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        TestServer server = TestServer.of(r -> {
            r.on("GET", "/hello", _ -> Response.text(200, "text/plain", "hello"));
            r.on("GET", "/slow", _ -> {
                in.countDown();
                await(go);
                return Response.text(200, "text/plain", "slow");
            });
        });
        try (Wire idle = server.wire();
                Wire busy = server.wire()) {
            assertThat(idle.get("/hello").answer().status()).isEqualTo(200);
            busy.get("/slow");
            in.await();
            CompletableFuture<Boolean> stopped =
                    CompletableFuture.supplyAsync(() -> server.server().stop(Duration.ofSeconds(5)));
            assertThat(idle.ends(2_000)).isTrue();
            assertThat(refusesWithin(server, Duration.ofSeconds(2))).isTrue();
            assertThat(stopped).isNotDone();
            go.countDown();
            assertThat(busy.answer().text()).isEqualTo("slow");
            assertThat(stopped.get(3, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Each loop stops accepting by itself, so the last may do so a moment after the first has closed what was idle.
    private static boolean refusesWithin(TestServer server, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            try {
                server.get("/hello");
            } catch (IOException _) {
                return true;
            }
        }
        return false;
    }

    @Test
    void anAnswerWithoutEndIsCutWhenThePatienceIsOver() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        TestServer server = TestServer.of(r -> r.on(
                "GET",
                "/",
                _ -> Response.streamed(200, "text/plain", -1, out -> {
                    try {
                        while (true) {
                            out.write("tick\n".getBytes(UTF_8));
                            out.flush();
                            Thread.sleep(5);
                        }
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    } finally {
                        ended.countDown();
                    }
                })));
        try (Wire wire = server.wire()) {
            wire.get("/");
            wire.exactly(200);
            long start = System.nanoTime();
            server.server().stop(Duration.ofMillis(500));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(wire.ends(2_000)).isTrue();
            assertThat(ended.await(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpOptions options = HttpOptions.at("127.0.0.1", taken.getLocalPort());
            assertThatThrownBy(() -> HttpServer.start(options, new RouteTable(), _ -> {}, Clock.systemUTC()))
                    .isInstanceOf(CannotListen.class)
                    .hasMessage("Cannot listen on 127.0.0.1, port " + taken.getLocalPort()
                            + ": another program listens there already.");
        }
    }

    @Test
    void anAddressThatIsNotOursIsOneSentenceToo() {
        HttpOptions options = HttpOptions.at("192.0.2.1", 0);
        assertThatThrownBy(() -> HttpServer.start(options, new RouteTable(), _ -> {}, Clock.systemUTC()))
                .isInstanceOf(CannotListen.class)
                .hasMessage("Cannot listen on 192.0.2.1, port 0: this machine has no such address.");
    }

    @Test
    void aPortIsFreeAgainAfterTheServerStopped() {
        TestServer first = TestServer.of(_ -> {});
        int port = first.port();
        first.close();
        HttpServer second =
                HttpServer.start(HttpOptions.at("127.0.0.1", port), new RouteTable(), _ -> {}, Clock.systemUTC());
        assertThat(second.port()).isEqualTo(port);
        second.stop(Duration.ofMillis(100));
    }
}
