package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A secret in clear leaves the server once and is kept nowhere: whoever reads its files, its database, its
/// log or its events gains nothing.
final class NoSecretLeftIT {
    @ParameterizedTest
    @EnumSource
    void whatWasIssuedOrTakenInIsNowhereAfterwards(Backend backend) {
        try (RunningServer server = RunningServer.serve(backend)) {
            Api admin = server.admin();
            Api.Answer bot = Bots.create(server, admin, Map.of());
            Map<String, Object> never = new HashMap<>();
            never.put("expiration_date", null);
            server.secrets()
                    .add(admin.put("/data/persons/" + bot.field("id"), never).field("access_token"));
            wrongUses(server, admin, bot.field("access_token"));
            passwords(server, admin);

            server.secrets()
                    .nowhere(
                            "the list of persons",
                            admin.get("/data/persons?relations=true").text());
            Api.Answer events = admin.get("/data/events/last?limit=1000");
            assertThat(events.status()).isEqualTo(200);
            server.secrets().nowhere("the events", events.text());
            server.secrets().areNowhereIn(server);
            server.stop();
            server.secrets().areNowhereIn(server);
            server.start();
            server.admin();
            server.kill();
            server.secrets().areNowhereIn(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDemonstrationKeepsNoSecretEither(Backend backend) {
        try (RunningServer server = RunningServer.demo(backend)) {
            server.admin();
            server.stop();
            server.secrets().areNowhereIn(server);
        }
    }

    /// Secrets in places where they do not belong: an access log writes addresses, an error message repeats input.
    private static void wrongUses(RunningServer server, Api admin, String token) {
        Api nobody = server.api();
        nobody.get("/data/persons?access_token=" + token);
        nobody.get("/" + token);
        nobody.as(token + "x").get("/auth/authenticated");
        Api.send(nobody.request("/auth/authenticated")
                .header("Authorization", token)
                .GET());
        Api.send(nobody.request("/auth/authenticated")
                .header("Cookie", "token=" + token)
                .header("User-Agent", token)
                .header("Referer", "http://127.0.0.1/?" + token)
                .GET());
        admin.post("/data/persons", Bots.body("x", Map.of("email", token)));
        admin.post("/data/persons", Map.of(token, token));
        nobody.post("/auth/login", Map.of("email", token, "password", token));
        admin.body(
                "POST",
                "/data/persons",
                "application/json",
                ("{\"" + token).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void passwords(RunningServer server, Api admin) {
        Map<String, Object> body = Bots.body("Jeanne", Map.of("last_name", "Doe", "email", "jeanne@example.com"));
        body.remove("is_bot");
        body.remove("expiration_date");
        Api.Answer person = admin.post("/data/persons", body);
        assertThat(person.status()).as(person.text()).isEqualTo(201);
        String password = server.secrets().add("correct-horse-battery-staple-" + person.field("id"));
        Api.Answer changed = admin.post(
                "/actions/persons/" + person.field("id") + "/change-password",
                Map.of("password", password, "password_2", password));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Api.Answer login =
                server.api().post("/auth/login", Map.of("email", "jeanne@example.com", "password", password));
        assertThat(login.status()).as(login.text()).isEqualTo(200);
        server.secrets().add(login.field("access_token"));
        server.secrets().add(login.field("refresh_token"));
        server.api().as(login.field("refresh_token")).get("/auth/refresh-token");
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheOwnerMayReadTheDataFolder(Backend backend) throws Exception {
        try (RunningServer server = RunningServer.serve(backend)) {
            server.admin();
            server.stop();
            for (var file : Folders.files(server.storage().data())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .endsWith("------");
            }
            assertThat(List.of(server.log().split("\n"))).isNotEmpty();
        }
    }
}
