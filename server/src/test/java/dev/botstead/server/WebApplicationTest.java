package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.signing.MasterKey;
import dev.botstead.sql.TestDatabases;
import dev.botstead.surface.application.NoApplication;
import dev.botstead.surface.application.WebApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A web application served from a folder, on a port of its own, beside a folder that nobody may read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebApplicationTest {
    private static final String PAGE = "<!doctype html><title>the application</title>";
    private static final String SECRET = "nobody may read this";

    private Path temporary;
    private Path folder;
    private Core core;
    private Server server;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        temporary = given;
        folder = Files.createDirectories(temporary.resolve("dist"));
        write(temporary.resolve("secret.txt"), SECRET);
        write(folder.resolve("index.html"), PAGE);
        write(folder.resolve("assets/app-0a1b.js"), "start()");
        write(folder.resolve("assets/app-0a1b.css"), "body {}");
        write(folder.resolve("fonts/lato.woff2"), "font");
        write(folder.resolve("favicon.ico"), "icon");
        write(folder.resolve("strange.xyz"), "<script>");
        write(folder.resolve("a b é.txt"), "spaced");
        write(folder.resolve("late.txt"), "harmless");
        write(folder.resolve(".env"), SECRET);
        write(folder.resolve(".git/config"), SECRET);
        Files.createSymbolicLink(folder.resolve("link.txt"), temporary.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("linked"), temporary);
        core = new Core(
                TestDatabases.sqlite(), MasterKey.generate(new SecureRandom()), new Core.Options("test", 10, false));
        Settings.Listen listen = new Settings.Listen();
        listen.port = 0;
        listen.kitsuWeb = folder;
        listen.kitsuWebPort = 0;
        server = Server.start(core, listen);
    }

    @AfterAll
    void stop() {
        server.close();
        core.database.close();
    }

    private static void write(Path file, String text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.writeString(file, text);
    }

    private record Answer(int status, String head, String text) {
        String field(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    /// Sends a path just as it is written.
    private Answer raw(int port, String method, String path, String... fields) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String more = String.join(
                    "", List.of(fields).stream().map(field -> field + "\r\n").toList());
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more
                                    + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(read);
            String all = read.toString(StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer get(String path, String... fields) {
        return raw(server.webPort().orElseThrow(), "GET", path, fields);
    }

    @Test
    void aFileIsServedUnderItsNameAndAsWhatItIs() {
        for (String[] each : new String[][] {
            {"/assets/app-0a1b.js", "text/javascript; charset=utf-8", "start()"},
            {"/assets/app-0a1b.css", "text/css; charset=utf-8", "body {}"},
            {"/fonts/lato.woff2", "font/woff2", "font"},
            {"/favicon.ico", "image/x-icon", "icon"},
            {"/strange.xyz", "application/octet-stream", "<script>"},
            {"/a%20b%20%C3%A9.txt", "text/plain; charset=utf-8", "spaced"},
            {"/index.html", "text/html; charset=utf-8", PAGE},
            {"/favicon.ico?v=2", "image/x-icon", "icon"}
        }) {
            Answer file = get(each[0]);
            assertThat(file.status()).as(each[0]).isEqualTo(200);
            assertThat(file.field("content-type")).isEqualTo(each[1]);
            assertThat(file.field("x-content-type-options")).isEqualTo("nosniff");
            assertThat(file.text()).isEqualTo(each[2]);
        }
    }

    @Test
    void everyOtherPathIsThePageOfTheApplication() {
        for (String path : List.of(
                "/",
                "/bots",
                "/login?redirect=%2Fbots",
                "/productions/01a21101-8767-76eb-b918-7c1b4cfc4000/assets",
                "/sign-in",
                "/people/",
                "/apis",
                "/assets",
                "//bots")) {
            Answer page = get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.text()).isEqualTo(PAGE);
            assertThat(page.field("content-type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.field("cache-control")).isEqualTo("no-cache");
            assertThat(page.field("content-security-policy")).contains("frame-ancestors 'self'");
        }
    }

    @Test
    void whatIsHashedIsKeptAndTheRestIsAskedAgain() {
        assertThat(get("/assets/app-0a1b.js").field("cache-control")).contains("immutable");
        Answer icon = get("/favicon.ico");
        assertThat(icon.field("cache-control")).isEqualTo("no-cache");
        Answer again = get("/favicon.ico", "If-None-Match: " + icon.field("etag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        Answer head = raw(server.webPort().orElseThrow(), "HEAD", "/favicon.ico");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.field("content-length")).isEqualTo("4");
        assertThat(head.text()).isEmpty();
    }

    @Test
    void theApiStandsBesideItAndWhatItDoesNotKnowIsNoPage() {
        assertThat(get("/api/config").text()).contains("\"is_self_hosted\":true");
        assertThat(get("/api/auth/authenticated").status()).isEqualTo(401);
        for (String path : List.of("/api/nothing", "/api/data/nothing/at/all", "//api//nothing")) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
            assertThat(get(path).text()).contains("\"error\":true");
        }
        for (String path : List.of("/socket.io/nothing", "/assets/gone-0a1b.js")) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
            assertThat(get(path).text()).doesNotContain("<");
        }
        assertThat(get("/socket.io/?EIO=4&transport=polling").text()).startsWith("0{\"sid\":");
        assertThat(get("/health/live").text()).isEqualTo("live\n");
        assertThat(raw(server.webPort().orElseThrow(), "POST", "/login", "Content-Length: 0")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void noPathLeadsOutOfTheFolder() {
        for (String path : List.of(
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/assets/..%2f..%2fsecret.txt",
                "/..%5csecret.txt",
                "/%2e%2e%2fsecret.txt",
                "/linked/secret.txt",
                "/linked%2fsecret.txt",
                "/link.txt",
                "/.env",
                "/%2eenv",
                "/.git/config",
                "/secret.txt%00.js",
                "/%c0%ae%c0%ae/secret.txt",
                "/..;/secret.txt",
                temporary.resolve("secret.txt").toString(),
                "//" + temporary.resolve("secret.txt"))) {
            Answer answer = get(path);
            assertThat(answer.text()).as(path).doesNotContain(SECRET);
            assertThat(answer.status()).as(path).isIn(200, 400, 404);
            if (answer.status() == 200) assertThat(answer.text()).as(path).isEqualTo(PAGE);
        }
    }

    @Test
    void aFileThatBecomesALinkIsServedNoMore() throws IOException {
        assertThat(get("/late.txt").text()).isEqualTo("harmless");
        Files.delete(folder.resolve("late.txt"));
        Files.createSymbolicLink(folder.resolve("late.txt"), temporary.resolve("secret.txt"));
        assertThat(get("/late.txt").status()).isEqualTo(404);
        assertThat(get("/late.txt").text()).doesNotContain(SECRET);
    }

    @Test
    void theDashboardKeepsItsPagesAndNeitherPortServesThoseOfTheOther() {
        for (String path : List.of("/", "/bots", "/productions")) {
            Answer dashboard = raw(server.port(), "GET", path);
            assertThat(dashboard.status()).isEqualTo(303);
            assertThat(dashboard.field("location")).contains("/sign-in");
        }
        assertThat(raw(server.port(), "GET", "/sign-in").text()).doesNotContain("the application");
        for (String path : List.of("/assets/app-0a1b.js", "/index.html"))
            assertThat(raw(server.port(), "GET", path).status()).as(path).isEqualTo(404);
    }

    @Test
    void aFolderWithoutAnApplicationIsRefusedInOneSentence() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        for (Path none : List.of(empty, temporary.resolve("nowhere"), folder.resolve("index.html")))
            assertThatThrownBy(() -> WebApplication.in(none))
                    .isInstanceOf(NoApplication.class)
                    .hasMessageContaining(none.toString());
    }
}
