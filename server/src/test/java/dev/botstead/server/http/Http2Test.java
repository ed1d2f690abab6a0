package dev.botstead.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.botstead.surface.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// HTTP/2 in clear text: by upgrade, as the JDK's client does it, and by a raw preface.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Http2Test {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private TestServer server;
    private HttpClient client;

    @BeforeAll
    void start() {
        server = TestServer.of(TestServer.OPTIONS.with(TestServer.patience(3_000, 800, 700, 700)), routes -> {
            routes.on("GET", "/hello", r -> Response.text(200, "text/plain", "hello " + r.header("x-n")));
            routes.instant("GET", "/now", _ -> Response.text(200, "text/plain", "now"));
            routes.on("POST", "/count", r -> {
                try (InputStream body = r.body(4_000_000)) {
                    long count = 0;
                    byte[] buffer = new byte[8_192];
                    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                        count += n;
                    }
                    return Response.text(200, "text/plain", "" + count);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            routes.on("POST", "/ignore", _ -> Response.text(200, "text/plain", "ignored"));
            routes.on(
                    "GET",
                    "/stream",
                    _ -> Response.streamed(200, "application/x", -1, out -> {
                        for (int i = 0; i < 500; i++) {
                            out.write(new byte[8_192]);
                        }
                    }));
            routes.on(
                    "GET",
                    "/half",
                    _ -> Response.streamed(200, "application/x", -1, out -> {
                        out.write(new byte[20_000]);
                        out.flush();
                        throw new IOException("the disk is gone");
                    }));
            routes.on("GET", "/nothing", _ -> Response.empty(204));
        });
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aClientMayUpgradeAndEveryKindOfAnswerArrives() throws Exception {
        HttpResponse<String> hello = send(to("/hello"));
        assertThat(hello.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(hello.body()).isEqualTo("hello null");
        assertThat(hello.headers().firstValue("x-frame-options")).contains("SAMEORIGIN");
        assertThat(send(to("/now")).body()).isEqualTo("now");
        assertThat(send(to("/stream")).body()).hasSize(500 * 8_192);
        assertThat(send(to("/nothing")).statusCode()).isEqualTo(204);
        assertThat(send(to("/missing")).statusCode()).isEqualTo(404);
        assertThat(send(to("/hello").method("HEAD", BodyPublishers.noBody()))
                        .headers()
                        .firstValue("content-length"))
                .contains("10");
    }

    @Test
    void bodiesArriveWholeAndTooLargeOnesAreRefused() throws Exception {
        byte[] body = new byte[3_000_000];
        HttpRequest.BodyPublisher unknown =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3_000_000]));
        for (int i = 0; i < 3; i++) {
            assertThat(send(to("/count").POST(BodyPublishers.ofByteArray(body))).body())
                    .isEqualTo("3000000");
            assertThat(send(to("/count").POST(unknown)).body()).isEqualTo("3000000");
            assertThat(send(to("/ignore").POST(BodyPublishers.ofByteArray(new byte[10_000])))
                            .body())
                    .isEqualTo("ignored");
        }
        assertThat(send(to("/count").POST(BodyPublishers.ofByteArray(new byte[4_000_001])))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(to("/hello")).statusCode()).isEqualTo(200);
    }

    @Test
    void thousandsOfRequestsShareTheConnectionWithoutMixingUp() throws Exception {
        for (int round = 0; round < 30; round++) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                answers.add(client.sendAsync(
                        i % 2 == 0
                                ? to("/hello").header("x-n", "" + i).build()
                                : to("/count")
                                        .POST(BodyPublishers.ofByteArray(new byte[i]))
                                        .build(),
                        BodyHandlers.ofString()));
            }
            for (int i = 0; i < 80; i++) {
                assertThat(answers.get(i).get(10, TimeUnit.SECONDS).body())
                        .isEqualTo(i % 2 == 0 ? "hello " + i : "" + i);
            }
        }
    }

    @Test
    void halfAnAnswerIsAResetAndTheOthersGoOn() throws Exception {
        assertThat(send(to("/hello")).statusCode()).isEqualTo(200);
        assertThat(catchThrowable(() -> send(to("/half")))).isInstanceOf(IOException.class);
        assertThat(send(to("/hello")).statusCode()).isEqualTo(200);
    }

    @Test
    void aPrefaceInTwoPacketsIsUnderstood() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(PREFACE.substring(0, 7));
            Thread.sleep(100);
            wire.send(PREFACE.substring(7, 20));
            Thread.sleep(100);
            wire.send(PREFACE.substring(20)).send(frame(4, 0, 0, "")).send(frame(1, 5, 1, get("/now")));
            String text = new String(wire.exactly(9), ISO_8859_1);
            assertThat(text.charAt(3)).as("the server's settings come first").isEqualTo('\u0004');
            assertThat(wire.rest()).contains("now");
        }
    }

    @Test
    void aConnectionWithoutStreamsAndOneThatStopsInItsHeadersAreLetGo() throws Exception {
        try (Wire wire = server.wire()) {
            wire.send(PREFACE).send(frame(4, 0, 0, ""));
            assertThat(wire.ends(2_500)).isTrue();
        }
        try (Wire wire = server.wire()) {
            wire.send(PREFACE)
                    .send(frame(4, 0, 0, ""))
                    .send(frame(1, 5, 1, get("/now")).substring(0, 12));
            assertThat(wire.ends(2_500)).isTrue();
        }
    }

    @Test
    void aStreamWhoseClientGivesNoWindowIsGivenUp() throws Exception {
        try (Wire wire = server.wire()) {
            // A window of nothing for every stream: SETTINGS_INITIAL_WINDOW_SIZE = 0.
            wire.send(PREFACE).send(frame(4, 0, 0, "\u0000\u0004\u0000\u0000\u0000\u0000"));
            wire.send(frame(1, 5, 1, get("/stream")));
            Access access = server.accesses.poll(5, TimeUnit.SECONDS);
            while (access != null && !(access.path().equals("/stream") && access.bytes() == 0)) {
                access = server.accesses.poll(5, TimeUnit.SECONDS);
            }
            assertThat(access).isNotNull();
            assertThat(wire.ends(3_000)).isTrue();
        }
    }

    private static String frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        return "" + (char) (length >> 16) + (char) ((length >> 8) & 0xff) + (char) (length & 0xff) + (char) type
                + (char) flags + "\u0000\u0000\u0000" + (char) stream + payload;
    }

    /// The header block of a `GET`: three fields of the static table, and two literal ones.
    private static String get(String path) {
        return "\u0082\u0086" + "\u0004" + (char) path.length() + path + "\u0001\u0001a";
    }
}
