package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpServer;
import dev.botstead.acceptance.Browser.Window;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The packaged server asked as the Kitsu web application asks it: by `fetch` in Chromium from a page of the same
/// origin, with nothing but cookies to say who it is; and by pages elsewhere, with what a browser lets them send.
final class WebApplicationIT {
    private static RunningServer server;
    private static Browser browser;
    private static HttpServer elsewhere;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.demo(Backend.SQLITE);
        browser = new Browser();
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>elsewhere</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        elsewhere.stop(0);
        browser.close();
        server.stop();
        server.secrets().areNowhereIn(server);
        server.close();
    }

    /// A window on a page of the server's own origin.
    private static WebPage window() {
        Page page = browser.open(Window.DESK);
        page.navigate(server.url() + "/api/config");
        return new WebPage(page);
    }

    private static WebPage signedIn() {
        WebPage page = window();
        assertThat(page.logIn(server).status()).isEqualTo(200);
        return page;
    }

    private static List<String> cookies(WebPage window) {
        return window.page().context().cookies().stream()
                .map(cookie -> cookie.name + " " + cookie.path + " " + cookie.httpOnly + " " + cookie.sameSite)
                .sorted()
                .toList();
    }

    @Test
    void thePageStartsFromTheSignInAlone() {
        WebPage page = window();
        assertThat(page.get("/config").json().path("is_self_hosted").asBoolean())
                .isTrue();
        assertThat(page.get("/auth/authenticated").status()).isEqualTo(401);
        JsonNode in = page.logIn(server).json();
        server.secrets().add(in.path("access_token").asString());
        server.secrets().add(in.path("refresh_token").asString());
        assertThat(in.path("login").asBoolean()).isTrue();
        assertThat(cookies(page))
                .containsExactly(
                        "access_token_cookie / true LAX", "refresh_token_cookie /api/auth/refresh-token true LAX");
        assertThat(page.page().evaluate("document.cookie")).isEqualTo("");

        JsonNode me = page.get("/auth/authenticated").json();
        assertThat(me.path("authenticated").asBoolean()).isTrue();
        assertThat(me.path("user").path("role").asString()).isEqualTo("admin");
        assertThat(me.path("user").path("email").asString()).contains("@").contains(".");
        JsonNode context = page.get("/data/user/context").json();
        for (String list : List.of("persons", "projects", "task_types", "task_status", "asset_types"))
            assertThat(context.path(list).size()).as(list).isPositive();
        assertThat(page.get("/data/organisations").json().get(0).propertyNames())
                .contains("id", "name", "has_avatar");
        assertThat(page.get("/data/persons?relations=true&is_guest=false").json())
                .anySatisfy(
                        person -> assertThat(person.path("is_bot").asBoolean()).isTrue());
    }

    @Test
    void aBotIsMadeAndDeletedWithNothingButTheCookie() {
        WebPage page = signedIn();
        Map<String, Object> bot = Map.of(
                "first_name",
                "made by a page",
                "last_name",
                "",
                "email",
                server.announced().path("email").asString(),
                "role",
                "user",
                "active",
                true,
                "departments",
                List.of(),
                "is_bot",
                true);
        WebPage.Answer made = page.call("POST", "/data/persons", bot);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String token = server.secrets().add(made.json().path("access_token").asString());
        assertThat(server.api().as(token).get("/auth/authenticated").status()).isEqualTo(200);
        String id = made.json().path("id").asString();
        assertThat(page.call("DELETE", "/data/persons/" + id + "?force=true", null)
                        .status())
                .isEqualTo(204);
        assertThat(server.api().as(token).get("/auth/authenticated").status()).isEqualTo(401);
    }

    @Test
    void refreshingAndSigningOutWorkByTheCookies() {
        WebPage page = signedIn();
        String before = value(page, "access_token_cookie");
        assertThat(page.get("/auth/refresh-token").status()).isEqualTo(200);
        assertThat(value(page, "access_token_cookie")).isNotEqualTo(before);
        assertThat(page.get("/auth/authenticated").status()).isEqualTo(200);
        assertThat(page.get("/auth/logout").json().path("logout").asBoolean()).isTrue();
        assertThat(cookies(page)).isEmpty();
        assertThat(page.get("/auth/authenticated").status()).isEqualTo(401);
        assertThat(server.api().as(before).get("/auth/authenticated").status()).isEqualTo(401);
    }

    private static String value(WebPage window, String name) {
        Cookie found = window.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow();
        return server.secrets().add(found.value);
    }

    @Test
    void aPageElsewhereChangesNothingWithTheCookiesOfWhoIsSignedIn() {
        WebPage page = signedIn();
        long before = page.get("/data/persons").json().size();
        int port = elsewhere.getAddress().getPort();
        // Another port of the same host is the same site, so the browser sends the cookie; another name is not.
        for (String host : List.of("127.0.0.1", "localhost")) {
            Page foreign = page.page().context().newPage();
            foreign.navigate("http://" + host + ":" + port + "/");
            for (String method : List.of("POST", "GET")) {
                foreign.evaluate(
                        """
                        async ([method, address]) => {
                          const body = '{"first_name":"forged","last_name":"","is_bot":true,"role":"admin"}';
                          const init = {method, mode: 'no-cors', credentials: 'include'};
                          if (method === 'POST') init.body = new Blob([body], {type: 'text/plain'});
                          await fetch(address, init).catch(() => null);
                        }""",
                        List.of(
                                method,
                                server.url() + (method.equals("POST") ? "/api/data/persons" : "/api/auth/logout")));
            }
            foreign.evaluate("""
                    address => {
                      const form = document.createElement('form');
                      form.method = 'post';
                      form.enctype = 'text/plain';
                      form.action = address;
                      const field = document.createElement('input');
                      field.name = '{"first_name":"forged","last_name":"","is_bot":true,"x":"';
                      field.value = '"}';
                      form.append(field);
                      document.body.append(form);
                      form.submit();
                    }""", server.url() + "/api/data/persons");
            foreign.waitForURL("**/api/data/persons");
            assertThat(foreign.content()).contains("\"error\":true");
            foreign.navigate("http://" + host + ":" + port + "/");
            foreign.evaluate("address => { location.href = address }", server.url() + "/api/auth/logout");
            foreign.waitForURL("**/api/auth/logout");
            assertThat(foreign.content()).contains("\"error\":true");
            foreign.close();
        }
        assertThat(page.get("/auth/authenticated").status()).isEqualTo(200);
        assertThat(page.get("/data/persons").json().size()).isEqualTo((int) before);
    }

    @Test
    void aPageElsewhereReadsNothing() {
        WebPage page = signedIn();
        Page foreign = page.page().context().newPage();
        foreign.navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
        Object read = foreign.evaluate(
                "address => fetch(address, {credentials: 'include'}).then(a => a.text(), () => 'nothing')",
                server.url() + "/api/data/persons");
        assertThat(read).isEqualTo("nothing");
    }

    @Test
    void theSessionOfThePageIsNoneOfTheDashboardNorTheOtherWayRound() {
        WebPage page = signedIn();
        page.page().navigate(server.url() + "/bots");
        assertThat(page.page().url()).contains("/sign-in");
        WebPage dashboard = new WebPage(
                new Dashboard(server, browser.open(Window.DESK)).signIn().page());
        assertThat(dashboard.get("/auth/authenticated").status()).isEqualTo(401);
    }

    @Test
    void aBotsTokenPutIntoTheCookieByHandOpensNoPage() {
        WebPage page = window();
        page.page()
                .context()
                .addCookies(List.of(new Cookie(
                                "access_token_cookie",
                                server.announced().path("bot_token").asString())
                        .setUrl(server.url().toString())));
        assertThat(page.get("/auth/authenticated").status()).isEqualTo(401);
        assertThat(page.get("/data/user/context").status()).isEqualTo(403);
    }
}
