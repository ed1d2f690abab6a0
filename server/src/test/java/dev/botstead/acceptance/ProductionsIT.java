package dev.botstead.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.botstead.acceptance.Browser.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The Productions pages of the packaged server, in Chromium.
final class ProductionsIT {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private static RunningServer server;
    private static Browser browser;
    private static Api admin;

    @BeforeAll
    static void start() {
        server = RunningServer.demo(Backend.SQLITE);
        browser = new Browser();
        admin = signIn(
                server.announced().path("email").asString(),
                server.announced().path("password").asString());
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.stop();
        server.close();
    }

    @AfterEach
    void noPageComplained() {
        browser.isContent();
    }

    private static Api signIn(String email, String password) {
        Api.Answer in = server.api().post("/auth/login", Map.of("email", email, "password", password));
        return server.api().as(server.secrets().add(in.field("access_token")));
    }

    private static Dashboard open(Window window) {
        return new Dashboard(server, browser.open(window));
    }

    private static Dashboard signedIn() {
        return open(Window.DESK).signIn();
    }

    /// Somebody who signs in with [#PASSWORD], in the team of a production by the role of the account.
    private static Dashboard member(String name, String role, String project, Window window) {
        String password = server.secrets().add("a long enough password");
        String email = name + "@example.com";
        String id = admin.post(
                        "/data/persons", Map.of("first_name", name, "last_name", "", "email", email, "role", role))
                .field("id");
        assertThat(admin.post(
                                "/actions/persons/" + id + "/change-password",
                                Map.of("password", password, "password_2", password))
                        .status())
                .isEqualTo(200);
        if (!project.isEmpty())
            assertThat(admin.post("/data/projects/" + project + "/team", Map.of("person_id", id))
                            .status())
                    .isEqualTo(201);
        return open(window).signIn(email, password);
    }

    private static String production(String name) {
        Api.Answer made = admin.post("/data/projects", Map.of("name", name));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.field("id");
    }

    private static Dashboard at(Dashboard dashboard, String production) {
        dashboard.go(
                "/productions?q=" + java.net.URLEncoder.encode(production, java.nio.charset.StandardCharsets.UTF_8));
        dashboard.link(production).click();
        return dashboard;
    }

    private static Locator row(Dashboard dashboard, String name) {
        return dashboard.page().locator("#team tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static long sees(Api bot, String production) {
        return bot.get("/data/projects?name=" + production).json().size();
    }

    @Test
    void aBotSeesAProductionFromItsAdditionToItsRemoval() {
        production("Harbour");
        Api.Answer made = Bots.create(server, admin, Map.of("first_name", "harbour-bot"));
        Api bot = server.api().as(made.field("access_token"));
        assertThat(sees(bot, "Harbour")).isZero();

        Dashboard dashboard = signedIn();
        dashboard.go("/bots?q=harbour-bot");
        assertThat(dashboard.row("harbour-bot")).containsText("It sees nothing yet");
        at(dashboard, "Harbour");
        dashboard.link("Add a bot").click();
        dashboard
                .page()
                .getByLabel("Bot", new Page.GetByLabelOptions().setExact(true))
                .selectOption("harbour-bot");
        dashboard.page().getByLabel("Role in this production").selectOption("Supervisor");
        dashboard.button("Add to the team").click();
        assertThat(dashboard.page().locator(".toast")).containsText("harbour-bot is in the team.");
        assertThat(row(dashboard, "harbour-bot")).containsText("Supervisor");
        assertThat(sees(bot, "Harbour")).isOne();

        dashboard.go("/bots?q=harbour-bot");
        dashboard
                .row("harbour-bot")
                .getByText("Harbour", new Locator.GetByTextOptions().setExact(true))
                .click();
        dashboard.page().getByLabel("Role of harbour-bot").click();
        dashboard.page().getByLabel("Role in this production").selectOption("Manager");
        dashboard.button("Save").click();
        assertThat(row(dashboard, "harbour-bot")).containsText("Manager");

        dashboard.page().getByLabel("Remove harbour-bot").click();
        assertThat(dashboard.popIn()).containsText("no longer sees this production");
        dashboard.button("Remove from the team").click();
        assertThat(dashboard.page().locator(".toast")).containsText("harbour-bot is out of the team.");
        assertThat(sees(bot, "Harbour")).isZero();
    }

    @Test
    void theFormNeedsNoMouse() {
        production("Keys");
        Bots.create(server, admin, Map.of("first_name", "aaa-first"));
        Dashboard dashboard = at(signedIn(), "Keys");
        Page page = dashboard.page();
        dashboard.link("Add a bot").focus();
        page.keyboard().press("Enter");
        Locator field = page.getByLabel("Bot", new Page.GetByLabelOptions().setExact(true));
        assertThat(field).isFocused();
        page.keyboard().press("Escape");
        assertThat(dashboard.popIn()).hasCount(0);
        assertThat(dashboard.link("Add a bot")).isFocused();
        page.keyboard().press("Enter");
        assertThat(field).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(field).not().hasValue("");
        Locator add = dashboard.button("Add to the team");
        for (int i = 0; i < 8 && !(boolean) add.evaluate("button => button === document.activeElement"); i++)
            page.keyboard().press("Tab");
        assertThat(add).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#team tbody tr")).hasCount(1);
    }

    @Test
    void nobodyChosenIsSaidAtTheField() {
        production("Mistakes");
        Dashboard dashboard = at(signedIn(), "Mistakes");
        dashboard.link("Add a bot").click();
        dashboard.button("Add to the team").click();
        assertThat(dashboard.popIn()).containsText("Choose a bot first.");
        assertThat(dashboard.page().locator("#member")).hasAttribute("aria-invalid", "true");
        Axe.findsNoObstacle(dashboard.page(), "wrong");
    }

    @Test
    void withoutAScriptItWorksToo() {
        production("Plain");
        Bots.create(server, admin, Map.of("first_name", "plain-bot"));
        Dashboard dashboard = at(open(Window.DESK.withoutScript()).signIn(), "Plain");
        dashboard.link("Add a bot").click();
        dashboard
                .page()
                .getByLabel("Bot", new Page.GetByLabelOptions().setExact(true))
                .selectOption("plain-bot");
        dashboard.button("Add to the team").click();
        assertThat(row(dashboard, "plain-bot")).isVisible();
        dashboard.page().getByLabel("Remove plain-bot").click();
        dashboard.button("Remove from the team").click();
        assertThat(dashboard.page().locator("#team")).hasCount(0);
    }

    @Test
    void anArtistReadsTheTeamAndChangesNothing() {
        String project = production("Readers");
        Dashboard artist = at(member("ari", "user", project, Window.DESK), "Readers");
        assertThat(row(artist, "ari")).containsText("Artist");
        assertThat(artist.link("Add a bot")).hasCount(0);
        assertThat(artist.page().locator(".cell-acts")).hasCount(0);
        String add = artist.page().url() + "/team/add";
        assertThat(artist.page().request().get(add).status()).isEqualTo(403);
        String token = artist.page().locator("input[name=csrf]").first().inputValue();
        assertThat(post(artist, add, token, "person").status()).isEqualTo(403);
        assertThat(artist.page().locator("#team tbody tr")).hasCount(1);
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        production("Foreign");
        Dashboard dashboard = at(signedIn(), "Foreign");
        APIResponse answer = post(dashboard, dashboard.page().url() + "/team/add", "guessed", "bot");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("This form is not of the page you have open");
    }

    private static APIResponse post(Dashboard dashboard, String address, String token, String kind) {
        return dashboard
                .page()
                .request()
                .post(
                        address,
                        RequestOptions.create()
                                .setForm(FormData.create().set("csrf", token).set("kind", kind)));
    }

    @Test
    void whoIsInNoTeamSeesNoProduction() {
        String project = production("Elsewhere");
        Dashboard outsider = member("otto", "manager", "", Window.DESK);
        assertThat(outsider.heading("You are in no production")).isVisible();
        assertThat(outsider.page().content()).doesNotContain("Elsewhere");
        Dashboard insider = at(signedIn(), "Elsewhere");
        assertThat(outsider.page().request().get(insider.page().url()).status()).isEqualTo(403);
        assertThat(outsider.page()
                        .request()
                        .get(server.url() + "/productions/prod_nothing")
                        .status())
                .isEqualTo(404);
        assertThat(project).isNotEmpty();
    }

    @Test
    void aNameIsNeverMarkup() {
        String project = production(SCRIPT);
        JsonNode bot = Bots.create(server, admin, Map.of("first_name", "\"><img src=x onerror=alert(1)>"))
                .json();
        admin.post(
                "/data/projects/" + project + "/team",
                Map.of("person_id", bot.path("id").asString()));
        Dashboard dashboard = signedIn();
        dashboard.page().onDialog(dialog -> {
            throw new AssertionError("a name ran: " + dialog.message());
        });
        at(dashboard, SCRIPT);
        assertThat(dashboard.heading(SCRIPT)).isVisible();
        assertThat(dashboard.page().locator("#team img")).hasCount(0);
        dashboard.go("/bots");
        assertThat(dashboard.page().locator("#bots script")).hasCount(0);
    }

    @Test
    void searchAndHalvesAreInTheAddress() {
        production("Needle of the stack");
        Dashboard dashboard = signedIn().go("/productions");
        dashboard.page().getByLabel("Search productions").fill("NEEDLE");
        assertThat(dashboard.page().locator("tbody tr")).hasCount(1);
        assertThat(dashboard.page()).hasURL(java.util.regex.Pattern.compile(".*[?&]q=NEEDLE.*"));
        dashboard.go("/productions?q=100%25_nothing");
        assertThat(dashboard.page().locator(".empty")).containsText("No open production matches");
        dashboard.go("/productions?tab=closed");
        assertThat(dashboard.heading("No closed production")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPageIsAccessible(boolean dark) {
        Dashboard dashboard = open(dark ? Window.DESK.inTheDark() : Window.DESK).signIn();
        for (String path : pages(dashboard)) {
            dashboard.go(path);
            Axe.findsNoObstacle(dashboard.page(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1280})
    void nothingScrollsSideways(int width) {
        Dashboard dashboard = open(Window.DESK.wide(width)).signIn();
        for (String path : pages(dashboard)) {
            dashboard.go(path);
            assertThat(dashboard.overflow()).as(path).isNotPositive();
        }
    }

    private static List<String> pages(Dashboard dashboard) {
        String project = path(at(dashboard, "MyProduction"));
        dashboard
                .go(project + "/tasks")
                .page()
                .locator("tbody .named a")
                .first()
                .click();
        return List.of(
                "/productions",
                "/productions?q=nothing",
                project,
                project + "/team/add",
                project + "/assets",
                project + "/shots",
                project + "/tasks",
                path(dashboard),
                "/bots");
    }

    private static String path(Dashboard dashboard) {
        return dashboard.page().url().replaceFirst("https?://[^/]+", "");
    }

    @Test
    void assetsShotsAndTasksAreReadAPageAtATimeAndFiltered() {
        Dashboard dashboard = at(signedIn(), "MyProduction");
        Page page = dashboard.page();
        dashboard.link("Shots").click();
        assertThat(page.locator("tbody tr")).hasCount(50);
        assertThat(page.locator("nav.pages")).containsText("1–50 of 60");
        dashboard.link("Next").click();
        assertThat(page.locator("tbody tr")).hasCount(10);
        page.getByLabel("Sequence").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        assertThat(page.locator("nav.pages")).containsText("15 shots");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*sequence=.*"));

        dashboard.link("Assets").click();
        assertThat(page.locator("nav.pages")).containsText("40 assets");
        page.getByLabel("Search assets").fill("no such asset");
        assertThat(dashboard.heading("No asset matches")).isVisible();

        dashboard.link("Tasks").click();
        assertThat(page.locator("nav.pages")).containsText("1–50 of 300");
        page.getByLabel("Status").selectOption("Done");
        assertThat(page.locator("nav.pages")).not().containsText("of 300");
        assertThat(page.locator("tbody tr").first()).containsText("done");
        String nobody = java.util.UUID.randomUUID().toString();
        dashboard.go(path(dashboard).replaceFirst("\\?.*", "") + "?who=" + nobody);
        assertThat(dashboard.heading("No task matches")).isVisible();
        dashboard.go(path(dashboard).replaceFirst("\\?.*", "") + "?who=%27&page=99999999&type=%00");
        assertThat(page.locator("tbody tr")).hasCount(50);
    }

    @Test
    void whatIsSaidIsShownAsItWasWrittenAndToClientsOnlyWhatIsForThem() {
        String project = admin.get("/data/projects?name=MyProduction")
                .json()
                .path(0)
                .path("id")
                .asString();
        JsonNode task = admin.get("/data/projects/" + project + "/tasks").json().path(0);
        String comment = "/actions/tasks/" + task.path("id").asString() + "/comment";
        String status = task.path("task_status_id").asString();
        Map<String, Object> hostile = Map.of(
                "task_status_id",
                status,
                "comment",
                "inside " + SCRIPT,
                "checklist",
                List.of(Map.of("text", "<b>bold</b>", "checked", true)),
                "links",
                List.of("https://example.com/shot", "javascript:alert(1)", "http://x\" onclick=\"alert(1)"));
        assertThat(admin.post(comment, hostile).status()).isEqualTo(201);
        Map<String, Object> shown = Map.of("task_status_id", status, "comment", "for your eyes", "for_client", true);
        assertThat(admin.post(comment, shown).status()).isEqualTo(201);

        Dashboard dashboard = at(signedIn(), "MyProduction");
        dashboard.page().onDialog(dialog -> {
            throw new AssertionError("a comment ran: " + dialog.message());
        });
        dashboard
                .go(path(dashboard) + "/tasks")
                .page()
                .locator("tbody .named a")
                .first()
                .click();
        Locator feed = dashboard.page().locator(".feed");
        assertThat(feed).containsText("inside " + SCRIPT);
        assertThat(feed).containsText("<b>bold</b>");
        assertThat(feed).containsText("javascript:alert(1)");
        assertThat(feed.locator("script, b:text-is('bold'), [onclick], a[href^='javascript']"))
                .hasCount(0);
        assertThat(feed.locator("a[href='https://example.com/shot']"))
                .hasAttribute("rel", "noopener noreferrer nofollow");
        String address = path(dashboard);

        Dashboard client = member("clea", "client", project, Window.DESK).go(address);
        assertThat(client.page().locator(".feed")).containsText("for your eyes");
        assertThat(client.page().content()).doesNotContain("inside", "assigned to");
        Dashboard vendor = member("vera", "vendor", project, Window.DESK);
        assertThat(vendor.page().request().get(server.url() + address).status()).isEqualTo(403);
        vendor.go(address.replaceFirst("/tasks/.*", "/tasks"));
        assertThat(vendor.heading("No task to see")).isVisible();
    }
}
