package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A token over days and restarts (S34, S35, S36, S40): all that the server stored grows older
/// while it is down.
final class TokenLifeIT {
    @ParameterizedTest
    @EnumSource
    void aTokenIsGoodThroughItsLastDayAndSaysAfterwardsThatItHasExpired(Backend backend) throws SQLException {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        try (RunningServer server = RunningServer.serve(backend)) {
            Api admin = server.admin();
            Api.Answer bot = Bots.create(server, admin, Map.of("expiration_date", today));
            Api.Answer other = Bots.create(server, admin, Map.of());
            Api asBot = admin.as(bot.field("access_token"));
            String path = "/data/persons/" + bot.field("id");
            assertThat(asBot.get("/auth/authenticated").status()).isEqualTo(200);

            pass(server, 2);
            Api later = server.admin();
            asBot = server.api().as(bot.field("access_token"));
            Api.Answer refused = asBot.get("/auth/authenticated");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.field("message")).isEqualTo("Signature has expired");
            assertThat(server.api()
                            .as(other.field("access_token"))
                            .get("/auth/authenticated")
                            .status())
                    .isEqualTo(200);

            String shown = later.get(path).field("expiration_date");
            assertThat(shown).isLessThan(today);
            // Renaming with the unchanged date, as a script that puts a whole dictionary back does: no token comes of
            // it.
            Api.Answer renamed = later.put(path, Map.of("first_name", "renamed", "expiration_date", shown));
            assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
            assertThat(renamed.json().has("access_token")).isFalse();
            assertThat(renamed.field("first_name")).isEqualTo("renamed");
            assertThat(asBot.get("/auth/authenticated").status()).isEqualTo(401);
            // Suspending an expired bot works as well; another past date does not.
            assertThat(later.put(path, Map.of("active", false, "expiration_date", shown))
                            .status())
                    .isEqualTo(200);
            assertThat(later.put(path, Map.of("active", true)).status()).isEqualTo(200);
            String yesterday = LocalDate.parse(shown).minusDays(1).toString();
            assertThat(later.put(path, Map.of("expiration_date", yesterday)).status())
                    .isEqualTo(400);

            Api.Answer renewed = later.put(path, Map.of("expiration_date", "2099-12-31"));
            server.secrets().add(renewed.field("access_token"));
            Api withNew = server.api().as(renewed.field("access_token"));
            assertThat(withNew.get("/auth/authenticated").status()).isEqualTo(200);
            assertThat(asBot.get("/auth/authenticated").status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonSTokenExpiresAndIsRenewedByItsSibling(Backend backend) throws SQLException {
        try (RunningServer server = RunningServer.serve(backend)) {
            Api.Answer login = server.secrets().logInAnswer(server.api());
            String access = login.field("access_token");
            String refresh = login.field("refresh_token");
            pass(server, 8);
            Api.Answer refused = server.api().as(access).get("/auth/authenticated");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.field("message")).isEqualTo("Signature has expired");
            Api.Answer renewed = server.api().as(refresh).get("/auth/refresh-token");
            assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
            Api again = server.api().as(renewed.field("access_token"));
            assertThat(again.get("/auth/authenticated").status()).isEqualTo(200);

            pass(server, 8);
            assertThat(server.api().as(refresh).get("/auth/refresh-token").status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRestartEndsNoTokenAndRevivesNone(Backend backend) throws SQLException {
        try (RunningServer server = RunningServer.serve(backend)) {
            Api admin = server.admin();
            Api.Answer bot = Bots.create(server, admin, Map.of());
            String first = bot.field("access_token");
            Map<String, Object> never = new HashMap<>();
            never.put("expiration_date", null);
            String second = server.secrets()
                    .add(admin.put("/data/persons/" + bot.field("id"), never).field("access_token"));
            Api.Answer suspended = Bots.create(server, admin, Map.of());
            admin.put("/data/persons/" + suspended.field("id"), Map.of("active", false));
            Api.Answer deleted = Bots.create(server, admin, Map.of());
            admin.delete("/data/persons/" + deleted.field("id"));
            server.stop();
            server.start();
            Api api = server.api();
            assertThat(api.as(second).get("/auth/authenticated").status()).isEqualTo(200);
            assertThat(api.as(admin.token()).get("/auth/authenticated").status())
                    .isEqualTo(200);
            for (String dead : new String[] {first, suspended.field("access_token"), deleted.field("access_token")}) {
                assertThat(api.as(dead).get("/auth/authenticated").status()).isEqualTo(401);
            }
            server.stop();
            server.secrets().areNowhereIn(server);
        }
    }

    /// So many days pass while the server is down.
    private static void pass(RunningServer server, int days) throws SQLException {
        server.stop();
        server.storage().age(Duration.ofDays(days));
        server.start();
    }
}
