package dev.botstead.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HeadsTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(routes -> {
            routes.on("GET", "/", _ -> Response.text(200, "text/plain", "root"));
            routes.on("GET", "/a/{name}", r -> Response.text(200, "text/plain", r.path() + " " + r.path("name")));
            routes.on("GET", "/q", r -> Response.text(200, "text/plain", String.valueOf(r.rawQuery())));
            routes.on(
                    "GET",
                    "/parsed",
                    r -> Response.text(
                            200, "text/plain", String.valueOf(r.query().first("a"))));
            routes.on("POST", "/p", r -> Response.text(200, "text/plain", "got " + r.bytes(1_000).length));
            routes.instant("POST", "/i", _ -> Response.text(200, "text/plain", "instant"));
            routes.on("GET", "/smuggled", _ -> Response.text(200, "text/plain", "SMUGGLED"));
        });
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> ambiguous() {
        return Stream.of(
                Arguments.of("length and chunked", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                Arguments.of("chunked and length", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"),
                Arguments.of("two lengths", "Content-Length: 0\r\nContent-Length: 5", ""),
                Arguments.of("two equal lengths", "Content-Length: 0\r\nContent-Length: 0", ""),
                Arguments.of("a list of lengths", "Content-Length: 0, 0", ""),
                Arguments.of("a signed length", "Content-Length: +0", ""),
                Arguments.of("a negative length", "Content-Length: -1", ""),
                Arguments.of("a huge length", "Content-Length: 99999999999999999999", ""),
                Arguments.of("a hexadecimal length", "Content-Length: 0x0", ""),
                Arguments.of("an empty length", "Content-Length: ", ""),
                Arguments.of("a coding behind a vertical tab", "Transfer-Encoding: \u000bchunked", "0\r\n\r\n"),
                Arguments.of("a space before the colon", "Transfer-Encoding : chunked", "0\r\n\r\n"),
                Arguments.of("a length with a space before the colon", "Content-Length : 0", ""),
                Arguments.of("a NUL in a value", "X: a\u0000b", ""),
                Arguments.of("a bare CR in a value", "X: a\rContent-Length: 5", ""),
                Arguments.of("a NUL in a name", "X\u0000: a", ""),
                Arguments.of("two codings", "Transfer-Encoding: gzip, chunked", "0\r\n\r\n"),
                Arguments.of(
                        "two fields of coding",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                        "0\r\n\r\n"),
                Arguments.of("a coding we do not know", "Transfer-Encoding: xchunked", "0\r\n\r\n"),
                Arguments.of("a chunk size that is none", "Transfer-Encoding: chunked", "z\r\n"),
                Arguments.of(
                        "a chunk size in hexadecimal notation",
                        "Transfer-Encoding: chunked",
                        "0x3\r\nabc\r\n0\r\n\r\n"),
                Arguments.of("a chunk line that ends in LF", "Transfer-Encoding: chunked", "3\nabc\r\n0\r\n\r\n"),
                Arguments.of("no CRLF behind a chunk", "Transfer-Encoding: chunked", "3\r\nabcXX0\r\n\r\n"),
                Arguments.of("a chunk size with a sign", "Transfer-Encoding: chunked", "+3\r\nabc\r\n0\r\n\r\n"),
                Arguments.of("a huge chunk size", "Transfer-Encoding: chunked", "fffffffffffffffff\r\nabc"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguous")
    void aRequestWhoseEndIsAmbiguousIsRefusedAndWhatFollowsItIsNeverServed(String what, String fields, String body)
            throws IOException {
        for (String path : new String[] {"/p", "/i"}) {
            try (Wire wire = server.wire()) {
                wire.send("POST " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n" + body + SMUGGLED);
                String said = wire.rest();
                assertThat(said).as(what + " at " + path).doesNotContain("SMUGGLED");
                assertThat(said.split("HTTP/1.1 ", -1).length - 1).as(said).isLessThanOrEqualTo(1);
                if (path.equals("/p")) {
                    assertThat(said).doesNotContain("HTTP/1.1 200");
                }
            }
        }
    }

    @Test
    void anOldVersionWithACodingIsRefused() throws IOException {
        try (Wire wire = server.wire()) {
            wire.send(
                    "POST /p HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                            + SMUGGLED);
            assertThat(wire.rest()).doesNotContain("SMUGGLED").doesNotContain(" 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
                "GET a HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /# HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /\u00e4 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%2e%2e HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/.. HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/./b HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%0a HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%ff HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%c0%af HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%ed%a0%80 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/%4 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a/% HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /parsed?a=%ff HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /parsed?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/9\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n bad\u0000: x\r\n\r\n",
                " / HTTP/1.1\r\nHost: a\r\n\r\n",
            })
    void whatNoClientMaySendIs400(String request) throws IOException {
        assertThat(server.ask(request).status()).isEqualTo(400);
    }

    @Test
    void aCodingThatWouldNotBeUndoneIs501() throws IOException {
        assertThat(server.ask("POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")
                        .status())
                .isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b%2Fc, /a/b%2Fc b/c",
        "/a/%c3%a4, /a/%c3%a4 \u00c3\u00a4",
        "/a/b+c, /a/b+c b+c",
        "/a/..b, /a/..b ..b",
        "/a/b;c=1, /a/b;c=1 b;c=1",
        "http://other/a/x, /a/x x",
        "/q, null",
        "/q?, ''",
        "/q?[a]{b}|\"\\^`, [a]{b}|\"\\^`",
        "/q?a?b, a?b",
        "/parsed?a=%2B+%26, + &",
        "/parsed?a, ''",
        "/parsed?, null",
        "/parsed?b=1&&a=2&a=3, 2",
    })
    void whatIsUnusualButClearArrivesAsSent(String target, String answer) throws IOException {
        Wire.Answer got = server.get(target);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).isEqualTo(answer);
    }

    @Test
    void aThousandParametersAreReadAndOneMoreIsRefused() throws IOException {
        assertThat(server.get("/parsed?" + "a&".repeat(1_000)).status()).isEqualTo(200);
        assertThat(server.get("/parsed?" + "a&".repeat(1_001)).status()).isEqualTo(400);
    }

    @Test
    void aHeadTooLargeIs431AndALineTooLongIs414() throws IOException {
        assertThat(server.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(17_000) + "\r\n\r\n")
                        .status())
                .isEqualTo(431);
        assertThat(server.get("/q?" + "x".repeat(9_000)).status()).isEqualTo(414);
        try (Wire wire = server.wire()) {
            wire.send("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(5_000) + "\r\n");
            assertThat(wire.answer().status()).isEqualTo(431);
            assertThat(wire.ends(1_000)).isTrue();
        }
    }

    @Test
    void aBrokenHeadIsLoggedAndAnsweredWithTheDefaultFields() throws Exception {
        Wire.Answer answer = server.ask("GET / HTTP/1.1\r\nBad Name: a\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("x-content-type-options")).contains("nosniff");
        assertThat(server.access(answer).status()).isEqualTo(400);
    }

    @Test
    void anAnswerOfASingleRefusedHeadLeavesTheConnectionUsableWhereItsEndIsClear() throws IOException {
        try (Wire wire = server.wire()) {
            assertThat(wire.get("/a/%zz").answer().status()).isEqualTo(400);
            assertThat(wire.get("/nowhere").answer().status()).isEqualTo(404);
            assertThat(wire.get("/").answer().text()).isEqualTo("root");
        }
    }
}
