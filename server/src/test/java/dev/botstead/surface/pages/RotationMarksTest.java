package dev.botstead.surface.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.SettableClock;
import dev.botstead.credential.Kind;
import dev.botstead.directory.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What pages say of secrets that are due for rotation, and of those that are being rotated.
final class RotationMarksTest {
    private static final String ADMIN = "anais@lanternhill.example";

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
        later(Duration.ZERO);
        browser.get("/bots/new");
        bot = id(
                browser.submit("/bots", "name", "farm", "active", "on", "role", "user")
                        .body(),
                "bot");
    }

    @AfterEach
    void stop() {
        browser.close();
        pages.close();
    }

    @Test
    void whatIsDueIsMarkedWhereItIsShownUntilItIsRotated() {
        String key = make("api_key", "Farm submitter", "ak");
        String other = make("authtoken", "Farm gateway", "cr");
        set("90", "14", "24");
        assertThat(page()).doesNotContain("Rotate by", "overdue");
        later(Duration.ofDays(76));
        for (String path : List.of("/bots/" + bot, "/api-keys", "/authtokens")) {
            assertThat(text(path)).as(path).contains("Rotate by 30 May 2027").doesNotContain("overdue");
        }
        assertThat(browser.get("/api-keys").body()).contains("datetime=\"2027-05-30T10:00:00Z\"");
        assertThat(text("/bots")).doesNotContain("Rotation overdue");

        later(Duration.ofDays(14));
        assertThat(page())
                .contains("2 credentials are overdue for rotation. They work on", "Due longest: Farm", "Rotate it…")
                .contains("Rotation overdue")
                .doesNotContain("Rotate by");
        for (String path : List.of("/api-keys", "/authtokens", "/bots", "/bots?need=overdue")) {
            assertThat(text(path)).as(path).contains("Rotation overdue");
        }
        assertThat(text("/bots")).contains("Rotation overdue 1");

        browser.submit("/keys/" + other + "/rotate?at=" + bot, "overlap", "0");
        assertThat(page()).contains("Farm submitter is overdue for rotation. It was due 30 May 2027");
        assertThat(browser.get("/bots/" + bot).body())
                .containsSubsequence("id=\"rotate-due\"", "/keys/" + key + "/rotate?at=" + bot, "Rotate it…");
        browser.submit("/keys/" + key + "/rotate?at=" + bot, "overlap", "7d");
        assertThat(page()).contains("Rotating.").doesNotContain("overdue", "Rotate by");
        assertThat(text("/api-keys")).contains("Retiring").doesNotContain("overdue");
        assertThat(text("/bots")).doesNotContain("overdue");
    }

    @Test
    void ofASuspendedBotNothingIsMarked() {
        make("api_key", "Farm submitter", "ak");
        set("1", "1", "0");
        assertThat(page()).contains("Rotate by 2 Mar 2027");
        browser.submit("/bots/" + bot + "/suspend?at=" + bot);
        assertThat(page())
                .contains("It is suspended: nothing is marked until it is resumed.")
                .doesNotContain("Rotate by");
        assertThat(text("/api-keys")).doesNotContain("Rotate by");
    }

    @Test
    void theTimeOfThePolicyIsOfferedToWhoRotatesByHand() {
        String key = make("api_key", "Farm submitter", "ak");
        assertThat(offered(key)).isEqualTo("1d");
        for (String[] each : new String[][] {{"0", "0"}, {"1", "1h"}, {"23", "1h"}, {"167", "1d"}, {"168", "7d"}}) {
            set("90", "14", each[0]);
            assertThat(offered(key)).as(each[0]).isEqualTo(each[1]);
        }
    }

    private String offered(String key) {
        Matcher found = Pattern.compile("name=\"overlap\" value=\"([^\"]*)\" checked")
                .matcher(browser.get("/keys/" + key + "/rotate").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void whichSecretWasUsedLastFromWhereAndByWhomIsSaidWhileItIsRotated() {
        String old = make("api_key", "Farm submitter", "ak");
        use(old, "10.4.7.18", "curl/8.9 <b>");
        String made = browser.submit("/keys/" + old + "/rotate?at=" + bot, "overlap", "7d")
                .body();
        String newer = id(made.substring(made.indexOf("id=\"dialog-title\"")), "ak");
        assertThat(page())
                .contains("Nobody has used the new one yet. New never used")
                .contains("Old last used now from 10.4.7.18 by curl/8.9 &lt;b&gt;");
        assertThat(text("/keys/" + old + "/revoke"))
                .contains("from 10.4.7.18. By curl/8.9", "goes on: nobody has used it yet.");

        later(Duration.ofHours(1));
        use(newer, "10.4.2.31", "gazu/1.1.4");
        assertThat(page())
                .contains("The new one was used last. New last used now from 10.4.2.31 by gazu/1.1.4")
                .contains("Old last used 1 h ago from 10.4.7.18");
        later(Duration.ofHours(1));
        use(old, "10.4.7.19", "curl/8.9");
        assertThat(page())
                .contains("The old one was used last: not everything has moved. New last used 1 h ago")
                .contains("Old last used now from 10.4.7.19");
        assertThat(text("/keys/" + old + "/revoke")).contains("The new secret goes on, last used 1 h ago.");
    }

    private void use(String key, String address, String agent) {
        pages.used(Kind.API_KEY.id(key).orElseThrow(), clock.instant(), address, agent);
    }

    /// Moves the clock, which ends the session, and signs in again.
    private void later(Duration step) {
        clock.advance(step);
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/bots");
    }

    private void set(String every, String warn, String overlap) {
        browser.submit(
                "/bots/" + bot + "/rotation?at=" + bot, "every_days", every, "warn_days", warn, "overlap", overlap);
    }

    private String make(String kind, String description, String prefix) {
        browser.get("/bots/" + bot);
        String body = browser.submit(
                        "/keys/new?kind=" + kind + "&owner=" + bot + "&at=" + bot, "description", description)
                .body();
        return id(body.substring(body.indexOf("id=\"dialog-title\"")), prefix);
    }

    private String page() {
        return text("/bots/" + bot);
    }

    private String text(String path) {
        return browser.get(path)
                .body()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace(" .", ".");
    }

    private static String id(String body, String prefix) {
        Matcher found =
                Pattern.compile("\\b(" + prefix + "_[0-9A-Za-z]{27})\\b").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
