package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a bot may do on the ngrok side, strictly and with `--ngrok-developer-bots`: the same calls to two servers,
/// side by side.
final class DeveloperBotsIT {
    @ParameterizedTest
    @EnumSource
    void theSettingOpensTheAccountsCredentialsAndNothingElse(Backend backend) throws SQLException {
        Map<String, String> strict = answers(backend, Map.of());
        Map<String, String> developer = answers(backend, Map.of("BOTSTEAD_NGROK_DEVELOPER_BOTS", "true"));
        Map<String, String> both = new LinkedHashMap<>();
        strict.forEach((call, answer) -> both.put(call, answer + " | " + developer.get(call)));
        assertThat(both).containsExactlyEntriesOf(expected());
    }

    /// What is answered strictly | with the setting.
    private static Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String kind : List.of("api_keys", "credentials", "ssh_credentials")) {
            expected.put("GET " + kind + " of one's own", "200 | 200");
            for (String whose : List.of("a person", "another bot")) {
                expected.put("GET " + kind + " of " + whose, "404 222 | 200");
                expected.put("find " + kind + " of " + whose, "0 | 1");
                expected.put("PATCH " + kind + " of " + whose, "404 222 | 200");
                expected.put("give " + kind + " of " + whose + " to oneself", "400 214 | 400 214");
                expected.put("make " + kind + " for " + whose, "403 630 | 403 630");
                expected.put("DELETE " + kind + " of " + whose, "404 222 | 204");
            }
            for (String act : List.of("GET", "PATCH", "DELETE"))
                expected.put(act + " " + kind + " of another account", "404 222 | 404 222");
            expected.put("find " + kind + " of another account", "0 | 0");
            expected.put("make " + kind + " for another account", "403 630 | 403 630");
        }
        expected.put("POST bot_users", "403 4111 | 403 4111");
        expected.put("PATCH bot_users", "403 4111 | 403 4111");
        expected.put("DELETE bot_users", "403 4111 | 403 4111");
        expected.put("GET bot_users of another account", "404 222 | 404 222");
        expected.put("Kitsu GET /data/user/context", "403 | 403");
        expected.put("Kitsu POST /data/persons", "403 | 403");
        expected.put("Kitsu PUT another bot", "403 | 403");
        expected.put("Kitsu DELETE another bot", "403 | 403");
        expected.put("Kitsu regenerate another bot", "403 | 403");
        expected.put("Kitsu GET another bot: its address", "hidden | hidden");
        for (String page :
                List.of("GET /api-keys", "GET /keys/KEY/rotate", "POST /keys/KEY/rotate", "POST /keys/KEY/revoke"))
            expected.put("dashboard " + page, "not served | not served");
        expected.put("the other account's own", "200 200 200 | 200 200 200");
        return expected;
    }

    private static Map<String, String> answers(Backend backend, Map<String, String> environment) throws SQLException {
        try (RunningServer server = RunningServer.demo(backend, environment)) {
            Ngrok admin = Ngrok.administrator(server);
            Holder bot = Holder.bot(server, admin, "asker");
            Holder person = Holder.of(server, admin, null);
            Holder other = Holder.bot(server, admin, "other");
            Holder exile = Holder.bot(server, admin, "exile");
            server.stop();
            banish(server.storage(), "exile");
            server.start();
            Map<String, String> answers = new LinkedHashMap<>();
            Ngrok asker = new Ngrok(server.url(), bot.key());
            for (String kind : bot.held().keySet()) {
                answers.put("GET " + kind + " of one's own", Ngrok.brief(asker.get(bot.path(kind))));
                ofTheAccount(answers, asker, kind, "a person", person, bot);
                ofTheAccount(answers, asker, kind, "another bot", other, bot);
                elsewhere(answers, asker, kind, exile);
            }
            bots(answers, asker, other, exile);
            kitsu(answers, server.api().as(bot.key()));
            dashboard(answers, server, bot);
            Ngrok there = asker.as(exile.key());
            List<String> own = exile.held().keySet().stream()
                    .map(kind -> Ngrok.brief(there.get(exile.path(kind))))
                    .toList();
            answers.put("the other account's own", String.join(" ", own));
            return answers;
        }
    }

    private static void ofTheAccount(
            Map<String, String> answers, Ngrok asker, String kind, String whose, Holder holder, Holder self) {
        String path = holder.path(kind);
        answers.put("GET " + kind + " of " + whose, Ngrok.brief(asker.get(path)));
        answers.put("find " + kind + " of " + whose, found(asker, kind, holder));
        answers.put("PATCH " + kind + " of " + whose, Ngrok.brief(asker.patch(path, Map.of("metadata", "m"))));
        answers.put(
                "give " + kind + " of " + whose + " to oneself",
                Ngrok.brief(asker.patch(path, Map.of("owner_id", self.id()))));
        answers.put("make " + kind + " for " + whose, made(asker, kind, holder));
        answers.put("DELETE " + kind + " of " + whose, Ngrok.brief(asker.delete(path)));
    }

    private static void elsewhere(Map<String, String> answers, Ngrok asker, String kind, Holder exile) {
        String path = exile.path(kind);
        answers.put("GET " + kind + " of another account", Ngrok.brief(asker.get(path)));
        answers.put("PATCH " + kind + " of another account", Ngrok.brief(asker.patch(path, Map.of("metadata", "m"))));
        answers.put("DELETE " + kind + " of another account", Ngrok.brief(asker.delete(path)));
        answers.put("find " + kind + " of another account", found(asker, kind, exile));
        answers.put("make " + kind + " for another account", made(asker, kind, exile));
    }

    /// How many are listed and found by their id.
    private static String found(Ngrok asker, String kind, Holder holder) {
        String id = holder.held().get(kind);
        String filter = URLEncoder.encode("obj.id == '" + id + "'", StandardCharsets.UTF_8);
        List<String> found = asker.ids("/" + kind + "?filter=" + filter);
        assertThat(asker.ids("/" + kind).contains(id)).isEqualTo(!found.isEmpty());
        return "" + found.size();
    }

    private static String made(Ngrok asker, String kind, Holder holder) {
        Map<String, ?> body = kind.startsWith("ssh")
                ? Map.of("owner_id", holder.id(), "public_key", SshKeys.line())
                : Map.of("owner_id", holder.id());
        return Ngrok.brief(asker.post("/" + kind, body));
    }

    private static void bots(Map<String, String> answers, Ngrok asker, Holder other, Holder exile) {
        answers.put("POST bot_users", Ngrok.brief(asker.post("/bot_users", Map.of("name", "mine"))));
        answers.put("PATCH bot_users", Ngrok.brief(asker.patch("/bot_users/" + other.id(), Map.of("name", "mine"))));
        answers.put("DELETE bot_users", Ngrok.brief(asker.delete("/bot_users/" + other.id())));
        answers.put("GET bot_users of another account", Ngrok.brief(asker.get("/bot_users/" + exile.id())));
    }

    private static void kitsu(Map<String, String> answers, Api asker) {
        String id = asker.get("/data/persons")
                .json()
                .valueStream()
                .filter(row -> row.path("first_name").asString().equals("other"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        String path = "/data/persons/" + id;
        answers.put("Kitsu GET /data/user/context", Ngrok.brief(asker.get("/data/user/context")));
        answers.put("Kitsu POST /data/persons", Ngrok.brief(asker.post("/data/persons", Bots.body("mine", Map.of()))));
        answers.put("Kitsu PUT another bot", Ngrok.brief(asker.put(path, Map.of("first_name", "mine"))));
        answers.put("Kitsu DELETE another bot", Ngrok.brief(asker.delete(path)));
        answers.put(
                "Kitsu regenerate another bot",
                Ngrok.brief(asker.post("/actions/persons/" + id + "/regenerate-token", Map.of())));
        answers.put("Kitsu GET another bot: its address", asker.get(path).json().has("email") ? "shown" : "hidden");
    }

    /// A key is no way into the dashboard, where secrets are rotated and shown: not even to one's own.
    private static void dashboard(Map<String, String> answers, RunningServer server, Holder bot) {
        for (String page :
                List.of("GET /api-keys", "GET /keys/KEY/rotate", "POST /keys/KEY/rotate", "POST /keys/KEY/revoke")) {
            String[] words = page.replace("KEY", bot.held().get("api_keys")).split(" ", -1);
            Api.Answer answer = Api.send(HttpRequest.newBuilder(URI.create(server.url() + words[1]))
                    .header("Authorization", "Bearer " + bot.key())
                    .header("Cookie", "session=" + bot.key())
                    .method(words[0], BodyPublishers.noBody()));
            boolean signIn = answer.headers().firstValue("location").orElse("").startsWith("/sign-in");
            answers.put("dashboard " + page, signIn || answer.status() >= 400 ? "not served" : answer.text());
        }
    }

    /// Puts a bot and what it holds into an account of its own, as no route could.
    private static void banish(Storage storage, String name) throws SQLException {
        String bot = " (SELECT id FROM principal WHERE name = '" + name + "')";
        try (Connection connection = storage.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO account (id, name, name_key, created_at, updated_at) SELECT id, name,"
                    + " name_key, 1, 1 FROM principal WHERE name = '" + name + "'");
            assertThat(statement.executeUpdate("UPDATE credential SET account_id = owner_id WHERE owner_id =" + bot))
                    .isEqualTo(3);
            statement.executeUpdate("UPDATE principal SET account_id = id WHERE name = '" + name + "'");
        }
    }

    /// Somebody who holds one credential of each kind.
    ///
    /// @param key their API key
    /// @param held the id of each, by its collection
    private record Holder(String id, String key, Map<String, String> held) {
        static Holder bot(RunningServer server, Ngrok admin, String name) {
            return of(
                    server,
                    admin,
                    admin.make("/bot_users", Map.of("name", name)).path("id").asString());
        }

        /// `id` is null for the administrator.
        static Holder of(RunningServer server, Ngrok admin, @Nullable String id) {
            Map<String, String> held = new LinkedHashMap<>();
            Map<String, String> owner = id == null ? Map.of() : Map.of("owner_id", id);
            var key = admin.make("/api_keys", owner);
            held.put("api_keys", key.path("id").asString());
            held.put("credentials", admin.make("/credentials", owner).path("id").asString());
            Map<String, String> ssh = new LinkedHashMap<>(owner);
            ssh.put("public_key", SshKeys.line());
            held.put(
                    "ssh_credentials",
                    admin.make("/ssh_credentials", ssh).path("id").asString());
            String secret = server.secrets().add(key.path("token").asString());
            return new Holder(key.path("owner_id").asString(), secret, held);
        }

        String path(String kind) {
            return "/" + kind + "/" + held.get(kind);
        }
    }
}
