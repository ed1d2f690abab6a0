package dev.botstead.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.botstead.acceptance.Browser.Window;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of one bot, and the lists and pop-ins of credentials, of the packaged server in Chromium.
final class CredentialsIT {
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPl8SwvDcdKovc6MONNQUBt0AbRaZXiuaGevRPwZh4OH farm-head-1";

    private static RunningServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        server = RunningServer.demo(Backend.SQLITE);
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.stop();
        server.secrets().areNowhereIn(server);
        server.close();
    }

    @AfterEach
    void noPageComplained() {
        browser.isContent();
    }

    @Test
    void aBotHoldsEachKindOfCredentialForAllOfItsLife() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        dashboard.make("farm", "");
        dashboard.link("farm").click();
        assertThat(dashboard.heading("farm")).isVisible();

        dashboard.button("New credential").click();
        page.locator("#new-key").getByText("API key…").click();
        assertThat(page.locator("#description")).isFocused();
        page.locator("#description").fill("Farm submitter");
        page.getByLabel("credentials:read").check();
        dashboard.button("Create and show the secret").click();
        String key = takeSecret(dashboard, "Farm submitter");
        assertThat(row(page, "Farm submitter")).containsText("credentials:read");
        assertThat(status(key)).isEqualTo(200);

        wrongRulesAreSaidWhileTheFormIsFilledIn(dashboard);
        dashboard.link("Add an SSH key…").click();
        page.locator("#description").fill("farm-head-1");
        page.getByLabel("Public key").fill(PUBLIC_KEY);
        dashboard.button("Add the key").click();
        assertThat(page.getByText("farm-head-1 is added.")).isVisible();
        assertThat(row(page, "farm-head-1")).containsText("SHA256:");

        choose(page, "Farm submitter", "Suspend");
        assertThat(page.getByText("Farm submitter is suspended.")).isVisible();
        assertThat(row(page, "Farm submitter")).containsText("Suspended");
        assertThat(status(key)).isIn(401, 403);
        dashboard.button("Resume").click();
        assertThat(page.getByText("Farm submitter is active again.")).isVisible();
        assertThat(status(key)).isEqualTo(200);

        String newer = rotate(dashboard, key);
        choose(page, "Farm submitter", "Revoke…");
        dashboard.button("Revoke").click();
        assertThat(page.getByText("Farm submitter is revoked.")).isVisible();
        assertThat(status(newer)).isIn(401, 403);
        assertThat(page.getByText("had Farm submitter rotated by")).isVisible();

        page.getByLabel("More actions for farm", new Page.GetByLabelOptions().setExact(true))
                .click();
        page.locator("#row-menu").getByText("Delete…").click();
        assertThat(dashboard.heading("3 credentials die with it")).isVisible();
        page.locator("#confirm").fill("farm");
        dashboard.button("Delete bot and 3 credentials").click();
        assertThat(page.getByText("farm is deleted.")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/bots"));
        assertThat(dashboard.row("farm")).hasCount(0);
    }

    private static void wrongRulesAreSaidWhileTheFormIsFilledIn(Dashboard dashboard) {
        Page page = dashboard.page();
        dashboard.link("New authtoken…").click();
        page.locator("#description").fill("Farm gateway");
        page.getByLabel("What it may publish").fill("rubbish");
        page.getByLabel("Expiration date").focus();
        assertThat(page.locator("#acl-error")).containsText("Rule 1");
        assertThat(page.getByLabel("What it may publish")).hasValue("rubbish");
        assertThat(page.getByLabel("Expiration date")).isFocused();
        page.getByLabel("What it may publish").fill("bind:*.farm.example");
        page.getByLabel("Expiration date").focus();
        assertThat(page.locator("#acl-error")).hasCount(0);
        dashboard.button("Create and show the secret").click();
        takeSecret(dashboard, "Farm gateway");
        assertThat(row(page, "Farm gateway")).containsText("bind:*.farm.example");
    }

    /// Rotates with an overlap in which both secrets work, and ends the old one early.
    private static String rotate(Dashboard dashboard, String old) {
        Page page = dashboard.page();
        Waiting.until("the last use is shown", Duration.ofSeconds(40), () -> {
            page.waitForTimeout(1_000);
            page.reload();
            return row(page, "Farm submitter").textContent().contains("127.0.0.1");
        });
        choose(page, "Farm submitter", "Rotate…");
        assertThat(dashboard.popIn()).containsText("from 127.0.0.1. By Java-http-client");
        dashboard.popIn().getByText("1 hour").click();
        dashboard.button("Rotate and show the secret").click();
        assertThat(dashboard.popIn()).containsText("The old secret works for another");
        String secret = takeSecret(dashboard, "Farm submitter");
        assertThat(status(old)).isEqualTo(200);
        assertThat(status(secret)).isEqualTo(200);
        assertThat(page.getByText("Rotating.")).isVisible();
        assertThat(page.locator(".detail")).containsText("Old last used");
        dashboard.button("Until 7 days from now").click();
        assertThat(page.locator(".detail")).containsText(Pattern.compile("[67] days"));
        dashboard.link("End the old secret now…").click();
        assertThat(dashboard.heading("End the old secret of Farm submitter now?"))
                .isVisible();
        dashboard.button("End it now").click();
        assertThat(page.getByText("The old secret of Farm submitter is ended.")).isVisible();
        assertThat(page.getByText("Rotating.")).hasCount(0);
        assertThat(status(old)).isIn(401, 403);
        assertThat(status(secret)).isEqualTo(200);
        return secret;
    }

    @Test
    void aKeyOfOnesOwnIsMadeAndSuspendedByKeyboardAlone() {
        Dashboard dashboard = signedIn().go("/api-keys");
        Page page = dashboard.page();
        page.keyboard().press("n");
        assertThat(page.locator("#description")).isFocused();
        page.keyboard().type("by-keyboard");
        page.keyboard().press("Enter");
        assertThat(dashboard.button("Copy")).isFocused();
        page.keyboard().press("Enter");
        String secret = server.secrets().add(dashboard.clipboard());
        page.keyboard().press("Escape");
        assertThat(dashboard.heading("Secret of by-keyboard")).isVisible();
        dashboard.link("Close").focus();
        page.keyboard().press("Enter");
        assertThat(dashboard.popIn()).hasCount(0);
        assertThat(status(secret)).isEqualTo(200);

        page.keyboard().press("/");
        page.keyboard().type("by-keyb");
        assertThat(page).hasURL(Pattern.compile(".*/api-keys\\?q=by-keyb"));
        assertThat(page.getByLabel("Search API keys")).isFocused();
        dashboard.link("Skip to content").focus();
        page.keyboard().press("j");
        assertThat(dashboard.link("by-keyboard")).isFocused();
        page.keyboard().press("e");
        assertThat(dashboard.heading("Edit by-keyboard")).isVisible();
        page.keyboard().press("Escape");
        assertThat(dashboard.link("by-keyboard")).isFocused();
        page.keyboard().press("s");
        assertThat(page.getByText("by-keyboard is suspended.")).isVisible();
        assertThat(dashboard.link("by-keyboard")).isFocused();
        assertThat(status(secret)).isIn(401, 403);
    }

    @Test
    void aRotationPolicyIsSetSeenChangedAndRemovedByKeyboardAlone() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        dashboard.make("rotating", "");
        dashboard.link("rotating").click();
        dashboard.link("New API key…").click();
        page.locator("#description").fill("Night build");
        dashboard.button("Create and show the secret").click();
        takeSecret(dashboard, "Night build");

        dashboard.link("Set a policy…").focus();
        page.keyboard().press("Enter");
        assertThat(dashboard.heading("Rotation of rotating")).isVisible();
        assertThat(page.locator("#every_days")).isFocused();
        assertThat(dashboard.popIn()).containsText("None is overdue yet.");
        retype(page, "0", "Tab");
        assertThat(page.locator("#every_days-error")).containsText("Rotate every 1 to 3650 days.");
        assertThat(page.locator("#warn_days")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#every_days")).isFocused();
        assertThat(page.locator("#every_days")).hasAttribute("aria-invalid", "true");
        retype(page, "1", "Tab");
        assertThat(page.locator("#every_days-error")).hasCount(0);
        retype(page, "soon", "Tab");
        assertThat(page.locator("#warn_days-error")).containsText("This is no whole number");
        assertThat(page.locator("#warn_days")).hasValue("soon");
        assertThat(page.locator("#overlap")).isFocused();
        page.keyboard().press("Shift+Tab");
        retype(page, "1", "Tab");
        assertThat(page.locator("#warn_days-error")).hasCount(0);
        page.keyboard().press("Enter");
        assertThat(page.getByText("The rotation policy of rotating is set.")).isVisible();
        assertThat(page.getByText("Every day, warned 1 day before, old secret lives 24 hours."))
                .isVisible();
        assertThat(dashboard.link("Change…")).isFocused();
        assertThat(row(page, "Night build")).containsText("Rotate by");

        page.keyboard().press("Enter");
        assertThat(page.locator("#every_days")).hasValue("1");
        page.keyboard().press("Escape");
        assertThat(dashboard.popIn()).hasCount(0);
        assertThat(dashboard.link("Change…")).isFocused();
        assertThat(page).hasURL(Pattern.compile(".*/bots/bot_[0-9A-Za-z]+"));
        dashboard.go("/api-keys?q=night");
        assertThat(row(page, "Night build")).containsText("Rotate by");

        page.goBack();
        dashboard.link("Remove…").focus();
        page.keyboard().press("Enter");
        assertThat(dashboard.popIn()).containsText("It cannot exchange its own API keys any more.");
        assertThat(dashboard.button("Remove")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByText("The rotation policy of rotating is removed."))
                .isVisible();
        assertThat(dashboard.link("Set a policy…")).isVisible();
        assertThat(row(page, "Night build")).not().containsText("Rotate by");
    }

    private static void retype(Page page, String text, String key) {
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        page.keyboard().press(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 768, 1280})
    void nothingScrollsSidewaysAndNobodyIsShutOut(int width) {
        Dashboard dashboard = open(Window.DESK.wide(width)).signIn();
        Page page = dashboard.page();
        String bot = page.locator("#bots .named a").first().getAttribute("id");
        String name = "A description of more than a few words ".repeat(3) + width;
        dashboard.go("/keys/new?kind=api_key&owner=" + bot + "&at=" + bot);
        page.locator("#description").fill(name);
        page.getByLabel("Allowed addresses").fill("10.4.0.0/16\nfd00:1234:5678:9abc::/64");
        dashboard.button("Create and show the secret").click();
        server.secrets().add(page.locator("#token").inputValue());
        fits(dashboard, "the secret");
        dashboard.link("Close").click();
        dashboard.go("/keys/new?kind=authtoken&owner=" + bot + "&at=" + bot);
        page.getByLabel("What it may publish")
                .fill("bind:" + "x".repeat(60) + "." + "y".repeat(60) + "." + width + ".farm.example");
        dashboard.button("Create and show the secret").click();
        server.secrets().add(page.locator("#token").inputValue());
        dashboard.link("Close").click();
        String id = page.locator("[id^=ak_]").first().getAttribute("id");
        dashboard.go("/bots/" + bot + "/rotation?at=" + bot);
        page.locator("#every_days").fill("1");
        page.locator("#warn_days").fill("1");
        page.locator("#dialog [type=submit]").click();
        assertThat(page.getByText("Rotate by").first()).isVisible();
        for (String path : List.of(
                "/bots/" + bot,
                "/bots/" + bot + "/rotation?at=" + bot,
                "/bots/" + bot + "/rotation/remove?at=" + bot,
                "/api-keys",
                "/api-keys?q=nothing-is-called-so",
                "/authtokens",
                "/ssh-keys",
                "/keys/new?kind=api_key",
                "/keys/new?kind=authtoken",
                "/keys/new?kind=ssh_key&at=" + bot,
                "/keys/" + id + "/edit",
                "/keys/" + id + "/rotate?at=" + bot,
                "/keys/" + id + "/revoke",
                "/keys/" + id + "/menu",
                "/bots/" + bot + "/delete?at=" + bot)) {
            dashboard.go(path);
            fits(dashboard, path);
        }
    }

    private static void fits(Dashboard dashboard, String where) {
        assertThat(dashboard.overflow()).as(where).isNotPositive();
        assertThat((Integer) dashboard
                        .page()
                        .evaluate("Math.max(0, ...[...document.querySelectorAll('#dialog dialog')]"
                                + ".map(dialog => dialog.scrollWidth - dialog.clientWidth))"))
                .as(where)
                .isNotPositive();
        Axe.findsNoObstacle(dashboard.page(), where);
    }

    private static Dashboard open(Window window) {
        return new Dashboard(server, browser.open(window));
    }

    private static Dashboard signedIn() {
        return open(Window.DESK).signIn();
    }

    private static Locator row(Page page, String label) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHas(page.getByLabel("More actions for " + label)));
    }

    private static void choose(Page page, String label, String act) {
        page.getByLabel("More actions for " + label).click();
        page.locator("#row-menu").getByText(act).click();
    }

    /// Copies a secret out of its pop-in, which leaves it nowhere.
    private static String takeSecret(Dashboard dashboard, String label) {
        Page page = dashboard.page();
        assertThat(dashboard.heading("Secret of " + label)).isVisible();
        assertThat(page.locator("#token")).hasAttribute("type", "password");
        dashboard.button("Show the secret").click();
        assertThat(page.locator("#token")).hasAttribute("type", "text");
        dashboard.button("Hide the secret").click();
        dashboard.button("Copy").click();
        String secret = server.secrets().add(dashboard.clipboard());
        assertThat(page.url()).doesNotContain(secret);
        dashboard.link("Close").click();
        assertThat(dashboard.popIn()).hasCount(0);
        assertThat(page.content()).doesNotContain(secret);
        return secret;
    }

    /// How the API answers who presents `secret`.
    private static int status(String secret) {
        return Api.send(HttpRequest.newBuilder(URI.create(server.url() + "/api_keys"))
                        .header("Authorization", "Bearer " + secret)
                        .header("Ngrok-Version", "2"))
                .status();
    }
}
