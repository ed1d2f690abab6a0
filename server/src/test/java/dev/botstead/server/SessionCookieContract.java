package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.server.TestCore.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the cookies of the web application open, for whom, and from where.
abstract class SessionCookieContract extends CoreContract {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "correct horse battery";
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36";
    private static final String GAZU = "CGWire Gazu 1.3.1";
    private static final String[] FROM_OURS = {"sec-fetch-site", "same-origin", "sec-fetch-mode", "cors"};
    private static final String[] FROM_ELSEWHERE = {"sec-fetch-site", "cross-site", "origin", "https://evil.example"};

    private HttpClient http;
    private Tenant tenant;
    private Caller admin;

    @BeforeEach
    void aStudio() {
        http = HttpClient.newHttpClient();
        tenant = core.tenant();
        admin = tenant.person(Role.ADMIN, PASSWORD);
    }

    @AfterEach
    void end() {
        http.close();
    }

    private record Answer(int status, String text, List<String> cookies) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        /// The `Set-Cookie` of that name.
        Optional<String> cookie(String name) {
            return cookies.stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .findFirst();
        }

        /// The value that it gives.
        String value(String name) {
            String cookie = cookie(name).orElseThrow();
            return cookie.substring(name.length() + 1, cookie.indexOf(';'));
        }
    }

    private Answer send(String method, String path, Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + core.port() + path))
                .method(
                        method,
                        body == NOTHING
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != NOTHING) request.header("content-type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().allValues("set-cookie"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final Object NOTHING = new Object();

    private static String[] with(String[] headers, String... more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Answer signIn(Caller person, String... headers) {
        return send("POST", "/api/auth/login", Map.of("email", core.email(person), "password", PASSWORD), headers);
    }

    /// What a browser holds after it signed in, for the header of its requests.
    private record Held(String access, String refresh) {
        String[] on(String[] headers) {
            return with(headers, "cookie", "access_token_cookie=" + access);
        }

        String[] refreshing(String[] headers) {
            return with(headers, "cookie", "access_token_cookie=" + access + "; refresh_token_cookie=" + refresh);
        }
    }

    private Held browser(Caller person) {
        Answer in = signIn(person, with(FROM_OURS, "user-agent", BROWSER));
        assertThat(in.status()).isEqualTo(200);
        return new Held(in.value("access_token_cookie"), in.value("refresh_token_cookie"));
    }

    private int opens(Held held) {
        return send("GET", "/api/auth/authenticated", NOTHING, held.on(FROM_OURS))
                .status();
    }

    private int people() {
        return core.database
                .read(tx -> core.principals.all(tx, tenant.account().id()))
                .size();
    }

    @Test
    void aBrowserThatSignsInGetsBothTokensInCookiesThatNoScriptReads() {
        Answer in = signIn(admin, with(FROM_OURS, "user-agent", BROWSER));
        assertThat(in.cookies()).hasSize(2);
        assertThat(in.cookie("access_token_cookie").orElseThrow())
                .endsWith("; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax")
                .contains(in.json().path("access_token").asString());
        assertThat(in.cookie("refresh_token_cookie").orElseThrow())
                .endsWith("; Path=/api/auth/refresh-token; Max-Age=1296000; HttpOnly; SameSite=Lax")
                .contains(in.json().path("refresh_token").asString());
    }

    @Test
    void whoIsKnownForABrowserByOneSignAloneIsOne() {
        assertThat(signIn(admin, "user-agent", BROWSER).cookies()).hasSize(2);
        assertThat(signIn(admin, "user-agent", "HeadlessChrome", "sec-fetch-mode", "cors")
                        .cookies())
                .hasSize(2);
    }

    @Test
    void aScriptsClientGetsNoCookie() {
        Answer in = signIn(admin, "user-agent", GAZU);
        assertThat(in.json().path("login").asBoolean()).isTrue();
        assertThat(in.cookies()).isEmpty();
    }

    @Test
    void nobodyIsSignedInByAPageElsewhere() {
        assertThat(signIn(admin, with(FROM_ELSEWHERE, "user-agent", BROWSER)).cookies())
                .isEmpty();
    }

    @Test
    void whoFailsToSignInGetsNoCookie() {
        Map<String, String> wrong = Map.of("email", core.email(admin), "password", "another horse battery");
        Answer refused = send("POST", "/api/auth/login", wrong, with(FROM_OURS, "user-agent", BROWSER));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.cookies()).isEmpty();
    }

    @Test
    void theCookieOpensWhatTheTokenOpens() {
        Held held = browser(admin);
        for (String path : List.of("/auth/authenticated", "/data/user/context", "/data/persons", "/data/organisations"))
            assertThat(send("GET", "/api" + path, NOTHING, held.on(FROM_OURS)).status())
                    .as(path)
                    .isEqualTo(200);
        Answer made = send("POST", "/api/data/persons", bot(), held.on(FROM_OURS));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.cookies()).isEmpty();
    }

    private static Map<String, Object> bot() {
        Map<String, Object> bot = new HashMap<>();
        bot.put("first_name", "robot");
        bot.put("last_name", "");
        bot.put("email", "admin@example.org");
        bot.put("role", "user");
        bot.put("is_bot", true);
        return bot;
    }

    @Test
    void aPageElsewhereCannotMakeABrowserChangeAnything() {
        Held held = browser(admin);
        int before = people();
        String ours = "http://127.0.0.1:" + core.port();
        List<String[]> elsewhere = List.of(
                FROM_ELSEWHERE,
                new String[] {"sec-fetch-site", "same-site"},
                new String[] {"sec-fetch-site", "cross-site"},
                new String[] {"sec-fetch-site", "cross-site", "origin", ours}, // the browser's own word is the last
                new String[] {"sec-fetch-site", "SAME-ORIGIN"},
                new String[] {"origin", "https://evil.example"},
                new String[] {"origin", "null"},
                new String[] {"origin", ours + ".evil.example"},
                new String[] {"origin", "http://127.0.0.1:1"},
                new String[] {"origin", ours.replace("http", "https")},
                new String[] {"user-agent", BROWSER});
        for (String[] headers : elsewhere) {
            for (String method : List.of("POST", "PUT", "DELETE")) {
                String path = method.equals("POST") ? "/api/data/persons" : "/api/data/persons/" + admin.id();
                Answer refused = send(method, path, bot(), held.on(headers));
                assertThat(refused.status()).as(method + List.of(headers)).isEqualTo(403);
                assertThat(refused.json().path("message").asString()).isNotEmpty();
            }
        }
        assertThat(people()).isEqualTo(before);
        assertThat(opens(held)).isEqualTo(200);
    }

    @Test
    void aPageElsewhereCanNeitherReadNorSignOutNorRefresh() {
        Held held = browser(admin);
        for (String path : List.of("/data/persons", "/auth/logout", "/auth/refresh-token"))
            for (String site : List.of("cross-site", "same-site"))
                assertThat(send("GET", "/api" + path, NOTHING, held.refreshing(new String[] {"sec-fetch-site", site}))
                                .status())
                        .as(path)
                        .isEqualTo(403);
        assertThat(opens(held)).isEqualTo(200);
    }

    @Test
    void aBrowserThatDoesNotSayWhereFromIsKnownByItsOrigin() {
        Held held = browser(admin);
        String[] ours = {"origin", "http://127.0.0.1:" + core.port()};
        assertThat(send("POST", "/api/data/persons", bot(), held.on(ours)).status())
                .isEqualTo(201);
        assertThat(send("GET", "/api/data/persons", NOTHING, held.on(new String[0]))
                        .status())
                .isEqualTo(200);
        assertThat(send("POST", "/api/data/persons", bot(), held.on(new String[] {"sec-fetch-site", "none"}))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aTokenInTheHeaderIsAskedAloneWhateverTheCookieSays() {
        Held held = browser(admin);
        String token = TestCore.clear(tenant.bot(Role.USER).issued());
        Answer asked = send(
                "GET",
                "/api/auth/authenticated",
                NOTHING,
                held.on(with(FROM_OURS, "authorization", "Bearer " + token)));
        assertThat(asked.json().path("user").path("is_bot").asBoolean()).isTrue();
        for (String broken : List.of("Bearer nonsense", "Bearer ", "Basic YTpi", "bearer " + held.access()))
            assertThat(send(
                                    "GET",
                                    "/api/auth/authenticated",
                                    NOTHING,
                                    held.on(with(FROM_OURS, "authorization", broken)))
                            .status())
                    .as(broken)
                    .isEqualTo(401);
        // A script's token needs no proof of where it comes from.
        assertThat(send(
                                "GET",
                                "/api/data/persons",
                                NOTHING,
                                held.on(with(FROM_ELSEWHERE, "authorization", "Bearer " + token)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoDifferentCookiesOfOneNameAreNone() {
        Held held = browser(admin);
        Held other = browser(tenant.person(Role.USER, PASSWORD));
        String both = "access_token_cookie=" + other.access() + "; access_token_cookie=" + held.access();
        assertThat(send("GET", "/api/auth/authenticated", NOTHING, with(FROM_OURS, "cookie", both))
                        .status())
                .isEqualTo(401);
        String twice = "access_token_cookie=" + held.access() + "; access_token_cookie=" + held.access();
        assertThat(send("GET", "/api/auth/authenticated", NOTHING, with(FROM_OURS, "cookie", twice))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void signingOutKillsBothTokensAndTakesThemFromTheBrowser() {
        Held held = browser(admin);
        Held elsewhere = browser(admin);
        Answer out = send("GET", "/api/auth/logout", NOTHING, held.on(FROM_OURS));
        assertThat(out.json().path("logout").asBoolean()).isTrue();
        assertThat(out.cookies())
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .matches("(access|refresh)_token_cookie=; .*")
                        .contains("Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly"));
        assertThat(opens(held)).isEqualTo(401);
        assertThat(refresh(held).status()).isEqualTo(401);
        assertThat(opens(elsewhere)).isEqualTo(200);
    }

    private Answer refresh(Held held) {
        return send("GET", "/api/auth/refresh-token", NOTHING, held.refreshing(FROM_OURS));
    }

    @Test
    void refreshingGivesAnotherAccessCookieThatSigningOutKillsToo() {
        Held held = browser(admin);
        core.clock.advance(Duration.ofDays(8));
        assertThat(opens(held)).isEqualTo(401);
        Answer refreshed = refresh(held);
        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        assertThat(refreshed.cookies()).hasSize(1);
        Held again = new Held(refreshed.value("access_token_cookie"), held.refresh());
        assertThat(opens(again)).isEqualTo(200);
        assertThat(send("GET", "/api/auth/logout", NOTHING, again.on(FROM_OURS)).status())
                .isEqualTo(200);
        assertThat(opens(again)).isEqualTo(401);
        assertThat(refresh(again).status()).isEqualTo(401);
    }

    @Test
    void eachCookieIsGoodForItsOwnUseAlone() {
        Held held = browser(admin);
        assertThat(opens(new Held(held.refresh(), held.refresh()))).isEqualTo(422);
        assertThat(refresh(new Held(held.access(), held.access())).status()).isEqualTo(422);
        Answer script = send("GET", "/api/auth/refresh-token", NOTHING, "authorization", "Bearer " + held.refresh());
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.cookies()).isEmpty();
    }

    @Test
    void whoIsSwitchedOffHasNoSessionFromTheNextRequestOn() {
        Caller person = tenant.person(Role.USER, PASSWORD);
        Held held = browser(person);
        assertThat(opens(held)).isEqualTo(200);
        Answer off = send(
                "PUT",
                "/api/data/persons/" + person.id(),
                Map.of("active", false),
                browser(admin).on(FROM_OURS));
        assertThat(off.status()).as(off.text()).isEqualTo(200);
        assertThat(opens(held)).isEqualTo(401);
        assertThat(refresh(held).status()).isEqualTo(401);
        send(
                "PUT",
                "/api/data/persons/" + person.id(),
                Map.of("active", true),
                browser(admin).on(FROM_OURS));
        assertThat(opens(held)).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsTheOtherBrowsers() {
        Held held = browser(admin);
        Held other = browser(admin);
        Map<String, String> change = Map.of(
                "old_password", PASSWORD, "password", "another horse battery", "password_2", "another horse battery");
        assertThat(send("POST", "/api/auth/change-password", change, held.on(FROM_OURS))
                        .status())
                .isEqualTo(200);
        assertThat(opens(held)).isEqualTo(200);
        assertThat(opens(other)).isEqualTo(401);
    }

    @Test
    void aBotsTokenInTheCookieIsNoSessionAndIsNeverGivenOne() {
        String token = TestCore.clear(tenant.bot(Role.ADMIN).issued());
        Held held = new Held(token, token);
        assertThat(opens(held)).isEqualTo(401);
        assertThat(send("POST", "/api/data/persons", bot(), held.on(FROM_OURS)).status())
                .isEqualTo(401);
        for (String path : List.of("/data/user/context", "/auth/logout", "/data/user/tasks")) {
            Answer refused = send("GET", "/api" + path, NOTHING, held.on(FROM_OURS));
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.cookies()).isEmpty();
        }
        assertThat(refresh(held).status()).isEqualTo(422);
        assertThat(send("GET", "/api/auth/authenticated", NOTHING, "authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPersonsApiTokenInTheCookieIsNoSessionEither() {
        String token = TestCore.clear(core.ledger.write(
                admin.actor(),
                change -> core.tokens.issue(
                        change, core.principals.get(change.tx(), admin.account(), admin.id()), null)));
        assertThat(opens(new Held(token, token))).isEqualTo(401);
        assertThat(send("GET", "/api/data/user/context", NOTHING, new Held(token, token).on(FROM_OURS))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void noOtherSurfaceReadsTheCookieAndNoOtherCookieOpensThisOne() {
        Held held = browser(admin);
        Answer page = send("GET", "/bots", NOTHING, held.on(FROM_OURS));
        assertThat(page.status()).isEqualTo(303);
        Answer dashboard =
                send("GET", "/bots", NOTHING, with(FROM_OURS, "cookie", "botstead-session=" + held.access()));
        assertThat(dashboard.status()).isEqualTo(303);
        String session = core.signIn.browser(core.email(admin), PASSWORD)
                        instanceof dev.botstead.signin.SignIn.Outcome.Browser in
                ? in.session().secret().reveal(dev.botstead.secret.Disclosure.inTheAnswerThatCreatesIt())
                : "";
        assertThat(opens(new Held(session, session))).isEqualTo(401);
    }

    @Test
    void whatIsNoTokenIsRefusedAndHarmsNothing() {
        for (String value : List.of("", "nonsense", "a.b.c", "\"\"", "=", "%00", "x".repeat(8_000)))
            assertThat(send(
                                    "GET",
                                    "/api/auth/authenticated",
                                    NOTHING,
                                    with(FROM_OURS, "cookie", "access_token_cookie=" + value))
                            .status())
                    .as(value)
                    .isEqualTo(401);
    }

    @Test
    void theConfigurationIsPublicAndNamesNobodyElse() {
        JsonNode config = send("GET", "/api/config", NOTHING).json();
        assertThat(config.propertyNames())
                .containsExactlyInAnyOrder(
                        "is_self_hosted",
                        "dark_theme_by_default",
                        "indexer_configured",
                        "saml_enabled",
                        "oidc_enabled",
                        "enforce_2fa",
                        "preview_accounts_enabled",
                        "crisp_token",
                        "saml_idp_name",
                        "oidc_idp_name",
                        "default_locale",
                        "default_timezone",
                        "movie_highdef_bitrate",
                        "movie_lowdef_bitrate");
        assertThat(config.path("crisp_token").asString()).isEmpty();
    }
}
