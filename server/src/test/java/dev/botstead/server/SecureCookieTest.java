package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.signing.MasterKey;
import dev.botstead.sql.TestDatabases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The cookies of the web application behind a proxy that speaks TLS for us.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecureCookieTest {
    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private Core core;

    @BeforeAll
    void aStudio() {
        core = new Core(
                TestDatabases.sqlite(), MasterKey.generate(new SecureRandom()), new Core.Options("test", 100, false));
        Studio.found(core, EMAIL, PASSWORD);
    }

    @AfterAll
    void end() {
        http.close();
        core.database.close();
    }

    private Server server(Consumer<Settings.Listen> settings) {
        Settings.Listen listen = new Settings.Listen();
        listen.port = 0;
        settings.accept(listen);
        return Server.start(core, listen);
    }

    private HttpResponse<String> post(Server server, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .headers(headers)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private List<String> cookies(Server server, String... headers) throws Exception {
        String body = "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}";
        HttpResponse<String> in = post(server, "/api/auth/login", body, headers);
        assertThat(in.statusCode()).isEqualTo(200);
        return in.headers().allValues("set-cookie");
    }

    @Test
    void whoIsReachedByTlsGivesSecureCookiesOnly() throws Exception {
        try (Server server = server(listen -> listen.publicUrl = URI.create("https://bots.example.org"))) {
            assertThat(cookies(server, "sec-fetch-mode", "cors"))
                    .hasSize(2)
                    .allSatisfy(cookie -> assertThat(cookie).endsWith("; Secure"));
        }
    }

    @Test
    void aTrustedProxySaysWhetherTheBrowserSpokeTls() throws Exception {
        try (Server server = server(listen -> listen.trustedProxies = List.of("127.0.0.0/8"))) {
            assertThat(cookies(server, "sec-fetch-mode", "cors", "x-forwarded-proto", "https"))
                    .hasSize(2)
                    .allSatisfy(cookie -> assertThat(cookie).endsWith("; Secure"));
            assertThat(cookies(server, "sec-fetch-mode", "cors", "x-forwarded-proto", "http"))
                    .hasSize(2)
                    .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
        }
        try (Server server = server(_ -> {})) {
            assertThat(cookies(server, "sec-fetch-mode", "cors", "x-forwarded-proto", "https"))
                    .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
        }
    }

    @Test
    void theOriginThatBrowsersUseIsOurs() throws Exception {
        try (Server server = server(listen -> listen.publicUrl = URI.create("https://bots.example.org"))) {
            String given = cookies(server, "sec-fetch-mode", "cors").getFirst();
            String cookie = given.substring(0, given.indexOf(';'));
            String bot = "{\"first_name\":\"robot\",\"last_name\":\"\",\"is_bot\":true,\"role\":\"user\"}";
            for (String origin : List.of("https://bots.example.org.evil.example", "http://bots.example.org", "null"))
                assertThat(post(server, "/api/data/persons", bot, "cookie", cookie, "origin", origin)
                                .statusCode())
                        .as(origin)
                        .isEqualTo(403);
            assertThat(post(server, "/api/data/persons", bot, "cookie", cookie, "origin", "https://bots.example.org")
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
