package dev.botstead.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.server.http.HttpOptions.Limits;
import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// Many clients at once, some of them hostile: the others are served and memory stays bounded.
final class ManyClientsTest {
    @Test
    void twoThousandIdleConnectionsDisturbNobody() throws IOException {
        List<Wire> idle = new ArrayList<>();
        try (TestServer server = TestServer.of(r -> r.on("GET", "/", _ -> Response.text(200, "text/plain", "hello")))) {
            for (int i = 0; i < 2_000; i++) {
                idle.add(server.wire());
            }
            assertThat(server.get("/").text()).isEqualTo("hello");
            assertThat(server.server().connections()).isGreaterThanOrEqualTo(2_000);
            for (Wire wire : idle) {
                wire.close();
            }
        }
    }

    /// Without the door's ration these hold far more than a gigabyte; the bound leaves room for what else the process
    /// keeps.
    @Test
    void clientsThatPipelineAndNeverReadHoldLittleMemory() throws Exception {
        List<Wire> hostile = new ArrayList<>();
        HttpOptions options = TestServer.OPTIONS.with(TestServer.patience(20_000, 20_000, 20_000, 20_000));
        try (TestServer server = TestServer.of(options, r -> {
            r.instant("GET", "/now", _ -> Response.text(200, "text/plain", "now"));
            r.on("GET", "/hello", _ -> Response.text(200, "text/plain", "hello"));
        })) {
            long before = used();
            String requests = "GET /now HTTP/1.1\r\nHost: a\r\n\r\n".repeat(30_000);
            String others = requests.replace("/now", "/hello");
            for (int i = 0; i < 100; i++) {
                Wire wire = new Wire(server.port(), 4_096);
                hostile.add(wire);
                String sent = i % 2 == 0 ? requests : others;
                Thread.startVirtualThread(() -> {
                    try {
                        wire.send(sent);
                    } catch (IOException _) {
                        // The test is over before all is taken.
                    }
                });
            }
            for (int i = 0; i < 20; i++) {
                assertThat(server.get("/hello").text()).isEqualTo("hello");
                Thread.sleep(50);
            }
            assertThat(used() - before).as("bytes held for 100 such clients").isLessThan(300_000_000);
            for (Wire wire : hostile) {
                wire.close();
            }
        }
    }

    @Test
    void clientsThatDoNotReadTheirAnswersHoldLittleMemory() throws Exception {
        List<Wire> hostile = new ArrayList<>();
        HttpOptions options = TestServer.OPTIONS.with(TestServer.patience(20_000, 20_000, 20_000, 20_000));
        try (TestServer server = TestServer.of(options, r -> {
            r.on(
                    "GET",
                    "/endless",
                    _ -> Response.streamed(200, "application/x", -1, out -> {
                        byte[] part = new byte[8_192];
                        for (int i = 0; i < 1_000_000; i++) {
                            out.write(part);
                        }
                    }));
            r.on("GET", "/hello", _ -> Response.text(200, "text/plain", "hello"));
        })) {
            long before = used();
            for (int i = 0; i < 300; i++) {
                hostile.add(new Wire(server.port(), 4_096).get("/endless"));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(server.get("/hello").text()).isEqualTo("hello");
                Thread.sleep(50);
            }
            assertThat(used() - before).as("bytes held for 300 such clients").isLessThan(150_000_000);
            for (Wire wire : hostile) {
                wire.close();
            }
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void oneConnectionTooManyIsTurnedAwayAndAFreedPlaceIsTaken() throws Exception {
        HttpOptions options = TestServer.OPTIONS.with(new Limits(8_192, 16_384, 2, 10, 10, 65_536));
        try (TestServer server =
                        TestServer.of(options, r -> r.on("GET", "/", _ -> Response.text(200, "text/plain", "hello")));
                Wire first = server.wire();
                Wire second = server.wire()) {
            assertThat(first.get("/").answer().status()).isEqualTo(200);
            assertThat(second.get("/").answer().status()).isEqualTo(200);
            try (Wire third = server.wire()) {
                assertThat(third.ends(2_000)).isTrue();
            }
            second.socket().close();
            boolean served = false;
            for (int i = 0; i < 200 && !served; i++) {
                try (Wire fourth = server.wire()) {
                    served = fourth.get("/").answer().status() == 200;
                } catch (IOException _) {
                    Thread.sleep(10); // the place is not free yet
                }
            }
            assertThat(served).isTrue();
        }
    }

    @Test
    void oneRequestTooManyIs503AndSaysWhenToComeBack() throws Exception {
        HttpOptions options = TestServer.OPTIONS.with(new Limits(8_192, 16_384, 100, 2, 10, 65_536));
        CountDownLatch go = new CountDownLatch(1);
        Semaphore in = new Semaphore(0);
        try (TestServer server = TestServer.of(options, r -> {
                    r.instant("GET", "/now", _ -> Response.text(200, "text/plain", "now"));
                    r.on("GET", "/slow", _ -> {
                        in.release();
                        try {
                            go.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                        return Response.text(200, "text/plain", "slow");
                    });
                });
                Wire first = server.wire();
                Wire second = server.wire()) {
            first.get("/slow");
            second.get("/slow");
            in.acquire(2);
            Wire.Answer busy = server.get("/slow");
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.field("retry-after")).contains("1");
            assertThat(server.get("/now").text()).isEqualTo("now");
            go.countDown();
            assertThat(first.answer().text()).isEqualTo("slow");
            assertThat(second.answer().text()).isEqualTo("slow");
        }
    }
}
