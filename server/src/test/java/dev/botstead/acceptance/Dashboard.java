package dev.botstead.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/// The dashboard in one window, by the words that its readers see.
final class Dashboard {
    private final RunningServer server;
    private final Page page;

    Dashboard(RunningServer server, Page page) {
        this.server = server;
        this.page = page;
    }

    Page page() {
        return page;
    }

    Dashboard go(String path) {
        page.navigate(server.url() + path);
        return this;
    }

    Dashboard signIn() {
        return signIn(
                server.announced().path("email").asString(),
                server.announced().path("password").asString());
    }

    Dashboard signIn(String email, String password) {
        go("/sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
        page.waitForURL(Pattern.compile(".*/(bots|productions).*"));
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator popIn() {
        return page.locator("#dialog dialog");
    }

    Locator row(String bot) {
        return page.locator("#bots tbody tr").filter(new Locator.FilterOptions().setHas(link(bot)));
    }

    /// Opens a bot's menu and chooses in it.
    void choose(String bot, String act) {
        row(bot).getByLabel("More actions for " + bot).click();
        page.locator("#row-menu").getByText(act).click();
    }

    /// Makes a bot and gives its token, as it is copied.
    String make(String bot, String until) {
        link("New bot").click();
        page.getByLabel("Name").fill(bot);
        page.getByLabel("Expiration date").fill(until);
        button("Create user").click();
        return takeToken(bot);
    }

    /// Copies the token out of its pop-in and closes it.
    String takeToken(String bot) {
        assertThat(heading("API token of " + bot)).isVisible();
        button("Copy").click();
        String token = server.secrets().add(clipboard());
        link("Close").click();
        assertThat(popIn()).hasCount(0);
        return token;
    }

    String clipboard() {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    /// Whether a token opens the Kitsu side.
    boolean opens(String token) {
        return server.api().as(token).get("/auth/authenticated").status() == 200;
    }

    /// How far the page scrolls sideways.
    int overflow() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
