package dev.botstead.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Response.Bytes;
import dev.botstead.surface.http.Response.Field;
import dev.botstead.surface.http.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnswersTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(routes -> {
            routes.on("GET", "/hello", _ -> Response.text(200, "text/plain", "hello"));
            routes.instant("GET", "/now", _ -> Response.text(200, "text/plain", "now"));
            routes.on(
                    "GET",
                    "/query",
                    r -> Response.text(
                            200, "text/plain", r.rawQuery() + "|" + r.query().names()));
            routes.on("POST", "/echo", AnswersTest::echo);
            routes.on("GET", "/big", _ -> Response.bytes(200, "application/x", new byte[3_000_000]));
            routes.on(
                    "GET",
                    "/stream",
                    _ -> Response.streamed(200, "text/plain", -1, out -> {
                        for (int i = 0; i < 100_000; i++) {
                            out.write("line\n".getBytes(UTF_8));
                        }
                    }));
            routes.on(
                    "GET",
                    "/known",
                    _ -> Response.streamed(200, "text/plain", 6, out -> out.write("known\n".getBytes(UTF_8))));
            routes.instant("GET", "/instant-fault", _ -> {
                throw new IllegalStateException("the password is 1234");
            });
            routes.instant("GET", "/instant-stream", _ -> Response.streamed(200, "text/plain", 3, _ -> {}));
            routes.on("GET", "/speechless/x", _ -> Response.empty(200));
            routes.zone("/speechless", new Zone(Zone.Slashes.SIGNIFICANT, (_, _) -> {
                throw new IllegalStateException("no words");
            }));
            routes.on("GET", "/nothing", _ -> Response.empty(204));
            routes.on("GET", "/unchanged", _ -> Response.empty(304));
            routes.on(
                    "GET",
                    "/own",
                    _ -> new Response(
                            200,
                            List.of(
                                    new Field("X-Frame-Options", "DENY"),
                                    new Field("set-cookie", "a=1"),
                                    new Field("set-cookie", "b=2")),
                            new Bytes(new byte[0])));
            routes.on(
                    "GET",
                    "/injected",
                    r -> Response.empty(200)
                            .with("x-a", String.valueOf(r.query().first("v"))));
            routes.on("GET", "/fault", _ -> {
                throw new IllegalStateException("the password is 1234");
            });
            routes.on(
                    "GET",
                    "/half",
                    _ -> Response.streamed(200, "text/plain", -1, out -> {
                        out.write(new byte[20_000]);
                        out.flush();
                        throw new IOException("the disk is gone");
                    }));
            routes.on(
                    "GET",
                    "/early",
                    _ -> Response.streamed(200, "text/plain", -1, _ -> {
                        throw new IOException("the disk is gone");
                    }));
            routes.on("GET", "/short", _ -> Response.streamed(200, "text/plain", 10, out -> out.write(1)));
            routes.on(
                    "GET",
                    "/headers",
                    r -> Response.text(200, "text/plain", r.headers("x-many") + " " + r.cookie("b")));
        });
    }

    private static Response echo(Request request) {
        return Response.bytes(200, "application/x", request.bytes(10_000_000));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anAnswerBearsItsOwnFieldsAndTheDefaults() throws IOException {
        Wire.Answer answer = server.get("/hello");
        assertThat(answer.line()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.field("content-type")).contains("text/plain; charset=utf-8");
        assertThat(answer.field("x-content-type-options")).contains("nosniff");
        assertThat(answer.field("x-frame-options")).contains("SAMEORIGIN");
        assertThat(answer.field("content-security-policy")).contains("frame-ancestors 'self'");
        assertThat(answer.field("referrer-policy")).contains("no-referrer");
        assertThat(answer.field("date").orElseThrow()).endsWith("GMT");
        assertThat(answer.field("x-request-id").orElseThrow()).matches("[0-9A-Za-z]{22}");
    }

    @Test
    void aFieldOfTheRouteWinsOverTheDefaultAndRepeatedOnesKeepTheirOrder() throws IOException {
        Wire.Answer answer = server.get("/own");
        assertThat(answer.all("x-frame-options")).containsExactly("DENY");
        assertThat(answer.all("set-cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void repeatedFieldsOfARequestKeepTheirOrderAndCookiesAreFound() throws IOException {
        assertThat(server.ask("GET /headers HTTP/1.1\r\nHost: a\r\nX-Many: 2\r\nCookie: a=1; b=2\r\nx-many: 1\r\n\r\n")
                        .text())
                .isEqualTo("[2, 1] 2");
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws IOException {
        try (Wire wire = server.wire()) {
            assertThat(wire.get("/hello").answer().text()).isEqualTo("hello");
            assertThat(wire.get("/now").answer().text()).isEqualTo("now");
            assertThat(wire.get("/hello").answer().text()).isEqualTo("hello");
        }
    }

    @Test
    void fiveThousandPipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (Wire wire = server.wire()) {
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 5_000; i++) {
                        wire.get(i % 2 == 0 ? "/query?" + i : "/now");
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (int i = 0; i < 5_000; i++) {
                assertThat(wire.answer().text()).isEqualTo(i % 2 == 0 ? i + "|[" + i + "]" : "now");
            }
            assertThat(writer.isAlive()).isFalse();
        }
    }

    @Test
    void oldClientsAreAnsweredInTheirVersionAndClosed() throws IOException {
        for (String path : List.of("/hello", "/stream", "/now", "/big")) {
            try (Wire wire = server.wire()) {
                Wire.Answer answer =
                        wire.send("GET " + path + " HTTP/1.0\r\n\r\n").answer();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.field("transfer-encoding")).isEmpty();
                assertThat(wire.ends(2_000)).as(path).isTrue();
            }
        }
    }

    @Test
    void anOldClientMayKeepItsConnection() throws IOException {
        try (Wire wire = server.wire()) {
            String request = "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
            Wire.Answer answer = wire.send(request).answer();
            assertThat(answer.field("connection")).contains("keep-alive");
            assertThat(wire.send(request).answer().text()).isEqualTo("hello");
            Wire.Answer stream = wire.send(request.replace("/hello", "/stream")).answer();
            assertThat(stream.body()).hasSize(500_000);
        }
    }

    @Test
    void aClientThatAsksToCloseIsClosed() throws IOException {
        for (String path : List.of("/hello", "/stream", "/now", "/missing")) {
            try (Wire wire = server.wire()) {
                Wire.Answer answer = wire.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                        .answer();
                assertThat(answer.field("connection")).as(path).contains("close");
                assertThat(wire.ends(2_000)).as(path).isTrue();
            }
        }
    }

    @Test
    void headIsAnsweredFromGetWithTheLengthAndWithoutTheBody() throws IOException {
        try (Wire wire = server.wire()) {
            for (String path : List.of("/hello", "/now", "/known")) {
                Wire.Answer answer = wire.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .answer(false);
                assertThat(answer.status()).isEqualTo(200);
                String length = path.equals("/hello") ? "5" : path.equals("/now") ? "3" : "6";
                assertThat(answer.field("content-length")).as(path).contains(length);
            }
            Wire.Answer stream =
                    wire.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n").answer(false);
            assertThat(stream.field("content-length")).isEmpty();
            assertThat(wire.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n")
                            .answer(false)
                            .status())
                    .isEqualTo(200);
            assertThat(wire.get("/hello").answer().text()).isEqualTo("hello");
        }
    }

    @Test
    void anAnswerWithoutContentSaysNothingOfALength() throws IOException {
        try (Wire wire = server.wire()) {
            for (String path : List.of("/nothing", "/unchanged")) {
                Wire.Answer answer = wire.get(path).answer();
                assertThat(answer.field("content-length")).as(path).isEmpty();
                assertThat(answer.field("transfer-encoding")).as(path).isEmpty();
            }
            assertThat(wire.get("/hello").answer().text()).isEqualTo("hello");
        }
    }

    @Test
    void largeAnswersArriveWhole() throws IOException {
        assertThat(server.get("/big").body()).hasSize(3_000_000);
        assertThat(server.get("/stream").body()).hasSize(500_000);
        assertThat(server.get("/known").text()).isEqualTo("known\n");
    }

    @Test
    void aFieldThatCouldEndItsLineIsNotWritten() throws IOException {
        for (String bad : List.of("a%0D%0Ax-evil:1", "a%0Ab", "%00", "%E5%98%8A", "a%0D")) {
            Wire.Answer answer = server.get("/injected?v=" + bad);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.field("x-evil")).isEmpty();
            assertThat(answer.field("x-a")).isEmpty();
        }
    }

    @Test
    void aFaultGivesNothingAwayButTheIdUnderWhichTheLogTellsOfIt() throws IOException {
        Wire.Answer answer = server.get("/fault");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .doesNotContain("password")
                .doesNotContain("IllegalState")
                .contains(answer.field("x-request-id").orElseThrow());
        assertThat(server.get("/early").status()).isEqualTo(500);
    }

    @Test
    void anInstantRouteThatFailsAndAZoneWithoutWordsAreAnsweredPlainly() throws IOException {
        for (String path : new String[] {"/instant-fault", "/instant-stream", "/speechless/y"}) {
            Wire.Answer answer = server.get(path);
            assertThat(answer.status()).as(path).isEqualTo(500);
            assertThat(answer.text()).startsWith("Something went wrong here.").doesNotContain("password");
        }
    }

    @Test
    void halfAnAnswerEndsInABrokenConnectionAndNotInAWholeLookingOne() throws IOException {
        try (Wire wire = server.wire()) {
            wire.get("/half");
            assertThat(wire.rest()).contains("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
        }
        assertThat(server.get("/short").status())
                .as("less than its promised length, before anything is out")
                .isEqualTo(500);
    }

    @Test
    void whatTheClientSentComesBackUnchanged() throws IOException {
        byte[] body = "0123456789abcdef".repeat(100_000).getBytes(ISO_8859_1);
        try (Wire wire = server.wire()) {
            for (int i = 0; i < 3; i++) {
                wire.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length + "\r\n\r\n");
                wire.send(new String(body, ISO_8859_1));
                assertThat(wire.answer().body()).isEqualTo(body);
            }
            wire.send(
                    "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
            assertThat(wire.answer().text()).isEqualTo("abcde");
        }
    }

    @Test
    void theAccessHookHearsOfEachRequestButNotOfItsQuery() throws Exception {
        Wire.Answer answer = server.ask("GET /query?token=secret HTTP/1.1\r\nHost: a\r\nUser-Agent: t/1\r\n\r\n");
        Access access = server.access(answer);
        assertThat(access.path()).isEqualTo("/query");
        assertThat(access.toString()).doesNotContain("secret");
        assertThat(access.status()).isEqualTo(200);
        assertThat(access.bytes()).isEqualTo(answer.body().length);
        assertThat(Optional.ofNullable(access.userAgent())).contains("t/1");
        assertThat(String.valueOf(access.peer())).isEqualTo("/127.0.0.1");
    }
}
