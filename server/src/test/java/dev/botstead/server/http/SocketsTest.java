package dev.botstead.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Socket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// WebSockets: one path for them and for plain requests, and clients that send too much or read nothing.
final class SocketsTest {
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    private static void echo(Socket socket) {
        for (String text = socket.receive(); text != null; text = socket.receive()) socket.send("echo " + text);
    }

    private TestServer server(HttpOptions options, Consumer<Socket> talk) {
        return TestServer.of(options, routes -> {
            routes.on("GET", "/live", _ -> Response.text(200, "text/plain", "plain"));
            routes.socket("/live", request -> {
                if ("no".equals(request.rawQuery())) throw new Refusal(403, "Not you.");
                return socket -> {
                    try {
                        talk.accept(socket);
                        ended.add("returned");
                    } catch (ClientGone gone) {
                        ended.add("gone");
                        throw gone;
                    }
                };
            });
        });
    }

    private TestServer echoing() {
        return server(TestServer.OPTIONS, SocketsTest::echo);
    }

    static String handshake(String target, String... fields) {
        return "GET " + target + " HTTP/1.1\r\nHost: test\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + String.join("", fields) + "\r\n";
    }

    private static WebSocketWire open(TestServer server) throws IOException {
        WebSocketWire wire = new WebSocketWire(server.port());
        assertThat(wire.handshake("/live").status()).isEqualTo(101);
        return wire;
    }

    @Test
    void onePathServesPlainRequestsAndWebSockets() throws Exception {
        try (TestServer server = echoing()) {
            assertThat(server.get("/live").text()).isEqualTo("plain");
            try (WebSocketWire wire = open(server)) {
                wire.text("one").text("two");
                assertThat(wire.frame().text()).isEqualTo("echo one");
                assertThat(wire.frame().text()).isEqualTo("echo two");
            }
            assertThat(ended.poll(5, TimeUnit.SECONDS)).isIn("returned", "gone");
        }
    }

    @Test
    void fragmentsAreJoinedAndAPingBetweenThemIsAnswered() throws Exception {
        try (TestServer server = echoing();
                WebSocketWire wire = open(server)) {
            wire.frame(0x01, "he".getBytes(StandardCharsets.UTF_8));
            wire.frame(0x89, "hi".getBytes(StandardCharsets.UTF_8));
            wire.frame(0x80, "llo".getBytes(StandardCharsets.UTF_8));
            assertThat(wire.frame()).isEqualTo(new WebSocketWire.Frame(0x8a, "hi"));
            assertThat(wire.frame().text()).isEqualTo("echo hello");
        }
    }

    @Test
    void aRefusalIsAnAnswerAndTheConnectionGoesOn() throws Exception {
        try (TestServer server = echoing();
                Wire wire = server.wire()) {
            Wire.Answer refused = wire.send(handshake("/live?no")).answer();
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).isEqualTo("Not you.\n");
            assertThat(wire.get("/live").answer().text()).isEqualTo("plain");
        }
    }

    @Test
    void anotherVersionIsToldWhichOneIsSpoken() throws Exception {
        try (TestServer server = echoing()) {
            for (String version : new String[] {"8", "7", "14", "x"}) {
                Wire.Answer refused = server.ask(
                        handshake("/live").replace("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: " + version));
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.field("sec-websocket-version")).contains("13");
            }
        }
    }

    @Test
    void aMalformedHandshakeIsRefused() throws Exception {
        try (TestServer server = echoing()) {
            assertThat(server.ask(handshake("/live").replace("dGhlIHNhbXBsZSBub25jZQ==", "short"))
                            .status())
                    .isEqualTo(400);
            assertThat(server.ask(handshake("/live", "Content-Length: 3\r\n") + "abc")
                            .status())
                    .isEqualTo(400);
            assertThat(server.ask(handshake("/live").replace("Upgrade: websocket", "Upgrade: other"))
                            .text())
                    .isEqualTo("plain");
        }
    }

    @Test
    void aMessageOverTheLimitClosesTheSocketWith1009() throws Exception {
        try (TestServer server = echoing();
                WebSocketWire wire = open(server)) {
            wire.text("x".repeat(60_000));
            assertThat(wire.frame().text()).hasSize(60_005);
            byte[] half = "y".repeat(50_000).getBytes(StandardCharsets.UTF_8);
            wire.frame(0x01, half);
            wire.frame(0x80, half);
            assertThat(wire.closed()).isEqualTo(1009);
            assertThat(wire.ends(5_000)).isTrue();
        }
        try (TestServer server = echoing();
                WebSocketWire wire = open(server)) {
            wire.text("z".repeat(70_000));
            // A single frame is refused by the library, with the code that it has.
            assertThat(wire.closed()).isIn(1009, 1000);
            assertThat(wire.ends(5_000)).isTrue();
        }
    }

    @Test
    void whatIsNotMaskedOrNotTextClosesTheSocket() throws Exception {
        try (TestServer server = echoing();
                WebSocketWire wire = open(server)) {
            wire.frame(0x82, new byte[] {1, 2, 3});
            assertThat(wire.closed()).isEqualTo(1003);
        }
        try (TestServer server = echoing();
                WebSocketWire wire = open(server)) {
            wire.bytes((byte) 0x81, (byte) 1, (byte) 'a');
            assertThat(wire.closed()).isIn(1002, 1000);
            assertThat(wire.ends(5_000)).isTrue();
        }
    }

    @Test
    void aClientThatReadsNothingIsCut() throws Exception {
        HttpOptions options = TestServer.OPTIONS.with(TestServer.patience(10_000, 10_000, 10_000, 500));
        String much = "m".repeat(60_000);
        try (TestServer server = server(options, socket -> {
                    for (int i = 0; i < 10_000; i++) socket.send(much);
                });
                WebSocketWire wire = open(server)) {
            assertThat(ended.poll(8, TimeUnit.SECONDS)).isEqualTo("gone");
            assertThat(server.server().connections()).isLessThanOrEqualTo(1);
            assertThat(wire.ends(5_000)).isTrue();
        }
    }

    @Test
    void aClientThatPingsAndReadsNothingIsCut() throws Exception {
        try (TestServer server = echoing();
                WebSocketWire wire = open(server)) {
            byte[] payload = new byte[125];
            try {
                for (int i = 0; i < 100_000; i++) wire.frame(0x89, payload);
            } catch (IOException _) {
                // It was cut while it was still sending.
            }
            assertThat(ended.poll(5, TimeUnit.SECONDS)).isIn("returned", "gone");
        }
    }

    @Test
    void aTalkThatReadsNothingHoldsItsClientBack() throws Exception {
        BlockingQueue<String> go = new LinkedBlockingQueue<>();
        try (TestServer server = server(TestServer.OPTIONS, socket -> {
                    try {
                        go.take();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    echo(socket);
                });
                WebSocketWire wire = open(server)) {
            Thread sending = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 20_000; i++) wire.text("w".repeat(1_000));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(sending.join(Duration.ofMillis(1_500)))
                    .as("20 MB were taken in")
                    .isFalse();
            go.add("go");
            for (int i = 0; i < 20_000; i++) assertThat(wire.frame().text()).hasSize(1_005);
            assertThat(sending.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void stoppingClosesEverySocketAndWaitsForItsTalk() throws Exception {
        TestServer server = echoing();
        try (WebSocketWire wire = open(server)) {
            wire.text("hello");
            assertThat(wire.frame().text()).isEqualTo("echo hello");
            assertThat(server.server().stop(Duration.ofSeconds(3))).isTrue();
            assertThat(wire.closed()).isEqualTo(1001);
            assertThat(ended.poll()).isEqualTo("returned");
        }
    }

    @Test
    void noMoreSocketsThanTheLimitAndTheirPlacesComeBack() throws Exception {
        HttpOptions options = TestServer.OPTIONS.with(new HttpOptions.Limits(8_192, 16_384, 100, 10, 2, 65_536));
        try (TestServer server = server(options, SocketsTest::echo)) {
            try (WebSocketWire _ = open(server);
                    WebSocketWire _ = open(server)) {
                assertThat(server.ask(handshake("/live")).status()).isEqualTo(503);
                assertThat(server.get("/live").text()).isEqualTo("plain");
            }
            for (int i = 0; i < 2; i++)
                assertThat(ended.poll(5, TimeUnit.SECONDS)).isIn("returned", "gone");
            try (WebSocketWire again = open(server)) {
                again.text("a");
                assertThat(again.frame().text()).isEqualTo("echo a");
            }
        }
    }

    @Test
    void theLogNamesASocketOnceItIsOver() throws Exception {
        try (TestServer server = echoing()) {
            open(server).close();
            Access access = server.accesses.poll(5, TimeUnit.SECONDS);
            assertThat(access).isNotNull();
            assertThat(access.status()).isEqualTo(101);
            assertThat(access.path()).isEqualTo("/live");
        }
    }
}
