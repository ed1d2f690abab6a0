package dev.botstead.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.botstead.acceptance.Browser.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is typed into the forms of credentials, and where the focus is after each act, in Chromium.
final class KeyFormsIT {
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
    void aDateIsTypedByKeyboardAndOneThatIsHalfTypedIsNoEmptyOne() {
        Page page = form();
        Locator date = page.getByLabel("Expiration date");
        page.locator("#description").fill("dated");
        date.focus();
        page.keyboard().type("12/31", new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(40));
        page.getByText("Create and show the secret").click();
        assertThat(date).isFocused();
        assertThat(page.getByText("Secret of dated")).hasCount(0);
        assertThat((Boolean) date.evaluate("field => field.validity.badInput")).isTrue();
        date.fill("");
        date.focus();
        page.keyboard().type("12/31/2099", new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(40));
        assertThat(date).hasValue("2099-12-31");
        page.locator("#description").focus();
        assertThat(date).hasValue("2099-12-31");
        page.getByText("Create and show the secret").click();
        take(page, "dated");
        assertThat(row(page, "dated")).containsText("31 Dec 2099");
    }

    @Test
    void whatIsTypedWhileItsCheckIsUnderWayStaysAndIsCheckedLater() {
        Page page = form();
        List<Route> held = new ArrayList<>();
        page.route("**/keys/validate**", held::add);
        Locator addresses = page.getByLabel("Allowed addresses");
        addresses.fill("rubbish");
        page.locator("#description").focus();
        addresses.focus();
        addresses.fill("10.4.0.0/16");
        page.unroute("**/keys/validate**");
        page.waitForResponse("**/keys/validate**", () -> held.getFirst().resume());
        assertThat(addresses).hasValue("10.4.0.0/16");
        assertThat(addresses).isFocused();
        page.waitForResponse(
                "**/keys/validate**", () -> page.locator("#description").focus());
        assertThat(addresses).hasValue("10.4.0.0/16");
        assertThat(page.locator("#addresses-error")).hasCount(0);
        addresses.fill("10.4.0.1/16");
        page.locator("#description").focus();
        assertThat(page.locator("#addresses-error")).containsText("is an address within 10.4.0.0/16");
    }

    @Test
    void aRefusedActIsSaidInThePopInWhichHidesThePage() {
        Page page = form();
        page.route("**/keys/new**", Route::abort);
        page.locator("#description").fill("unanswered");
        page.getByText("Create and show the secret").click();
        assertThat(page.locator("#dialog [role=alert]")).containsText("No answer.");
        assertThat(page.locator("#dialog [role=alert]")).isInViewport();
        assertThat(page.locator("#description")).hasValue("unanswered");
        page.unroute("**/keys/new**");
        page.getByText("Create and show the secret").click();
        take(page, "unanswered");

        row(page, "unanswered").locator("a").first().click();
        assertThat(page.getByText("Edit unanswered")).isVisible();
        String id = page.url().replaceAll(".*/keys/([^/]+)/.*", "$1");
        Dashboard other =
                new Dashboard(server, browser.open(Window.DESK)).signIn().go("/keys/" + id + "/revoke");
        other.button("Revoke").click();
        assertThat(other.page().getByText("unanswered is revoked.")).isVisible();
        page.getByText("Save").click();
        assertThat(page.locator("#dialog [role=alert]")).containsText("There is no such credential.");
    }

    @Test
    void theFocusGoesBackToTheRowAndThePageStaysWhereItWas() {
        Page page = form();
        page.locator("#description").fill("focused");
        page.getByText("Create and show the secret").click();
        take(page, "focused");
        page.setViewportSize(1280, 320);
        Locator name = row(page, "focused").locator("a").first();
        name.evaluate("link => { link.focus(); link.scrollIntoView({ block: 'center' }); }");
        int before = (Integer) page.evaluate("Math.round(scrollY)");
        assertThat(before).isPositive();
        page.keyboard().press("s");
        assertThat(page.getByText("focused is suspended.")).isVisible();
        assertThat(name).isFocused();
        assertThat((Integer) page.evaluate("Math.round(scrollY)")).isBetween(before - 60, before + 60);
        page.keyboard().press("e");
        page.locator("#description").fill("focused again");
        page.keyboard().press("Enter");
        assertThat(page.getByText("focused again is saved.")).isVisible();
        assertThat(row(page, "focused again").locator("a").first()).isFocused();
    }

    @Test
    void theMenuOfNewCredentialsOpensByKeyAndACopiedIdIsSaid() {
        Page page = form();
        page.keyboard().press("Escape");
        assertThat(page.locator("#dialog dialog")).hasCount(0);
        page.keyboard().press("n");
        assertThat(page.locator("#new-key a").first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#new")).isFocused();
        Locator copy = page.locator("[data-copy]").first();
        copy.click();
        assertThat(page.locator("#said")).hasText("Copied");
        assertThat(copy.locator("[data-done]")).isVisible();
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).startsWith("bot_");
    }

    /// The form of a new API key over the page of a bot.
    private static Page form() {
        Dashboard dashboard = new Dashboard(server, browser.open(Window.DESK)).signIn();
        String bot = dashboard.page().locator("#bots .named a").first().getAttribute("id");
        dashboard.go("/keys/new?kind=api_key&owner=" + bot + "&at=" + bot);
        assertThat(dashboard.page().locator("#dialog dialog:modal")).isVisible();
        assertThat(dashboard.page().locator("#description")).isFocused();
        return dashboard.page();
    }

    private static void take(Page page, String label) {
        assertThat(page.getByText("Secret of " + label)).isVisible();
        server.secrets().add(page.locator("#token").inputValue());
        page.locator("#dialog [data-close]").click();
        assertThat(page.locator("#dialog dialog")).hasCount(0);
    }

    private static Locator row(Page page, String label) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByLabel(
                                "More actions for " + label, new Page.GetByLabelOptions().setExact(true))));
    }
}
