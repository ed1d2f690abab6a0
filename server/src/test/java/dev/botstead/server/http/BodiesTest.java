package dev.botstead.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.surface.http.Form;
import dev.botstead.surface.http.Multipart;
import dev.botstead.surface.http.Multipart.Part;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BodiesTest {
    private static final String HEAD = "POST %s HTTP/1.1\r\nHost: a\r\n";
    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(routes -> {
            routes.on("GET", "/hello", _ -> Response.text(200, "text/plain", "hello"));
            routes.on("POST", "/small", r -> Response.text(200, "text/plain", "" + r.bytes(1_000).length));
            routes.on("POST", "/ignore", _ -> Response.text(200, "text/plain", "ignored"));
            routes.instant("POST", "/now", _ -> Response.text(200, "text/plain", "now"));
            routes.on("POST", "/form", BodiesTest::form);
            routes.on("POST", "/parts", BodiesTest::parts);
            routes.on("POST", "/first-part", r -> {
                Part part = Multipart.of(r, 10_000_000).next().orElseThrow();
                return Response.text(200, "text/plain", part.name());
            });
        });
    }

    private static Response form(Request request) {
        Form form = Form.read(request, 100_000);
        return Response.text(200, "text/plain", form.names() + " " + form.all("a"));
    }

    private static Response parts(Request request) {
        StringBuilder told = new StringBuilder();
        Multipart parts = Multipart.of(request, 10_000_000);
        try {
            for (Optional<Part> next = parts.next(); next.isPresent(); next = parts.next()) {
                Part part = next.get();
                long length = part.content().transferTo(OutputStream.nullOutputStream());
                told.append(part.name() + "," + part.filename() + "," + part.type() + "," + length + ";");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.text(200, "text/plain", told.toString());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String post(String path, String type, String body) {
        return HEAD.formatted(path) + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    @Test
    void aBodyThatSaysItIsTooLargeIs413BeforeItIsSent() throws IOException {
        assertThat(server.ask(HEAD.formatted("/small") + "Content-Length: 1001\r\n\r\n")
                        .status())
                .isEqualTo(413);
        Wire.Answer answer = server.ask(HEAD.formatted("/small") + "Content-Length: 100000000000\r\n\r\n");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.field("connection")).contains("close");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIs413AndTheConnectionEnds() throws IOException {
        try (Wire wire = server.wire()) {
            wire.send(HEAD.formatted("/small") + "Transfer-Encoding: chunked\r\n\r\n");
            wire.send("3e8\r\n" + "x".repeat(1_000) + "\r\n1\r\ny\r\n");
            assertThat(wire.answer().status()).isEqualTo(413);
            wire.send("0\r\n\r\n");
            assertThat(wire.ends(2_000)).isTrue();
        }
    }

    @Test
    void aClientThatSendsAllBeforeItReadsStillFindsItsRefusal() throws IOException {
        try (Wire wire = server.wire()) {
            wire.send(HEAD.formatted("/small") + "Content-Length: 600000\r\n\r\n" + "x".repeat(600_000));
            assertThat(wire.answer().status()).isEqualTo(413);
            assertThat(wire.ends(2_000)).isTrue();
        }
    }

    @Test
    void aShortBodyNobodyReadIsPassedOverAndALongOneCostsTheConnection() throws IOException {
        try (Wire wire = server.wire()) {
            for (String path : new String[] {"/ignore", "/missing", "/now", "/ignore", "/hello"}) {
                wire.send(HEAD.formatted(path) + "Content-Length: 20000\r\n\r\n" + "x".repeat(20_000));
                assertThat(wire.answer().field("connection")).isEmpty();
            }
            assertThat(wire.get("/hello").answer().text()).isEqualTo("hello");
        }
        for (String path : new String[] {"/ignore", "/missing", "/now"}) {
            try (Wire wire = server.wire()) {
                wire.send(HEAD.formatted(path) + "Content-Length: 5000000\r\n\r\n" + "x".repeat(500_000));
                assertThat(wire.answer().field("connection")).as(path).contains("close");
                assertThat(wire.ends(3_000)).as(path).isTrue();
            }
        }
    }

    @Test
    void aClientThatAsksFirstIsToldToContinueWhenTheBodyIsReadAndNotBefore() throws IOException {
        try (Wire wire = server.wire()) {
            wire.send(HEAD.formatted("/small") + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(wire.answer().status()).isEqualTo(100);
            wire.send("abc");
            assertThat(wire.answer().text()).isEqualTo("3");
            assertThat(wire.get("/hello").answer().text()).isEqualTo("hello");
        }
        try (Wire wire = server.wire()) {
            wire.send(HEAD.formatted("/small") + "Content-Length: 2000\r\nExpect: 100-continue\r\n\r\n");
            Wire.Answer answer = wire.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.field("connection")).contains("close");
        }
    }

    @Test
    void aFormIsReadInItsOrderAndStrictly() throws IOException {
        String type = "application/x-www-form-urlencoded";
        assertThat(server.ask(post("/form", type + "; charset=UTF-8", "a=1&b=%C3%A4&a=x+y"))
                        .text())
                .isEqualTo("[a, b] [1, x y]");
        assertThat(server.ask(post("/form", type, "a=%ff")).status()).isEqualTo(400);
        assertThat(server.ask(post("/form", type, "a=\u00ff")).status()).isEqualTo(400);
        assertThat(server.ask(post("/form", type, "a=%4")).status()).isEqualTo(400);
        assertThat(server.ask(post("/form", type, "a&".repeat(1_001))).status()).isEqualTo(400);
        assertThat(server.ask(post("/form", type, "a=" + "x".repeat(100_000))).status())
                .isEqualTo(413);
        assertThat(server.ask(post("/form", "application/json", "{}")).status()).isEqualTo(415);
    }

    @Test
    void partsComeOneByOneWithTheirNames() throws IOException {
        String body = PART.formatted("one", "1")
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\dir\\a;b \\\"c\\\".txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + "x".repeat(100_000) + "\r\n"
                + "--b\r\ncontent-disposition: form-data; name=empty; filename=\"\"\r\n\r\n\r\n--b--\r\n";
        assertThat(server.ask(post("/parts", "multipart/form-data; boundary=b", body))
                        .text())
                .isEqualTo("one,null,null,1;file,a;b \"c\".txt,text/plain,100000;empty,,null,0;");
        assertThat(server.ask(post("/first-part", "multipart/form-data; boundary=\"b\"", body))
                        .text())
                .isEqualTo("one");
        assertThat(server.ask(post("/parts", "multipart/form-data; boundary=b", "--b--\r\n"))
                        .text())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc",
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc\r\n--b",
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--b--\r\n",
                "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nabc\r\n--b--\r\n",
                "--b\r\nX: y\r\n\r\nabc\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"\u00ff\"\r\n\r\nabc\r\n--b--\r\n",
                "--bXX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc\r\n--b--\r\n",
                "nothing of the kind",
                "",
            })
    void aMalformedMultipartBodyIs400(String body) throws IOException {
        assertThat(server.ask(post("/parts", "multipart/form-data; boundary=b", body))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void partsAreCountedAndTheirHeadsAndTheWholeAreBounded() throws IOException {
        String type = "multipart/form-data; boundary=b";
        assertThat(server.ask(post("/parts", type, PART.formatted("a", "1").repeat(1_001) + "--b--"))
                        .status())
                .isEqualTo(400);
        assertThat(server.ask(post("/parts", type, PART.formatted("a".repeat(10_000), "1") + "--b--"))
                        .status())
                .isEqualTo(400);
        assertThat(server.ask(HEAD.formatted("/parts") + "Content-Type: " + type
                                + "\r\nContent-Length: 10000001\r\n\r\n")
                        .status())
                .isEqualTo(413);
        for (String bad : new String[] {
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b".repeat(71)
        }) {
            assertThat(server.ask(post("/parts", bad, "--b--")).status()).isEqualTo(400);
        }
        assertThat(server.ask(post("/parts", "text/plain", "--b--")).status()).isEqualTo(415);
    }
}
