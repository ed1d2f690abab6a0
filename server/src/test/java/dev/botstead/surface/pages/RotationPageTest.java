package dev.botstead.surface.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.SettableClock;
import dev.botstead.directory.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rotation policy of a bot on its page, and the marks of what is due, as a browser without a script meets them.
final class RotationPageTest {
    private static final String ADMIN = "anais@lanternhill.example";
    private static final String NOWHERE = "bot_2yN4f8Qk2yN4f8Qk2yN4f8Qk2yN";

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(); // 1 March 2027, 10:00
    private TestPages pages;
    private TestBrowser browser;
    private String bot = "";

    @BeforeEach
    void start() {
        pages = new TestPages(folder, clock);
        pages.person("Anaïs Moreau", ADMIN, Role.ADMIN);
        browser = new TestBrowser(pages.address());
        signIn(ADMIN);
        browser.get("/bots/new");
        bot = id(browser.submit("/bots", "name", "farm", "active", "on", "role", "user"), "bot");
    }

    @AfterEach
    void stop() {
        browser.close();
        pages.close();
    }

    @Test
    void aPolicyIsSetSaidInWordsChangedAndRemoved() {
        assertThat(text(page())).contains("No policy: nothing is marked as due", "Set a policy…");
        HttpResponse<String> form = browser.get(address("") + "?at=" + bot);
        assertThat(form.body())
                .contains("Rotation of farm", "<h1>farm</h1>", "data-back=\"/bots/" + bot + "\"")
                .containsSubsequence("name=\"every_days\" value=\"90\"", "autofocus")
                .containsSubsequence("name=\"warn_days\" value=\"14\"", "name=\"overlap\" value=\"24\"")
                .contains("Nothing is rotated by itself", "POST /v1/credentials/exchange", "Set the policy");

        assertThat(location(set(" 90 ", "14", "24"))).isEqualTo("/bots/" + bot);
        assertThat(text(page()))
                .contains("The rotation policy of farm is set.")
                .contains("Every 90 days, warned 14 days before, old secret lives 24 hours.")
                .contains("was put on a rotation schedule by Anaïs Moreau")
                .contains("Change…", "Remove…")
                .doesNotContain("Set a policy…");
        assertThat(browser.get(address("")).body())
                .contains("name=\"every_days\" value=\"90\"", "Change the policy")
                .doesNotContain("Set the policy");

        set("1", "0", "0");
        assertThat(text(page())).contains("Every day, not warned before, old secret ends at once.");
        set("30", "1", "168");
        assertThat(text(page())).contains("Every 30 days, warned 1 day before, old secret lives 7 days.");

        assertThat(text(browser.get(address("/remove") + "?at=" + bot).body()))
                .contains("Remove the rotation policy of farm?", "Every 30 days")
                .contains("It cannot exchange its own API keys any more.");
        assertThat(location(browser.submit(address("/remove") + "?at=" + bot))).isEqualTo("/bots/" + bot);
        assertThat(text(page()))
                .contains("The rotation policy of farm is removed.", "No policy", "taken off its rotation schedule");
        assertThat(browser.get(address("/remove")).statusCode()).isEqualTo(404);
        assertThat(location(browser.submit(address("/remove") + "?at=" + bot))).isEqualTo("/bots/" + bot);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsChanged() {
        set("90", "14", "24");
        for (String[] each : new String[][] {
            {"", "14", "24", "every_days", "Say how many days."},
            {"0", "0", "0", "every_days", "Rotate every 1 to 3650 days."},
            {"-1", "0", "0", "every_days", "Rotate every 1 to 3650 days."},
            {"3651", "0", "0", "every_days", "Rotate every 1 to 3650 days."},
            {"9".repeat(400), "0", "0", "every_days", "Rotate every 1 to 3650 days."},
            {"90.5", "0", "0", "every_days", "This is no whole number"},
            {"ninety", "0", "0", "every_days", "This is no whole number"},
            {"９０", "0", "0", "every_days", "This is no whole number"},
            {"1e3", "0", "0", "every_days", "This is no whole number"},
            {"90", "", "0", "warn_days", "Say how many days."},
            {"90", "-1", "0", "warn_days", "Warn 0 days before or more"},
            {"90", "91", "0", "warn_days", "Warn 0 days before or more"},
            {"90", "2147483648", "0", "warn_days", "Warn 0 days before or more"},
            {"90", "0", "", "overlap", "Say how many hours."},
            {"90", "0", "-1", "overlap", "Let the old secret work for 0 hours to 7 days more."},
            {"90", "0", "169", "overlap", "Let the old secret work for 0 hours to 7 days more."},
            {"90", "0", "-99999999999", "overlap", "Let the old secret work for 0 hours to 7 days more."},
            {"2", "0", "49", "overlap", "Let the old secret work no longer than lies between two rotations."},
            {"90", "0", "<b>1</b>", "overlap", "This is no whole number"}
        }) {
            HttpResponse<String> wrong = set(each[0], each[1], each[2]);
            assertThat(wrong.statusCode()).as(each[4]).isEqualTo(422);
            assertThat(text(wrong.body())).contains(each[4]);
            assertThat(wrong.body())
                    .containsOnlyOnce("-error\">")
                    .containsOnlyOnce("aria-invalid=\"true\"")
                    .contains("id=\"" + each[3] + "-error\"", "aria-describedby=\"" + each[3] + "-error ")
                    .doesNotContain("<b>1</b>");
        }
        HttpResponse<String> all = set("", "x", "-1");
        assertThat(all.body())
                .contains("id=\"every_days-error\"", "id=\"warn_days-error\"", "id=\"overlap-error\"")
                .contains("name=\"warn_days\" value=\"x\"", "name=\"overlap\" value=\"-1\"");
        assertThat(browser.submit(address("")).statusCode()).isEqualTo(422);
        assertThat(text(page())).contains("Every 90 days, warned 14 days before, old secret lives 24 hours.");
    }

    @Test
    void oneFieldIsLookedAtAsSoonAsItIsFilledIn() {
        HttpResponse<String> field =
                browser.submit(address("/validate") + "?field=warn_days", "every_days", "7", "warn_days", "8");
        assertThat(field.statusCode()).isEqualTo(200);
        assertThat(field.body().strip()).startsWith("<div class=\"field\">").endsWith("</div>");
        assertThat(field.body())
                .contains("value=\"8\"", "id=\"warn_days-error\"")
                .doesNotContain("every_days-error", "overlap-error", "<html", "autofocus");
        assertThat(browser.submit(address("/validate") + "?field=warn_days", "every_days", "x", "warn_days", "8")
                        .body())
                .doesNotContain("-error");
        assertThat(browser.submit(address("/validate") + "?field=moon").statusCode())
                .isEqualTo(404);
        assertThat(browser.submit(address("/validate")).statusCode()).isEqualTo(404);
    }

    @Test
    void whatThePolicyMeansForWhatTheBotHoldsIsSaidBefore() {
        make("api_key", "Farm submitter");
        make("ssh_key", "farm-head-1");
        clock.advance(Duration.ofDays(5));
        signIn(ADMIN);
        make("authtoken", "Farm gateway");
        assertThat(browser.get(address("")).body()).contains("was made. None is overdue yet.");
        String field = browser.submit(address("/validate") + "?field=every_days", "every_days", "5")
                .body();
        assertThat(field).contains("was made. 1 of 2 is overdue at once.");
    }

    @Test
    void itIsForAdministratorsOfTheAccountAndForBotsThatAreThere() {
        pages.person("Jonas Weber", "jonas@lanternhill.example", Role.MANAGER);
        pages.person(pages.account("Elsewhere", clock.instant()), "Mei Tanaka", "mei@elsewhere.example", Role.ADMIN);
        set("90", "14", "24");
        refused(NOWHERE, 404);
        refused("bot_x", 404);
        refused("bot_' OR 1=1 --", 404);
        signIn("mei@elsewhere.example");
        browser.get("/bots");
        refused(bot, 404);
        signIn("jonas@lanternhill.example");
        browser.get("/productions");
        refused(bot, 403);
        signIn(ADMIN);
        assertThat(text(page())).contains("Every 90 days, warned 14 days before, old secret lives 24 hours.");
    }

    private void refused(String named, int status) {
        String path =
                "/bots/" + java.net.URLEncoder.encode(named, java.nio.charset.StandardCharsets.UTF_8) + "/rotation";
        for (String each : List.of(path, path + "/remove")) {
            assertThat(browser.get(each).statusCode()).as(each).isEqualTo(status);
        }
        for (String each : List.of(path, path + "/remove", path + "/validate?field=overlap")) {
            HttpResponse<String> answer = browser.submit(each, "every_days", "5", "warn_days", "1", "overlap", "1");
            assertThat(answer.statusCode()).as(each).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("farm");
        }
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        set("90", "14", "24");
        List<String> good = List.of("csrf", browser.csrf(), "every_days", "5", "warn_days", "1", "overlap", "1");
        for (String act : List.of("", "/remove", "/validate?field=overlap")) {
            assertThat(browser.post(address(act), good, "sec-fetch-site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post(address(act), good.subList(2, 8), "sec-fetch-site", "same-origin")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(text(page())).contains("Every 90 days");
    }

    private void signIn(String email) {
        browser.signIn(email, TestPages.PASSWORD);
        browser.get("/productions");
    }

    private String page() {
        return browser.get("/bots/" + bot).body();
    }

    private String address(String act) {
        return "/bots/" + bot + "/rotation" + act;
    }

    private HttpResponse<String> set(String every, String warn, String overlap) {
        return browser.submit(address("") + "?at=" + bot, "every_days", every, "warn_days", warn, "overlap", overlap);
    }

    private String make(String kind, String description) {
        browser.get("/bots/" + bot);
        String body = browser.submit(
                        "/keys/new?kind=" + kind + "&owner=" + bot + "&at=" + bot,
                        "description",
                        description,
                        "public_key",
                        CredentialPagesTest.ED25519)
                .body();
        return body;
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace(" .", ".")
                .replace(" ;", ";");
    }

    private static String id(HttpResponse<String> response, String prefix) {
        Matcher found =
                Pattern.compile("\\b(" + prefix + "_[0-9A-Za-z]{27})\\b").matcher(response.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }
}
