package dev.botstead.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.acceptance.Browser.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Bots are there so that work goes on when people leave: a person who made some is deactivated, and then deleted.
/// What
/// is their own ends with the next call; what belongs to the bots does not notice.
final class PersonLeavesIT {
    private static final String EMAIL = "leaver@example.com";
    private static final String PASSWORD = "correct-horse-battery-staple-7";

    @ParameterizedTest
    @EnumSource
    void whatAPersonMadeForBotsOutlivesThePerson(Backend backend) {
        try (RunningServer server = RunningServer.demo(backend)) {
            Api admin = server.admin();
            String person = employ(server, admin);
            Ngrok leaver = new Ngrok(server.url(), ownKey(server));
            Api session = logIn(server);
            Work made = Work.by(leaver, session, server);
            made.goesOn(server);
            assertThat(Ngrok.brief(leaver.get("/bot_users"))).isEqualTo("200");

            String path = "/data/persons/" + person;
            assertThat(admin.put(path, Map.of("active", false)).status()).isEqualTo(200);
            assertThat(Ngrok.brief(leaver.get("/bot_users"))).isEqualTo("403 636");
            assertThat(session.get("/auth/authenticated").status()).isEqualTo(401);
            made.goesOn(server);

            assertThat(admin.delete(path + "?force=true").status()).isEqualTo(204);
            assertThat(Ngrok.brief(leaver.get("/bot_users"))).isEqualTo("403 203");
            assertThat(session.get("/auth/authenticated").status()).isEqualTo(401);
            made.goesOn(server);
            server.stop();
            server.start();
            made.goesOn(server);
            server.stop();
            server.secrets().areNowhereIn(server);
        }
    }

    /// An administrator with a password of their own.
    private static String employ(RunningServer server, Api admin) {
        Map<String, Object> body =
                Bots.body("Lea", Map.of("last_name", "Ver", "email", EMAIL, "role", "admin", "is_bot", false));
        Api.Answer person = admin.post("/data/persons", body);
        assertThat(person.status()).as(person.text()).isEqualTo(201);
        String path = "/actions/persons/" + person.field("id") + "/change-password";
        server.secrets().add(PASSWORD);
        Api.Answer changed = admin.post(path, Map.of("password", PASSWORD, "password_2", PASSWORD));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return person.field("id");
    }

    /// The person makes an API key of their own, in the browser: there is no other first one.
    private static String ownKey(RunningServer server) {
        try (Browser browser = new Browser()) {
            Dashboard dashboard = new Dashboard(server, browser.open(Window.DESK)).signIn(EMAIL, PASSWORD);
            dashboard
                    .go("/keys/new?kind=api_key")
                    .page()
                    .locator("#description")
                    .fill("mine");
            dashboard.button("Create and show the secret").click();
            assertThat(dashboard.heading("Secret of mine")).isVisible();
            dashboard.button("Copy").click();
            browser.isContent();
            return server.secrets().add(dashboard.clipboard());
        }
    }

    private static Api logIn(RunningServer server) {
        Api.Answer answer = server.api().post("/auth/login", Map.of("email", EMAIL, "password", PASSWORD));
        server.secrets().add(answer.field("refresh_token"));
        return server.api().as(server.secrets().add(answer.field("access_token")));
    }

    /// What the person made: bots on both surfaces, keys of theirs, and what those keys made in their turn.
    ///
    /// @param tokens what opens the Kitsu side
    /// @param keys API keys, the bot's own and those that another of them made
    /// @param held by the API key of its owner, the address of what it holds
    private record Work(List<String> tokens, List<String> keys, Map<String, List<String>> held) {
        static Work by(Ngrok person, Api session, RunningServer server) {
            Work work = new Work(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
            for (String name : List.of("first", "second")) {
                String bot = person.make("/bot_users", Map.of("name", name))
                        .path("id")
                        .asString();
                String key = server.secrets().add(key(person, Map.of("owner_id", bot)));
                work.keys.add(key);
                work.keys.add(server.secrets().add(key(person.as(key), Map.of())));
                JsonNode authtoken =
                        person.make("/credentials", Map.of("owner_id", bot, "acl", List.of("bind:*.example")));
                server.secrets().add(authtoken.path("token").asString());
                JsonNode ssh = person.make("/ssh_credentials", Map.of("owner_id", bot, "public_key", SshKeys.line()));
                work.held.put(
                        key,
                        List.of(
                                "/bot_users/" + bot,
                                "/credentials/" + authtoken.path("id").asString(),
                                "/ssh_credentials/" + ssh.path("id").asString()));
            }
            work.tokens.add(
                    Bots.create(server, session, Map.of("first_name", "third")).field("access_token"));
            return work;
        }

        private static String key(Ngrok by, Map<String, ?> body) {
            return by.make("/api_keys", body).path("token").asString();
        }

        /// Each opens what it opened; and what a bot holds can be changed although who made it is gone.
        void goesOn(RunningServer server) {
            for (String token : tokens)
                assertThat(server.api().as(token).get("/auth/authenticated").status())
                        .isEqualTo(200);
            for (String key : keys) {
                Ngrok bot = new Ngrok(server.url(), key);
                assertThat(bot.ids("/api_keys")).hasSize(2);
                assertThat(server.api().as(key).get("/auth/authenticated").status())
                        .isEqualTo(200);
            }
            held.forEach((key, paths) -> paths.forEach(path -> {
                Ngrok bot = new Ngrok(server.url(), key);
                Api.Answer found = bot.get(path);
                assertThat(Ngrok.brief(found)).as(path).isEqualTo("200");
                if (!path.startsWith("/bot_users"))
                    assertThat(Ngrok.brief(bot.patch(path, Map.of("metadata", "" + System.nanoTime()))))
                            .isEqualTo("200");
            }));
        }
    }
}
