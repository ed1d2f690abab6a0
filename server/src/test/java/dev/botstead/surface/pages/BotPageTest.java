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

/// The page of one bot over HTTP, as a browser without a script meets it.
final class BotPageTest {
    private static final String ADMIN = "anais@lanternhill.example";

    @TempDir
    Path folder;

    private TestPages pages;
    private TestBrowser browser;
    private String bot = "";

    @BeforeEach
    void start() {
        pages = new TestPages(folder);
        pages.person("Anaïs Moreau", ADMIN, Role.ADMIN);
        pages.person("Priya Nair", "priya@lanternhill.example", Role.SUPERVISOR);
        browser = new TestBrowser(pages.address());
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots/new");
        bot = id(
                browser.submit("/bots", "name", "farm", "active", "on", "role", "supervisor")
                        .body(),
                "bot");
    }

    @AfterEach
    void stop() {
        browser.close();
        pages.close();
    }

    @Test
    void theWholeOfABotIsOnOnePage() {
        String key = make("api_key", "Farm submitter", "scopes", "tasks:write");
        make("authtoken", "Farm gateway", "acl", "bind:*.farm.example");
        String page = browser.get("/bots/" + bot).body();
        assertThat(page)
                .contains("<h1>farm</h1>", "Active", "Supervisor", "by Anaïs Moreau", "data-copy=\"" + bot + "\"")
                .contains("<code>tasks:write</code>", "<code>bind:*.farm.example</code>", "Latest events")
                .contains("/keys/" + key + "/menu?at=" + bot)
                .containsSubsequence(">Token ", ">API keys ", ">Authtokens ", ">SSH keys ");
        assertThat(text(page))
                .contains("Credentials 3", "was created by Anaïs Moreau", "had its API token issued by Anaïs Moreau")
                .contains("had Farm submitter created by Anaïs Moreau");
        assertThat(browser.get("/bots").body()).contains("href=\"/bots/" + bot + "\">farm</a>");
    }

    @Test
    void aPopInOverTheBotLeadsBackToItsPage() {
        HttpResponse<String> form = browser.get("/bots/" + bot + "/edit?at=" + bot);
        assertThat(form.body()).contains("data-back=\"/bots/" + bot + "\"", "<h1>farm</h1>", "Edit farm");
        HttpResponse<String> saved = browser.submit(
                "/bots/" + bot + "/edit?at=" + bot, "name", "barn", "role", "user", "shown", "on", "active", "on");
        assertThat(location(saved)).isEqualTo("/bots/" + bot);
        assertThat(browser.get("/bots/" + bot).body()).contains("barn is saved.", "<h1>barn</h1>");
        browser.submit("/bots/" + bot + "/suspend?at=" + bot);
        assertThat(browser.get("/bots/" + bot).body())
                .contains("barn is suspended.", "Whatever it holds is refused", "/resume?at=" + bot);
        HttpResponse<String> gone = browser.submit("/bots/" + bot + "/delete?at=" + bot, "confirm", "barn");
        assertThat(location(gone)).isEqualTo("/bots");
        assertThat(browser.get("/bots/" + bot).statusCode()).isEqualTo(404);
    }

    @Test
    void anOldSecretStandsBeneathTheOneThatTookItsPlace() {
        String old = make("api_key", "Farm submitter");
        HttpResponse<String> rotated = browser.submit("/keys/" + old + "/rotate?at=" + bot, "overlap", "7d");
        assertThat(rotated.body()).contains("data-back=\"/bots/" + bot + "\"", "<h1>farm</h1>");
        String page = browser.get("/bots/" + bot).body();
        assertThat(text(page))
                .contains("Rotating. The old secret works for another 7 days. Nobody has used the new one yet.")
                .contains("New never used", "Old never used");
        assertThat(page).contains("/keys/" + old + "/extend?at=" + bot, "/keys/" + old + "/revoke?at=" + bot);
        assertThat(text(page)).contains("Credentials 2", "had Farm submitter rotated by Anaïs Moreau");
        assertThat(text(browser.get("/bots/" + bot + "/delete").body()))
                .contains("2 credentials die with it", "Farm submitter and its old secret never used");
        assertThat(location(browser.submit("/keys/" + old + "/revoke?at=" + bot)))
                .isEqualTo("/bots/" + bot);
        assertThat(browser.get("/bots/" + bot).body())
                .contains("The old secret of Farm submitter is ended.")
                .doesNotContain("Rotating.");
    }

    @Test
    void anEndThatIsNearIsSaidWithWhatItEnds() {
        browser.get("/bots/new");
        String day = Dates.lastDay(java.time.Instant.now().plus(java.time.Duration.ofDays(3)))
                .toString();
        browser.submit("/bots", "name", "soon", "expiration_date", day, "active", "on");
        String soon = id(browser.get("/bots?q=soon").body(), "bot");
        assertThat(text(browser.get("/bots/" + soon).body()))
                .contains(
                        "at midnight UTC after",
                        "Its 1 credential is refused from then on.",
                        "Regenerate with a new date…");
    }

    @Test
    void theLabelsOfPeopleNeverBecomeMarkup() {
        String key = make("api_key", "<img src=x onerror=alert(1)>\"'");
        for (String path : List.of("/bots/" + bot, "/api-keys", "/keys/" + key + "/edit", "/keys/" + key + "/revoke")) {
            assertThat(browser.get(path).body()).as(path).doesNotContain("<img src=x");
        }
    }

    @Test
    void itIsForAdministratorsAndForBotsThatAreThere() {
        assertThat(browser.get("/bots/bot_2yN4f8Qk2yN4f8Qk2yN4f8Qk2yN").statusCode())
                .isEqualTo(404);
        String key = make("api_key", "Farm submitter");
        assertThat(browser.get("/keys/" + key + "/edit?at=bot_x").statusCode()).isEqualTo(404);
        browser.submit("/sign-out");
        browser.signIn("priya@lanternhill.example", TestPages.PASSWORD);
        HttpResponse<String> page = browser.get("/bots/" + bot);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).doesNotContain("farm");
        assertThat(browser.get("/keys/new?kind=api_key&at=" + bot).body())
                .contains("Your API keys")
                .doesNotContain("<h1>farm</h1>");
    }

    private String make(String kind, String description, String... more) {
        List<String> fields = new java.util.ArrayList<>(List.of("description", description));
        fields.addAll(List.of(more));
        String body = browser.submit(
                        "/keys/new?kind=" + kind + "&owner=" + bot + "&at=" + bot, fields.toArray(String[]::new))
                .body();
        return id(body.substring(body.indexOf("id=\"dialog-title\"")), kind.equals("api_key") ? "ak" : "cr");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace(" .", ".")
                .replace(" ;", ";");
    }

    private static String id(String body, String prefix) {
        Matcher found =
                Pattern.compile("\\b(" + prefix + "_[0-9A-Za-z]{27})\\b").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }
}
