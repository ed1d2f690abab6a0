package dev.botstead.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.botstead.acceptance.Browser.Window;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The Bots page of the packaged server, in Chromium.
final class DashboardIT {
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

    private static Dashboard open(Window window) {
        return new Dashboard(server, browser.open(window));
    }

    private static Dashboard signedIn() {
        return open(Window.DESK).signIn();
    }

    @Test
    void theDocumentedTourLeadsFromTheMenuToATokenThatWorks() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        Locator menu = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main menu"));
        assertThat(menu.getByText("Admin")).isVisible();
        menu.getByText("Bots").click();

        dashboard.link("New bot").click();
        assertThat(page).hasURL(Pattern.compile(".*/bots/new"));
        assertThat(dashboard.popIn().locator("label, legend").allInnerTexts().stream()
                        .map(label -> label.split("\\s", -1)[0])
                        .filter(List.of("Name", "Expiration", "Departments", "Role", "Active")::contains)
                        .toList())
                .containsExactly("Name", "Expiration", "Departments", "Role", "Active");
        assertThat(page.getByLabel("Name")).isFocused();
        page.getByLabel("Name").fill("tour");
        page.getByLabel("Expiration date").fill("2099-12-31");
        page.getByLabel("Role").last().selectOption("Manager");
        dashboard.button("Create user").click();

        assertThat(dashboard.heading("API token of tour")).isVisible();
        assertThat(page.getByLabel("API token", new Page.GetByLabelOptions().setExact(true)))
                .hasAttribute("type", "password");
        dashboard.button("Copy").click();
        String token = server.secrets().add(dashboard.clipboard());
        assertThat(dashboard.opens(token)).isTrue();
        assertThat(dashboard.popIn()).containsText("Copied");
        assertThat(dashboard.popIn()).containsText("add it to a production’s team");
        page.getByLabel("Copy the script, with the token in it").click();
        assertThat(dashboard.clipboard())
                .isEqualTo("import gazu\n\ngazu.set_host(\"" + server.url() + "/api\")\ngazu.set_token(\"" + token
                        + "\")\np = gazu.project.get_project_by_name(\"MyProduction\")\n");
        assertThat(page.locator("#snippet")).not().containsText(token);

        dashboard.link("Close").click();
        assertThat(dashboard.row("tour")).containsText("Manager");
        assertThat(dashboard.row("tour")).containsText("31 Dec 2099");
        assertThat(page.content()).doesNotContain(token);
    }

    @Test
    void theScriptThatIsCopiedRunsAsItIs() throws IOException, InterruptedException {
        Dashboard dashboard = signedIn();
        dashboard.choose("publish-dailies", "Regenerate token…");
        dashboard.button("Regenerate and show the token").click();
        dashboard.page().getByLabel("Copy the script, with the token in it").click();
        String script = dashboard.clipboard();
        server.secrets().add(dashboard.page().locator("#token").inputValue());
        Path python = GazuScenariosIT.python("BOTSTEAD_TEST_PYTHON", "venv");
        Process gazu = new ProcessBuilder(python.toString(), "-c", script + "print(p['name'])")
                .redirectErrorStream(true)
                .start();
        String said = new String(gazu.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(gazu.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("MyProduction");
    }

    @Test
    void aTokenCanBeSeenButNotLostByAccidentAndIsGoneAfterwards() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        dashboard.link("New bot").click();
        page.getByLabel("Name").fill("seen-once");
        dashboard.button("Create user").click();
        assertThat(dashboard.heading("API token of seen-once")).isVisible();
        page.keyboard().press("Escape");
        page.mouse().click(5, 5);
        page.keyboard().press("Escape");
        assertThat(dashboard.heading("API token of seen-once")).isVisible();

        Locator field = page.locator("#token");
        dashboard.button("Show the token").click();
        assertThat(field).hasAttribute("type", "text");
        String token = server.secrets().add(field.inputValue());
        dashboard.button("Hide the token").click();
        assertThat(field).hasAttribute("type", "password");
        assertThat(page.url()).doesNotContain(token).endsWith("/bots");

        dashboard.go("/sign-in");
        page.goBack();
        assertThat(dashboard.heading("Bots")).isVisible();
        assertThat(dashboard.popIn()).hasCount(0);
        assertThat(page.content()).doesNotContain(token);
    }

    @Test
    void filtersNarrowTheListLiveInTheAddressAndCountInTheTabs() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        dashboard.make("filter-one", "");
        dashboard.make("filter-two", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
        page.getByLabel("Search bots").fill("FILTER-");
        assertThat(page.locator("#bots tbody tr")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*[?&]q=FILTER-.*"));
        assertThat(page.locator("#tab-active")).hasText(Pattern.compile("Active\\s+2"));
        assertThat(page.getByLabel("Search bots")).isFocused();

        page.locator("#need-expiring").click();
        assertThat(page.locator("#bots tbody tr")).hasCount(1);
        assertThat(dashboard.row("filter-two")).containsText("in 3 days");
        page.reload();
        assertThat(page.locator("#bots tbody tr")).hasCount(1);
        assertThat(page.getByLabel("Search bots")).hasValue("FILTER-");

        page.goBack();
        assertThat(page.locator("#bots tbody tr")).hasCount(2);
        page.goForward();
        assertThat(page.locator("#bots tbody tr")).hasCount(1);

        page.locator("[name=role]").selectOption("Vendor");
        assertThat(dashboard.heading("No active bot matches “FILTER-”")).isVisible();
        dashboard.link("Clear the filters").click();
        assertThat(dashboard.row("filter-one")).isVisible();
    }

    @Test
    void editingChangesABotAndKeepsItsTokenAndItsDate() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        String token = dashboard.make("edit-me", "2099-12-31");
        dashboard.choose("edit-me", "Edit…");
        assertThat(page.getByLabel("Expiration date")).isDisabled();
        page.getByLabel("Name").fill("edited");
        page.locator("dialog [name=role]").selectOption("Supervisor");
        dashboard.button("Save").click();
        assertThat(page.getByText("edited is saved.")).isVisible();
        assertThat(dashboard.row("edited")).containsText("Supervisor");
        assertThat(dashboard.row("edited")).containsText("31 Dec 2099");
        assertThat(dashboard.opens(token)).isTrue();
    }

    @Test
    void suspendingIsOneClickAndOffersTheWayBack() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        String token = dashboard.make("switch-me", "");
        dashboard.choose("switch-me", "Suspend");
        assertThat(page.getByText("switch-me is suspended.")).isVisible();
        assertThat(dashboard.row("switch-me")).hasCount(0);
        assertThat(dashboard.opens(token)).isFalse();
        dashboard.button("Resume").click();
        assertThat(page.getByText("switch-me is active again.")).isVisible();
        assertThat(dashboard.row("switch-me")).isVisible();
        assertThat(dashboard.opens(token)).isTrue();
    }

    @Test
    void regeneratingKillsTheOldTokenAndShowsTheNewOne() {
        Dashboard dashboard = signedIn();
        String old = dashboard.make("leaked", "2099-12-31");
        dashboard.choose("leaked", "Regenerate token…");
        assertThat(dashboard.page().getByLabel("Expiration date")).hasValue("2099-12-31");
        dashboard.button("Regenerate and show the token").click();
        String fresh = dashboard.takeToken("leaked");
        assertThat(dashboard.opens(old)).isFalse();
        assertThat(dashboard.opens(fresh)).isTrue();
    }

    @Test
    void deletingAsksForTheName() {
        Dashboard dashboard = signedIn();
        String token = dashboard.make("delete-me", "");
        dashboard.choose("delete-me", "Delete…");
        Locator button = dashboard.button("Delete bot and 1 credential");
        assertThat(button).isDisabled();
        dashboard.page().locator("#confirm").fill("delete-m");
        assertThat(button).isDisabled();
        dashboard.page().locator("#confirm").fill("delete-me");
        button.click();
        assertThat(dashboard.page().getByText("delete-me is deleted.")).isVisible();
        assertThat(dashboard.row("delete-me")).hasCount(0);
        assertThat(dashboard.opens(token)).isFalse();
    }

    @Test
    void aPictureIsChangedAndCleared() throws IOException {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        dashboard.make("painted", "");
        dashboard.choose("painted", "Picture…");
        page.locator("#picture").setInputFiles(new FilePayload("robot.png", "image/png", png()));
        dashboard.button("Change picture").click();
        assertThat(dashboard.row("painted").locator("img")).isVisible();
        assertThat((Boolean)
                        dashboard.row("painted").locator("img").evaluate("image => image.decode().then(() => true)"))
                .isTrue();
        dashboard.choose("painted", "Picture…");
        page.locator("#picture").setInputFiles(new FilePayload("robot.png", "image/png", new byte[] {1, 2, 3}));
        dashboard.button("Change picture").click();
        assertThat(page.locator("#picture-error")).containsText("Send a PNG or JPEG file.");
        dashboard.button("Clear picture").click();
        assertThat(dashboard.row("painted").locator("img")).hasCount(0);
    }

    @Test
    void aWrongFieldIsNamedAndTakesTheFocus() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        dashboard.make("only-one", "");
        dashboard.link("New bot").click();
        page.getByLabel("Name").fill("Only-One");
        dashboard.button("Create user").click();
        assertThat(page.locator("#name-error")).containsText("Another bot has this name.");
        assertThat(page.getByLabel("Name")).isFocused();
        assertThat(page.getByLabel("Name")).hasValue("Only-One");
        page.getByLabel("Name").fill("");
        dashboard.button("Create user").click();
        assertThat(page.locator("#name-error")).containsText("A bot needs a name.");
    }

    @Test
    void aBotThatIsGoneMeanwhileIsANoteInThePage() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        dashboard.make("vanishing", "");
        String id = dashboard.link("vanishing").getAttribute("id");
        Dashboard other = signedIn();
        other.go("/bots/" + id + "/delete").page().locator("#confirm").fill("vanishing");
        other.button("Delete bot and 1 credential").click();
        assertThat(other.page().getByText("vanishing is deleted.")).isVisible();
        dashboard.row("vanishing").getByLabel("More actions for vanishing").click();
        assertThat(page.locator("#toasts")).containsText("There is no such bot.");
        assertThat(dashboard.heading("Bots")).isVisible();
        other.page().context().clearCookies();
        other.link("New bot").click();
        assertThat(other.heading("Sign in to Lantern Hill Studio")).isVisible();
    }

    @Test
    void everythingCanBeDoneByKeyboardAlone() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        page.keyboard().press("Tab");
        assertThat(dashboard.link("Skip to content")).isFocused();
        page.keyboard().press("n");
        assertThat(page.getByLabel("Name")).isFocused();
        page.keyboard().type("by-keyboard");
        page.keyboard().press("Enter");
        assertThat(dashboard.button("Copy")).isFocused();
        page.keyboard().press("Enter");
        server.secrets().add(dashboard.clipboard());
        dashboard.link("Close").focus();
        page.keyboard().press("Enter");
        assertThat(dashboard.popIn()).hasCount(0);

        page.keyboard().press("/");
        assertThat(page.getByLabel("Search bots")).isFocused();
        page.keyboard().type("by-keyb");
        assertThat(page.locator("#bots tbody tr")).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().press("j");
        assertThat(page.getByLabel("Search bots")).hasValue("by-keyb");
        dashboard.link("Skip to content").focus();
        page.keyboard().press("j");
        assertThat(dashboard.link("by-keyboard")).isFocused();
        page.keyboard().press("e");
        assertThat(dashboard.heading("Edit by-keyboard")).isVisible();
        page.keyboard().press("Escape");
        assertThat(dashboard.popIn()).hasCount(0);
        assertThat(dashboard.link("by-keyboard")).isFocused();
        assertThat(page).hasURL(Pattern.compile(".*/bots\\?q=by-keyb"));
        page.keyboard().press("s");
        assertThat(page.getByText("by-keyboard is suspended.")).isVisible();
        page.keyboard().press("?");
        assertThat(dashboard.heading("Keyboard shortcuts")).isVisible();
    }

    @Test
    void singleKeysCanBeSwitchedOff() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        page.keyboard().press("?");
        page.waitForResponse(
                "**/preferences", () -> page.getByLabel("Single-key shortcuts").uncheck());
        page.reload();
        page.keyboard().press("n");
        assertThat(dashboard.popIn()).hasCount(0);
        assertThat(page.locator("body")).hasAttribute("data-keys", "off");
    }

    @Test
    void theThemeIsChosenInTheMenuAndStays() {
        Dashboard dashboard = signedIn();
        Page page = dashboard.page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Administrator")))
                .click();
        page.waitForResponse("**/preferences", () -> page.getByText("Dark").click());
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void everythingWorksWithoutAScript() {
        Dashboard dashboard = open(Window.DESK.withoutScript()).signIn();
        Page page = dashboard.page();
        dashboard.link("New bot").click();
        page.getByLabel("Name").fill("no-script");
        dashboard.button("Create user").click();
        assertThat(dashboard.heading("API token of no-script")).isVisible();
        page.getByText("Show the token").click();
        String token = server.secrets().add(page.locator("code.whole").innerText());
        assertThat(dashboard.opens(token)).isTrue();
        dashboard.link("Close").click();
        assertThat(dashboard.popIn()).hasCount(0);

        page.getByLabel("Search bots").fill("no-scr");
        dashboard.button("Apply").first().click();
        page.getByLabel("More actions for no-script").click();
        dashboard.button("Suspend").click();
        assertThat(page.getByText("no-script is suspended.")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*\\?q=no-scr"));
        dashboard.button("Resume").click();
        dashboard.link("no-script").click();
        dashboard.link("Edit").click();
        page.getByLabel("Name").fill("no-script-2");
        dashboard.button("Save").click();
        assertThat(dashboard.heading("no-script-2")).isVisible();
        page.getByLabel("More actions for no-script-2").click();
        dashboard.link("Delete…").click();
        page.locator("#confirm").fill("no-script");
        dashboard.button("Delete bot and 1 credential").click();
        assertThat(page.locator("#confirm-error")).isVisible();
        page.locator("#confirm").fill("no-script-2");
        dashboard.button("Delete bot and 1 credential").click();
        assertThat(page.getByText("The bot is deleted.")).isVisible();
        assertThat(dashboard.opens(token)).isFalse();
    }

    @Test
    void aBotCannotSignInAndThePageSaysSo() {
        Dashboard dashboard = open(Window.DESK).go("/bots");
        Page page = dashboard.page();
        page.getByLabel("E-mail").fill("bot@lanternhill.example");
        page.getByLabel("Password").fill("whatever it is");
        dashboard.button("Sign in").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not match");
        assertThat(page.getByLabel("Password")).isFocused();
        assertThat(page.getByText("A bot cannot sign in here, by any way")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNewcomerIsShownWhatABotIsAndAnArtistWhoCanMakeOne(boolean dark) {
        Storage storage = Backend.SQLITE.fresh();
        Secrets secrets = new Secrets();
        JsonNode made = RunningServer.initialise(storage, secrets);
        try (RunningServer empty = RunningServer.serve(storage, secrets, Map.of())) {
            Window window = dark ? Window.DESK.inTheDark() : Window.DESK;
            Dashboard newcomer = new Dashboard(empty, browser.open(window))
                    .signIn(made.path("email").asString(), made.path("password").asString());
            assertThat(newcomer.heading("No bot yet")).isVisible();
            Axe.findsNoObstacle(newcomer.page(), "no bot yet");
            newcomer.make("the-first", "");
            assertThat(newcomer.row("the-first")).isVisible();

            String password = secrets.add("a long enough password");
            String id = empty.admin()
                    .post(
                            "/data/persons",
                            Map.of("first_name", "Zoë", "last_name", "", "email", "zoe@example.com", "role", "user"))
                    .field("id");
            Api.Answer set = empty.admin()
                    .post(
                            "/actions/persons/" + id + "/change-password",
                            Map.of("password", password, "password_2", password));
            assertThat(set.status()).as(set.text()).isEqualTo(200);
            Dashboard artist = new Dashboard(empty, browser.open(window)).signIn("zoe@example.com", password);
            assertThat(artist.heading("You are in no production")).isVisible();
            artist.go("/bots");
            assertThat(artist.heading("Bots are for administrators")).isVisible();
            assertThat(artist.page().locator(".empty")).containsText("You are signed in as Zoë, artist.");
            assertThat(artist.page().locator("nav a")).hasText("Productions");
            Axe.findsNoObstacle(artist.page(), "for administrators");
            artist.button("Sign in as someone else").click();
            assertThat(artist.button("Sign in")).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1024, 1280})
    void nothingScrollsSideways(int width) {
        Dashboard dashboard = open(Window.DESK.wide(width)).go("/sign-in");
        assertThat(dashboard.overflow()).as("sign-in").isNotPositive();
        dashboard.signIn();
        String bot = someBot(dashboard);
        for (String path : pages(bot)) {
            dashboard.go(path);
            assertThat(dashboard.overflow()).as(path).isNotPositive();
        }
        dashboard.link("Close").first().click();
        dashboard.go("/bots/new");
        dashboard.page().getByLabel("Name").fill("narrow-" + width);
        dashboard.button("Create user").click();
        assertThat(dashboard.heading("API token of narrow-" + width)).isVisible();
        assertThat(dashboard.overflow()).as("token").isNotPositive();
        server.secrets().add(dashboard.page().locator("#token").inputValue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void axeFindsNoObstacle(boolean dark) {
        Window window = dark ? Window.DESK.inTheDark() : Window.DESK;
        Dashboard dashboard = open(window).go("/sign-in");
        Page page = dashboard.page();
        Axe.findsNoObstacle(page, "sign-in");
        dashboard.signIn();
        String bot = someBot(dashboard);
        for (String path : pages(bot)) {
            dashboard.go(path);
            Axe.findsNoObstacle(page, path);
        }
        dashboard.go("/bots");
        page.locator("#more-" + bot).click();
        assertThat(page.locator("#row-menu")).isVisible();
        Axe.findsNoObstacle(page, "the menu of a bot");
        dashboard.go("/bots/new");
        dashboard.button("Create user").click();
        assertThat(page.locator("#name-error")).isVisible();
        Axe.findsNoObstacle(page, "a wrong field");
        page.getByLabel("Name").fill("axe-" + dark);
        dashboard.button("Create user").click();
        assertThat(dashboard.heading("API token of axe-" + dark)).isVisible();
        Axe.findsNoObstacle(page, "the token");
        server.secrets().add(page.locator("#token").inputValue());
        dashboard.link("Close").click();
        dashboard.choose("axe-" + dark, "Suspend");
        assertThat(page.getByText("is suspended.")).isVisible();
        Axe.findsNoObstacle(page, "a receipt");
        page.keyboard().press("?");
        Axe.findsNoObstacle(page, "the shortcuts");
    }

    private static List<String> pages(String bot) {
        return List.of(
                "/bots",
                "/bots?tab=inactive",
                "/bots?q=nothing-is-called-so",
                "/bots/new",
                "/bots/" + bot + "/edit",
                "/bots/" + bot + "/avatar",
                "/bots/" + bot + "/regenerate",
                "/bots/" + bot + "/delete",
                "/nowhere",
                "/bots/" + bot + "/menu");
    }

    private static String someBot(Dashboard dashboard) {
        return dashboard.go("/bots").page().locator("#bots .named a").first().getAttribute("id");
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
