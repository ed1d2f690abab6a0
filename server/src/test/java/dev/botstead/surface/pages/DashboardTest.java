package dev.botstead.surface.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard over HTTP as a browser without a script meets it.
final class DashboardTest {
    private static final String ADMIN = "anais@lanternhill.example";

    @TempDir
    Path folder;

    private TestPages pages;
    private TestBrowser browser;

    @BeforeEach
    void start() {
        pages = new TestPages(folder);
        pages.person("Anaïs Moreau", ADMIN, Role.ADMIN);
        browser = new TestBrowser(pages.address());
    }

    @AfterEach
    void stop() {
        browser.close();
        pages.close();
    }

    @Test
    void whoIsNotSignedInIsSentToTheSignInAndFromThereBack() {
        HttpResponse<String> sent = browser.get("/bots?tab=inactive");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(location(sent)).isEqualTo("/sign-in?next=%2Fbots%3Ftab%3Dinactive");

        HttpResponse<String> in = browser.post(
                "/sign-in",
                List.of("email", ADMIN, "password", TestPages.PASSWORD, "next", "/bots?tab=inactive"),
                "sec-fetch-site",
                "same-origin");
        assertThat(location(in)).isEqualTo("/bots?tab=inactive");
        assertThat(browser.get("/bots").statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkThatWouldLeadToAnotherSiteLeadsHome() {
        assertThat(SignInRoutes.local("//evil.example")).isEqualTo("/");
        assertThat(SignInRoutes.local("/\\evil.example")).isEqualTo("/");
        assertThat(SignInRoutes.local("https://evil.example")).isEqualTo("/");
        assertThat(SignInRoutes.local("/bots\r\nset-cookie: a=b")).isEqualTo("/");
        assertThat(SignInRoutes.local("/bots?q=a")).isEqualTo("/bots?q=a");
    }

    @Test
    void aWrongPasswordNamesNeitherFieldAndKeepsTheMail() {
        HttpResponse<String> wrong = browser.signIn(ADMIN, "nonsense");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("That e-mail and password do not match.", "value=\"" + ADMIN + "\"");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        HttpResponse<String> in = browser.signIn(ADMIN, TestPages.PASSWORD);
        assertThat(in.headers().allValues("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("botstead-session=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void everySignedInPageIsKeptByNoCacheAndRunsNoForeignScript() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        for (String path : List.of("/bots", "/bots/new", "/nowhere")) {
            HttpResponse<String> page = browser.get(path);
            assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(page.headers().firstValue("content-security-policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self'"));
            assertThat(page.body())
                    .doesNotContain("<script>")
                    .doesNotContain(" style=")
                    .doesNotContain(" onclick");
        }
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots/new");
        List<String> withToken = List.of("csrf", browser.csrf(), "name", "intruder");
        List<String> withoutToken = List.of("name", "intruder");
        assertThat(browser.post("/bots", withToken, "sec-fetch-site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/bots", withToken, "origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/bots", withoutToken, "sec-fetch-site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/bots").body()).contains("No bot yet");
    }

    @Test
    void whoIsNoAdministratorIsToldWhoIs() {
        pages.person("Priya Nair", "priya@lanternhill.example", Role.SUPERVISOR);
        browser.signIn("priya@lanternhill.example", TestPages.PASSWORD);
        HttpResponse<String> page = browser.get("/bots");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("Bots are for administrators", "Priya Nair, supervisor", "Anaïs Moreau can do this for you.")
                .doesNotContain("href=\"/bots\"");
        assertThat(browser.submit("/bots", "name", "mine").statusCode()).isEqualTo(403);
    }

    @Test
    void aBotIsMadeItsTokenShownOnceAndThePageForgetsIt() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots/new");
        HttpResponse<String> made = browser.submit(
                "/bots", "name", "publish-dailies", "expiration_date", "2099-12-31", "role", "manager", "active", "on");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(made.body())
                .contains("API token of publish-dailies", "31 December 2099", "get_project_by_name")
                .contains(pages.address() + "/api")
                .contains("closedby=\"none\"");
        String token = token(made.body());
        assertThat(token.split("\\.", -1)).hasSize(3);
        assertThat(browser.get("/bots").body())
                .contains("publish-dailies", "31 Dec 2099")
                .doesNotContain(token);
    }

    @Test
    void whatIsWrongInAFormIsSaidAtItsFieldAndNothingTypedIsLost() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        create("taken");
        HttpResponse<String> again = browser.submit("/bots", "name", "Taken", "role", "vendor");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("Another bot has this name.", "aria-describedby=\"name-error name-hint\"")
                .contains("value=\"Taken\"")
                .contains("<option value=\"vendor\" selected>");
        HttpResponse<String> past = browser.submit("/bots", "name", "other", "expiration_date", "2020-01-01");
        assertThat(past.body()).contains("This date is past", "id=\"expires-error\"");
        HttpResponse<String> nameless = browser.submit("/bots", "name", " ");
        assertThat(nameless.body()).contains("A bot needs a name.");
    }

    @Test
    void suspendingAsksNothingAndOffersTheWayBack() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        String bot = create("chat-bridge");
        HttpResponse<String> suspended = browser.submit("/bots/" + bot + "/suspend");
        assertThat(location(suspended)).isEqualTo("/bots");
        String list = browser.get("/bots").body();
        assertThat(list).contains("chat-bridge is suspended.", "action=\"/bots/" + bot + "/resume\"", "No active bot");
        assertThat(browser.get("/bots").body()).doesNotContain("is suspended.");
        browser.submit("/bots/" + bot + "/resume?tab=inactive");
        assertThat(browser.get("/bots").body()).contains("chat-bridge is active again.");
    }

    @Test
    void aBotIsDeletedOnlyWhenItsNameIsTyped() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        String bot = create("wrap-archive");
        HttpResponse<String> wrong = browser.submit("/bots/" + bot + "/delete", "confirm", "wrap");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("The name does not match", "Delete bot and 1 credential");
        browser.submit("/bots/" + bot + "/delete", "confirm", "wrap-archive");
        assertThat(browser.get("/bots").body()).contains("The bot is deleted.", "No bot yet");
    }

    @Test
    void regeneratingStartsWithThePresentDateAndShowsAnotherToken() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots/new");
        String body = browser.submit("/bots", "name", "dated", "expiration_date", "2099-12-31", "active", "on")
                .body();
        String bot = id(body);
        assertThat(browser.get("/bots/" + bot + "/regenerate").body()).contains("value=\"2099-12-31\"");
        HttpResponse<String> again = browser.submit("/bots/" + bot + "/regenerate", "expiration_date", "2099-12-31");
        assertThat(token(again.body())).isNotEqualTo(token(body));
    }

    @Test
    void editingKeepsTheDateWhateverIsSent() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots/new");
        String bot = id(browser.submit("/bots", "name", "a", "expiration_date", "2099-12-31", "active", "on")
                .body());
        browser.submit("/bots/" + bot + "/edit", "name", "b", "expiration_date", "2030-01-01", "active", "on");
        assertThat(browser.get("/bots").body()).contains("b is saved.", "31 Dec 2099");
    }

    @Test
    void aFormThatLayOpenDoesNotResumeABotThatWasSuspendedMeanwhile() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        String bot = create("leaky");
        browser.submit("/bots/" + bot + "/suspend");
        browser.submit("/bots/" + bot + "/edit", "name", "leaky", "role", "user", "shown", "on", "active", "on");
        assertThat(browser.get("/bots?tab=inactive").body()).contains("leaky is saved.", "its credentials are refused");
        browser.submit("/bots/" + bot + "/edit", "name", "leaky", "role", "user", "shown", "off", "active", "on");
        assertThat(browser.get("/bots").body()).contains("leaky is saved.", "Its credentials keep working.");
    }

    @Test
    void aRoleThatDoesNotExistIsRefused() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        String bot = create("misspelt");
        HttpResponse<String> sent = browser.submit("/bots/" + bot + "/edit", "name", "misspelt", "role", "admim");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("There is no such role");
    }

    @Test
    void aBotThatIsNotThereIsNotFound() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        for (String id : List.of("bot_x", "nobody", "bot_2yN4f8Qk2yN4f8Qk2yN4f8Qk2yN", "..%2F..%2Fetc")) {
            assertThat(browser.get("/bots/" + id + "/edit").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aFaultOfOursNamesTheRequestAndGivesNothingAway() {
        HttpResponse<String> page = browser.get("/fault");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("Something broke on our side", "nothing was saved", "data-copy=\"")
                .doesNotContain("what only the log may say");
        HttpResponse<String> note = browser.get("/fault", "hx-request", "true");
        assertThat(note.headers().firstValue("hx-retarget")).hasValue("#toasts");
        assertThat(note.body()).contains("role=\"alert\"").doesNotContain("<html");
    }

    @Test
    void htmxGetsThePartAlone() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        create("chat-bridge");
        HttpResponse<String> part = browser.get("/bots?q=chat&department=", "hx-request", "true");
        assertThat(part.body()).startsWith("<div id=\"bots\">").doesNotContain("<html");
        assertThat(part.body()).contains("<p id=\"found\" hx-swap-oob=\"innerHTML\">1 bot</p>");
        assertThat(part.headers().firstValue("hx-push-url")).hasValue("/bots?q=chat");
    }

    @Test
    void aSessionThatIsOverSendsHtmxToTheSignIn() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots");
        assertThat(location(browser.submit("/sign-out"))).isEqualTo("/sign-in");
        HttpResponse<String> part = browser.get("/bots", "hx-request", "true");
        assertThat(part.headers().firstValue("hx-redirect")).hasValue("/sign-in");
        assertThat(part.body()).isEmpty();
    }

    @Test
    void theThemeIsDrawnByTheServer() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots");
        browser.submit("/preferences", "theme", "dark");
        assertThat(browser.get("/bots").body()).contains("<html lang=\"en\" data-theme=\"dark\">");
        browser.submit("/preferences", "theme", "system");
        assertThat(browser.get("/bots").body()).contains("<html lang=\"en\">");
    }

    @Test
    void textFromPeopleNeverBecomesMarkup() {
        browser.signIn(ADMIN, TestPages.PASSWORD);
        String bot = create("<img src=x onerror=alert(1)>\"'&");
        for (String path : List.of("/bots", "/bots/" + bot + "/edit", "/bots/" + bot + "/delete", "/bots?q=<b>\"x")) {
            assertThat(browser.get(path.replace("<", "%3C").replace(">", "%3E").replace("\"", "%22"))
                            .body())
                    .doesNotContain("<img src=x")
                    .doesNotContain("<b>\"x");
        }
    }

    @Test
    void theFilesBesideThePagesMayBeKeptForGood() {
        String page = browser.get("/sign-in").body();
        Matcher found = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)\"").matcher(page);
        assertThat(found.results().map(each -> each.group(1)).distinct().toList())
                .hasSizeGreaterThan(3)
                .allSatisfy(address -> {
                    HttpResponse<String> file = browser.get(address);
                    assertThat(file.statusCode()).isEqualTo(200);
                    assertThat(file.headers().firstValue("cache-control"))
                            .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
                    assertThat(browser.get(
                                            address,
                                            "if-none-match",
                                            file.headers().firstValue("etag").orElseThrow())
                                    .statusCode())
                            .isEqualTo(304);
                });
        assertThat(browser.get("/assets/x/..%2Fstyle.css").statusCode()).isEqualTo(404);
    }

    private String create(String name) {
        browser.get("/bots/new");
        return id(browser.submit("/bots", "name", name, "active", "on", "role", "user")
                .body());
    }

    private static String id(String body) {
        Matcher found = Pattern.compile("id=\"(bot_[0-9A-Za-z]{27})\"").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String token(String body) {
        Matcher found = Pattern.compile("id=\"token\" type=\"password\" readonly value=\"([^\"]+)\"")
                .matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }
}
