package dev.botstead.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Clients that keep the server waiting. Its patience is short here, so that the tests' own need not be
/// long.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlowClientsTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(TestServer.OPTIONS.with(TestServer.patience(900, 400, 600, 600)), routes -> {
            routes.on("GET", "/hello", _ -> Response.text(200, "text/plain", "hello"));
            routes.instant("GET", "/now", _ -> Response.bytes(200, "application/x", new byte[1_000]));
            routes.on("GET", "/big", _ -> Response.bytes(200, "application/x", new byte[30_000_000]));
            routes.on(
                    "GET",
                    "/stream",
                    _ -> Response.streamed(200, "application/x", -1, out -> {
                        try {
                            for (int i = 0; i < 100_000; i++) {
                                out.write(new byte[8_192]);
                            }
                        } finally {
                            told.add("writer");
                        }
                    }));
            routes.on("POST", "/count", r -> {
                try (InputStream body = r.body(10_000_000)) {
                    return Response.text(200, "text/plain", "" + body.readAllBytes().length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    told.add("reader");
                }
            });
            routes.on("GET", "/wait", r -> {
                r.whenGone(() -> told.add("gone"));
                told.add("waiting");
                return Response.streamed(200, "text/plain", -1, out -> {
                    out.write("first\n".getBytes(UTF_8));
                    out.flush();
                    try {
                        Thread.sleep(3_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            });
        });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aClientThatSaysNothingIsLetGo() throws IOException {
        try (Wire wire = server.wire()) {
            assertThat(wire.ends(3_000)).isTrue();
        }
    }

    @Test
    void aClientThatStopsInItsHeadIsLetGo() throws IOException {
        try (Wire wire = server.wire()) {
            wire.send("GET /hello HTTP/1.1\r\nHos");
            assertThat(wire.ends(3_000)).isTrue();
        }
    }

    @Test
    void aHeadThatDripsIsLetGoToo() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send("GET /hello HTTP/1.1\r\nHost: a\r\nX: ");
            Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        wire.send("x");
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException _) {
                    // Cut, as it should be.
                }
            });
            assertThat(wire.ends(3_000)).isTrue();
        }
    }

    @Test
    void aConnectionWithoutASecondRequestIsLetGo() throws IOException {
        for (String path : new String[] {"/hello", "/now"}) {
            try (Wire wire = server.wire()) {
                assertThat(wire.get(path).answer().status()).isEqualTo(200);
                assertThat(wire.ends(2_000)).isTrue();
            }
            try (Wire wire = server.wire()) {
                assertThat(wire.get(path).answer().status()).isEqualTo(200);
                wire.send("GET /hello HT");
                assertThat(wire.ends(2_000)).isTrue();
            }
        }
    }

    @Test
    void halfABodyIs408() throws IOException {
        for (String framing :
                new String[] {"Content-Length: 100\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"}) {
            try (Wire wire = server.wire()) {
                wire.send("POST /count HTTP/1.1\r\nHost: a\r\n" + framing);
                Wire.Answer answer = wire.answer();
                assertThat(answer.status()).isEqualTo(408);
                assertThat(answer.field("connection")).contains("close");
                assertThat(wire.ends(2_000)).isTrue();
            }
        }
    }

    @Test
    void aBodyThatDripsIs408() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n");
            Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 90; i++) {
                        wire.send("x");
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException _) {
                    // Cut, as it should be.
                }
            });
            assertThat(wire.answer().status()).isEqualTo(408);
        }
    }

    @Test
    void aReaderThatDoesNotReadIsCutAndItsWriterEnds() throws Exception {
        told.clear();
        for (String path : new String[] {"/stream", "/big"}) {
            try (Wire wire = new Wire(server.port(), 4_096)) {
                wire.get(path);
                Access access = server.accesses.poll(10, TimeUnit.SECONDS);
                while (access != null && !access.path().equals(path)) {
                    access = server.accesses.poll(10, TimeUnit.SECONDS);
                }
                assertThat(access).isNotNull();
                assertThat(wire.ends(5_000)).isTrue();
            }
        }
        assertThat(told).containsExactly("writer");
    }

    @Test
    void aClientThatVanishesIsToldToWhoeverAskedAndToWhoeverReadsOrWrites() throws Exception {
        told.clear();
        try (Wire wire = server.wire()) {
            wire.get("/wait");
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("waiting");
        }
        assertThat(told.poll(2, TimeUnit.SECONDS)).isEqualTo("gone");

        try (Wire wire = server.wire()) {
            wire.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
        }
        assertThat(told.poll(2, TimeUnit.SECONDS)).isEqualTo("reader");

        try (Wire wire = server.wire()) {
            wire.get("/stream");
            wire.exactly(1_000);
        }
        assertThat(told.poll(2, TimeUnit.SECONDS)).isEqualTo("writer");
        assertThat(server.get("/hello").status()).isEqualTo(200);
    }

    /// The idle deadline is far away here: what ends these connections is the patience for writing, and it
    /// must end them though what was written is never taken.
    @Test
    void whoNeverReadsIsGoneAfterThePatienceForWritingThoughNothingWasTaken() throws Exception {
        String settings = "\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000";
        List<String> requests = List.of(
                "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /bytes HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /stream HTTP/1.0\r\n\r\n",
                "GET /now HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20_000),
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings);
        HttpOptions options = TestServer.OPTIONS.with(TestServer.patience(60_000, 1_000, 60_000, 500));
        try (TestServer patient = TestServer.of(options, r -> {
            r.instant("GET", "/now", _ -> Response.bytes(200, "application/x", new byte[1_000]));
            r.on("GET", "/bytes", _ -> Response.bytes(200, "application/x", new byte[30_000_000]));
            r.on(
                    "GET",
                    "/stream",
                    _ -> Response.streamed(200, "application/x", -1, out -> {
                        for (int i = 0; i < 100_000; i++) {
                            out.write(new byte[8_192]);
                        }
                    }));
        })) {
            for (String request : requests) {
                try (Wire wire = new Wire(patient.port(), 4_096)) {
                    Thread.startVirtualThread(() -> {
                        try {
                            wire.send(request);
                        } catch (IOException _) {
                            // Cut while still sending.
                        }
                    });
                    boolean seen = false;
                    boolean gone = false;
                    for (int i = 0; i < 300 && !gone; i++) {
                        seen |= patient.server().connections() == 1;
                        gone = seen && patient.server().connections() == 0;
                        Thread.sleep(20);
                    }
                    assertThat(gone).as(request.substring(0, 24)).isTrue();
                }
            }
        }
    }
}
