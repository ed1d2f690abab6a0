package dev.botstead.surface.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done to a credential whose old secret still works is said of that one, too.
final class OldSecretsTest {
    private static final String ADMIN = "anais@lanternhill.example";

    @TempDir
    Path folder;

    private TestPages pages;
    private TestBrowser browser;
    private String old = "";
    private String newer = "";

    @BeforeEach
    void start() {
        pages = new TestPages(folder);
        pages.person("Anaïs Moreau", ADMIN, Role.ADMIN);
        browser = new TestBrowser(pages.address());
        browser.signIn(ADMIN, TestPages.PASSWORD);
        browser.get("/api-keys");
        old = id(browser.submit("/keys/new?kind=api_key", "description", "Farm").body());
        newer = id(browser.submit("/keys/" + old + "/rotate", "overlap", "7d").body());
        assertThat(newer).isNotEqualTo(old);
    }

    @AfterEach
    void stop() {
        browser.close();
        pages.close();
    }

    @Test
    void suspendingTheNewSecretSuspendsTheOldOneAndResumingIsForBoth() {
        act(newer, "suspend");
        assertThat(list())
                .contains("It and its old secret are refused until it is resumed.")
                .doesNotContain("Retiring</span>");
        act(newer, "resume");
        assertThat(list())
                .contains("It and its old secret work as before.", "Retiring</span>")
                .doesNotContain("Suspended</span>");
    }

    @Test
    void anOldSecretThatWasSuspendedBeforeStaysSo() {
        act(old, "suspend");
        act(newer, "suspend");
        act(newer, "resume");
        assertThat(list()).contains("Its old secret stays suspended.", "Suspended</span>");
    }

    @Test
    void revokingTheNewSecretEndsTheOldOneIfItIsTicked() {
        assertThat(browser.get("/keys/" + newer + "/revoke").body())
                .contains("name=\"old\" value=\"on\" checked", "Also end its old secret")
                .contains("Otherwise it works for another 7 days.");
        act(newer, "revoke", "old", "on");
        assertThat(list()).contains("is revoked.", "No API key yet");
    }

    @Test
    void revokingTheNewSecretLeavesTheOldOneIfItIsNot() {
        act(newer, "revoke");
        assertThat(list()).contains(old, "Retiring</span>").doesNotContain(newer);
    }

    @Test
    void endingTheOldSecretSaysThatTheNewOneGoesOn() {
        assertThat(browser.get("/keys/" + old + "/revoke").body())
                .contains("End the old secret of Farm now?", "The new secret goes on: <b>nobody has used it yet.");
        act(old, "revoke");
        assertThat(list())
                .contains("The old secret of Farm is ended.", "The new one goes on.", newer)
                .doesNotContain(old);
    }

    @Test
    void rotatingAgainSaysThatAnOlderSecretGoesOn() {
        assertThat(browser.get("/keys/" + newer + "/rotate").body())
                .contains("An older secret of it still works for another 7 days");
        assertThat(browser.submit("/keys/" + newer + "/rotate", "overlap", "0").body())
                .contains("An older secret still works for another 7 days.")
                .doesNotContain("The old secret works for another");
    }

    @Test
    void aListSaysWhenItIsTheBotThatIsRefused() {
        browser.get("/bots/new");
        Matcher bot = Pattern.compile("\\b(bot_[0-9A-Za-z]{27})\\b")
                .matcher(browser.submit("/bots", "name", "farm", "active", "on", "role", "user")
                        .body());
        assertThat(bot.find()).isTrue();
        browser.submit("/keys/new?kind=api_key&owner=" + bot.group(1), "description", "Of the farm");
        assertThat(list()).doesNotContain("Bot suspended");
        browser.submit("/bots/" + bot.group(1) + "/suspend");
        assertThat(list()).contains("Bot suspended</span>");
        assertThat(browser.get("/api-keys?state=active").body()).contains("are refused all the same");
    }

    private HttpResponse<String> act(String id, String act, String... fields) {
        return browser.submit("/keys/" + id + "/" + act, fields);
    }

    private String list() {
        return browser.get("/api-keys").body();
    }

    /// The credential of the pop-in.
    private static String id(String body) {
        Matcher found = Pattern.compile("\\b(ak_[0-9A-Za-z]{27})\\b")
                .matcher(body.substring(body.indexOf("id=\"dialog-title\"")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
