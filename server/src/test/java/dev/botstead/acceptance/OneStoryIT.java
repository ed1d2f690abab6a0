package dev.botstead.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.botstead.acceptance.Browser.Window;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// One bot on all surfaces, each by its real client: made with ngrok's for Python, given a new token and at work with
/// gazu, listing its keys with ngrok's for Node, and switched off, on and away in the browser.
final class OneStoryIT {
    private static final String NAME = "storyteller";

    @ParameterizedTest
    @EnumSource
    void whatIsDoneToABotOnOneSurfaceHoldsOnAll(Backend backend) {
        try (RunningServer server = RunningServer.demo(backend);
                Browser browser = new Browser()) {
            Story story = new Story(server);
            story.worksEverywhere();

            Dashboard dashboard = new Dashboard(server, browser.open(Window.DESK)).signIn();
            botPage(dashboard);
            press(dashboard, "Suspend");
            assertThat(dashboard.page().getByText(NAME + " is suspended.")).isVisible();
            story.isRefusedEverywhere("The owner of this token is not active", "403 636", "suspended");
            story.isStillThere(false);

            press(dashboard, "Resume");
            assertThat(dashboard.page().getByText(NAME + " is active again.")).isVisible();
            story.worksEverywhere();

            delete(dashboard);
            story.isRefusedEverywhere("The token is not known here", "403 203", "not known here");
            story.isGone();
            browser.isContent();
            server.stop();
            server.secrets().areNowhereIn(server);
        }
    }

    private static void botPage(Dashboard dashboard) {
        dashboard.go("/bots").link(NAME).click();
        assertThat(dashboard.heading(NAME)).isVisible();
        for (String kind : List.of("api_keys", "credentials", "ssh_credentials")) {
            assertThat(dashboard.page().getByText(kind + " of " + NAME).first()).isVisible();
        }
    }

    /// A button of the page itself: the toast that says what was done offers to undo it by a button of the same name.
    private static void press(Dashboard dashboard, String button) {
        dashboard
                .page()
                .locator("main")
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void delete(Dashboard dashboard) {
        Page page = dashboard.page();
        page.getByLabel("More actions for " + NAME, new Page.GetByLabelOptions().setExact(true))
                .click();
        page.locator("#row-menu").getByText("Delete…").click();
        assertThat(dashboard.heading("4 credentials die with it")).isVisible();
        page.locator("#confirm").fill(NAME);
        dashboard.button("Delete bot and 4 credentials").click();
        assertThat(page.getByText(NAME + " is deleted.")).isVisible();
        assertThat(dashboard.row(NAME)).hasCount(0);
    }

    /// The bot, what it holds, and what each client is told of it. Nothing that is asked for here was asked for
    /// before in the same state: each refusal is that of the very next call.
    private static final class Story {
        private final RunningServer server;
        private final Client gazu;
        private final Client python;
        private final Client node;
        private final JsonNode bot;
        private final JsonNode work;
        private final String token;
        private int comments;

        Story(RunningServer server) {
            this.server = server;
            gazu = Client.gazu(server);
            python = Client.ngrokPython(server);
            node = Client.ngrokNode(server);
            bot = python.ask("hire", Map.of("name", NAME));
            work = gazu.ask("employ", Map.of("name", NAME));
            String first = regenerate();
            token = regenerate();
            assertThat(knock(gazu, first).path("status").asInt()).isEqualTo(401);
        }

        private String regenerate() {
            return gazu.ask("regenerate", Map.of("id", work.path("id").asString()))
                    .path("token")
                    .asString();
        }

        private String key() {
            return bot.path("api_key").asString();
        }

        private static JsonNode knock(Client client, String secret) {
            return client.ask("knock", Map.of("secrets", List.of(secret))).path(0);
        }

        void worksEverywhere() {
            String id = work.path("id").asString();
            assertThat(knock(gazu, token).path("id").asString()).isEqualTo(id);
            assertThat(knock(gazu, key()).path("id").asString()).isEqualTo(id);
            for (Client ngrok : List.of(python, node)) {
                assertThat(knock(ngrok, key()).path(0).asString())
                        .isEqualTo(bot.path("ids").path("api_keys").asString());
            }
            isStillThere(true);
            comment();
            String authtoken = bot.path("authtoken").asString();
            assertThat(knock(node, authtoken).asString()).isEqualTo("403 206");
            assertThat(knock(node, token).asString())
                    .as("a token is no API key")
                    .isEqualTo("403 202");
        }

        private void comment() {
            comments++;
            JsonNode made = gazu.ask(
                    "comment",
                    Map.of(
                            "token",
                            token,
                            "task",
                            work.path("task").asString(),
                            "status",
                            work.path("status").asString(),
                            "text",
                            "word " + comments));
            assertThat(made.path("person_id").asString())
                    .isEqualTo(work.path("id").asString());
        }

        /// By gazu in the words of Kitsu, by ngrok's clients with their code, by the native API as a problem.
        void isRefusedEverywhere(String kitsu, String ngrok, String problem) {
            Api.Answer exchange = Api.send(HttpRequest.newBuilder(URI.create(server.url() + "/v1/credentials/exchange"))
                    .header("Authorization", "Bearer " + key())
                    .POST(BodyPublishers.noBody()));
            assertThat(exchange.status()).as(exchange.text()).isEqualTo(401);
            assertThat(exchange.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(exchange.field("detail")).contains(problem);
            for (JsonNode refused : gazu.ask("knock", Map.of("secrets", List.of(token, key())))) {
                assertThat(refused.path("status").asInt()).isEqualTo(401);
                assertThat(refused.path("message").asString()).startsWith(kitsu);
            }
            assertThat(knock(node, key()).asString()).isEqualTo(ngrok);
            assertThat(knock(python, key()).asString()).isEqualTo(ngrok);
        }

        private JsonNode inspect() {
            return python.ask("inspect", Map.of("id", bot.path("id").asString(), "ids", bot.path("ids")));
        }

        /// An administrator finds all of it, as it was made.
        void isStillThere(boolean active) {
            JsonNode found = inspect();
            assertThat(found.path("bot").asBoolean()).isEqualTo(active);
            bot.path("ids")
                    .propertyNames()
                    .forEach(kind -> assertThat(found.path(kind).asString()).isEqualTo(kind + " of " + NAME));
        }

        /// An administrator finds nothing of it, but for what it wrote, under its name.
        void isGone() {
            inspect().forEach(found -> assertThat(found.asString()).isEqualTo("404 222"));
            JsonNode all = gazu.ask("comments", Map.of("task", work.path("task").asString()));
            List<String> kept = all.valueStream()
                    .filter(row ->
                            row.path("id").asString().equals(work.path("id").asString()))
                    .map(row ->
                            row.path("by").asString() + ": " + row.path("text").asString())
                    .toList();
            assertThat(kept).containsExactly(NAME + ": word 2", NAME + ": word 1");
        }
    }
}
