package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.check.Decision;
import dev.botstead.credential.Bots;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Role;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.TestCore.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What somebody gets who attacks the routes of persons and bots, over a socket.
abstract class KitsuEdgeContract extends CoreContract {
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Answer(int status, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    /// Sends a request as it is written, and reads until the server ends the connection.
    private Answer raw(String head, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), core.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "Host: localhost\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(read);
            String all = read.toString(StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(all.substring(9, 12)), all.substring(end + 4));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Answer call(String token, String method, String path, @Nullable Object body) {
        String head = method + " /api" + path + " HTTP/1.1\r\nAuthorization: Bearer " + token + "\r\n";
        if (body == null) return raw(head, new byte[0]);
        String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return raw(head + "Content-Type: application/json\r\n", text.getBytes(StandardCharsets.UTF_8));
    }

    private String admin(Tenant tenant) {
        return TestCore.clear(core.ledger.write(
                tenant.admin().actor(),
                change -> core.tokens.issue(
                        change,
                        core.principals.get(
                                change.tx(),
                                tenant.account().id(),
                                tenant.admin().id()),
                        null)));
    }

    private Principal stored(Tenant tenant, UUID id) {
        return core.database.read(
                tx -> core.principals.get(tx, tenant.account().id(), new dev.botstead.id.PrincipalId(id)));
    }

    @Test
    void aCreationTakesNoKeyThatIsNotTheClientsToSet() {
        Tenant tenant = core.tenant();
        String admin = admin(tenant);
        for (String key : List.of(
                "id",
                "created_at",
                "updated_at",
                "jti",
                "account_id",
                "totp_secret",
                "deleted_at",
                "kind",
                "access_token",
                "full_name",
                "type")) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of("first_name", "x", "last_name", "", "is_bot", true));
            body.put(key, "01a210b3-201b-708f-8de9-a1ee0974828b");
            assertThat(call(admin, "POST", "/data/persons", body).status())
                    .as(key)
                    .isEqualTo(400);
        }
    }

    @Test
    void aBotIsNeverGivenAPasswordNorMadeAPersonNorAPersonABot() {
        Tenant tenant = core.tenant();
        String admin = admin(tenant);
        JsonNode bot = call(
                        admin,
                        "POST",
                        "/data/persons",
                        Map.of(
                                "first_name",
                                "b",
                                "last_name",
                                "",
                                "is_bot",
                                true,
                                "email",
                                "b@example.org",
                                "password",
                                "correct horse"))
                .json();
        UUID id = UUID.fromString(bot.get("id").stringValue());
        assertThat(core.rows("password", "person_id", id)).isZero();
        assertThat(call(admin, "PUT", "/data/persons/" + id, Map.of("is_bot", false))
                        .status())
                .isEqualTo(400);
        assertThat(call(admin, "PUT", "/data/persons/" + id, Map.of("password", "correct horse"))
                        .status())
                .isEqualTo(200);
        for (String path : List.of("change-password", "reset-password-link"))
            assertThat(call(
                                    admin,
                                    "POST",
                                    "/actions/persons/" + id + "/" + path,
                                    Map.of("password", "correct horse", "password_2", "correct horse"))
                            .status())
                    .isEqualTo(403);
        assertThat(core.rows("password", "person_id", id)).isZero();
        assertThat(call(admin, "PUT", "/data/persons/" + tenant.admin().id(), Map.of("is_bot", true))
                        .status())
                .isEqualTo(400);
        assertThat(call("x", "POST", "/auth/login", Map.of("email", "b@example.org", "password", "correct horse"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anUpdateIgnoresWhatIsProtectedAndOneselfMayChangeOnlyWhatIsHarmless() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        String token = TestCore.clear(bot.issued());
        String path = "/data/persons/" + bot.bot().id();
        Principal before = stored(tenant, bot.bot().id().uuid());
        Map<String, Object> greedy = new LinkedHashMap<>();
        greedy.put("id", tenant.admin().id().toString());
        greedy.put("role", "admin");
        greedy.put("active", false);
        greedy.put("departments", List.of());
        greedy.put("expiration_date", null);
        greedy.put("is_bot", false);
        greedy.put("created_at", "2000-01-01T00:00:00");
        greedy.put("password", "correct horse");
        greedy.put("jti", "x");
        greedy.put("daily_salary", 100_000);
        greedy.put("archived", true);
        greedy.put("position", "lead");
        greedy.put("is_guest", true);
        greedy.put("totp_enabled", true);
        greedy.put("studio_id", UUID.randomUUID().toString());
        greedy.put("phone", "112");
        Answer answer = call(token, "PUT", path, greedy);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("access_token")).isFalse();
        assertThat(answer.json().get("phone").stringValue()).isEqualTo("112");
        assertThat(answer.json().get("daily_salary").intValue()).isZero();
        assertThat(answer.json().get("position").stringValue()).isEqualTo("artist");
        Principal after = stored(tenant, bot.bot().id().uuid());
        assertThat(after.role()).isEqualTo(before.role());
        assertThat(after.active()).isTrue();
        assertThat(after.profile().createdAt()).isEqualTo(before.profile().createdAt());
        assertThat(call(token, "PUT", "/data/persons/" + tenant.admin().id(), Map.of("first_name", "mine now"))
                        .status())
                .isEqualTo(403);
        assertThat(core.decide(SecretToken.of(token))).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void noAnswerButTheOneThatMakesItHoldsATokenAndNoneHoldsWhatIsNeverShown() {
        Tenant tenant = core.tenant();
        String admin = admin(tenant);
        tenant.person(Role.USER, "correct horse battery");
        Bots.WithToken bot = tenant.bot(Role.USER);
        for (String path : List.of(
                "/data/persons?relations=true",
                "/data/persons/" + bot.bot().id(),
                "/auth/authenticated",
                "/data/persons?page=1")) {
            String text = call(admin, "GET", path, null).text();
            assertThat(text).doesNotContain("eyJ", "argon2", "\"jti\"", "\"password\"", "totp_secret", "digest");
        }
    }

    @Test
    void aTokenIsReadFromOneBearerHeaderAndFromNowhereElse() {
        Tenant tenant = core.tenant();
        String token = admin(tenant);
        String get = "GET /api/data/departments HTTP/1.1\r\n";
        byte[] none = new byte[0];
        assertThat(raw(get + "Authorization: Bearer " + token + "\r\n", none).status())
                .isEqualTo(200);
        List<String> refused = new ArrayList<>(List.of(
                "",
                "Authorization: bearer " + token + "\r\n",
                "Authorization: " + token + "\r\n",
                "Authorization: Basic " + token + "\r\n",
                "Authorization: Bearer\r\n",
                "Authorization: Bearer " + token + " " + token + "\r\n",
                "Authorization: Bearer " + token + "\r\nAuthorization: Bearer " + token + "\r\n",
                "Authorization: Bearer x\r\nAuthorization: Bearer " + token + "\r\n",
                "Authorization: Bearer " + token + ", Bearer x\r\n",
                "X-Authorization: Bearer " + token + "\r\n",
                "Proxy-Authorization: Bearer " + token + "\r\n",
                "Cookie: access_token=" + token + "; access_token_cookie=" + token + "\r\n",
                "X-Forwarded-User: admin\r\nX-Original-URL: /api\r\n"));
        for (String headers : refused)
            assertThat(raw(get + headers, none).status()).as(headers).isEqualTo(401);
        for (String query : List.of("jwt", "token", "access_token", "authorization"))
            assertThat(raw("GET /api/data/departments?" + query + "=" + token + " HTTP/1.1\r\n", none)
                            .status())
                    .isEqualTo(401);
    }

    @Test
    void noHeaderTurnsOneMethodIntoAnother() {
        Tenant tenant = core.tenant();
        String admin = admin(tenant);
        Bots.WithToken bot = tenant.bot(Role.USER);
        for (String header : List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"))
            raw(
                    "GET /api/data/persons/" + bot.bot().id() + "?_method=DELETE HTTP/1.1\r\nAuthorization: Bearer "
                            + admin + "\r\n" + header + ": DELETE\r\n",
                    new byte[0]);
        assertThat(core.decide(tenant.token(bot))).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void noTextAndNoJsonMakesARouteFail() {
        Tenant tenant = core.tenant();
        String admin = admin(tenant);
        Bots.WithToken bot = tenant.bot(Role.USER);
        String own = TestCore.clear(bot.issued());
        String path = "/data/persons/" + bot.bot().id();
        List<String> bodies = List.of(
                "{\"data\":{\"a\":\"\\ud800\"}}",
                "{\"data\":\"\\u0000\"}",
                "{\"\\ud800\":1}",
                "{\"data\":1e400}",
                "{\"data\":" + "9".repeat(900) + "}",
                "{\"data\":" + "[".repeat(90) + "]".repeat(90) + "}",
                "{\"data\":" + "[".repeat(498) + "]".repeat(498) + "}",
                "{\"first_name\":\"\\ud83d\"}",
                "{\"first_name\":\"a\\u0000\"}",
                "{\"departments\":[" + "\"01a210b3-201b-708f-8de9-a1ee0974828b\",".repeat(50_000)
                        + "\"01a210b3-201b-708f-8de9-a1ee0974828b\"]}",
                "{\"expiration_date\":\"9999-12-31\"}",
                "{\"expiration_date\":\"+9999-1-31\"}",
                "{\"daily_salary\":1e9}",
                "{\"phone\":\"" + "1".repeat(31) + "\"}",
                "null",
                "[]",
                "\"x\"",
                "",
                "{");
        for (String body : bodies)
            for (String token : List.of(admin, own)) {
                Answer answer = call(token, "PUT", path, body);
                assertThat(answer.status())
                        .as(body.substring(0, Math.min(60, body.length())))
                        .isIn(200, 400, 401, 403);
                assertThat(call(admin, "GET", "/data/persons?relations=true&page=1", null)
                                .status())
                        .isEqualTo(200);
            }
        for (String query : List.of(
                "desktop_login=x",
                "daily_salary=0",
                "archived=true",
                "expiration_date=9999-12-31",
                "name=%00",
                "id=%F0%9F%91%BB",
                "fields=id,%22"))
            assertThat(call(admin, "GET", "/data/persons?" + query, null).status())
                    .as(query)
                    .isIn(200, 400);
    }

    @Test
    void whatIsKeptOfAPersonCanBeFilteredOn() {
        Tenant tenant = core.tenant();
        String admin = admin(tenant);
        Bots.WithToken bot = tenant.bot(Role.USER);
        call(
                admin,
                "PUT",
                "/data/persons/" + bot.bot().id(),
                Map.of("desktop_login", "render7", "daily_salary", 7, "archived", true));
        for (String query : List.of("desktop_login=render7", "daily_salary=7", "archived=true")) {
            JsonNode found = call(admin, "GET", "/data/persons?" + query, null).json();
            assertThat(found).as(query).hasSize(1);
            assertThat(found.get(0).get("id").stringValue())
                    .isEqualTo(bot.bot().id().toString());
        }
    }

    @Test
    void whoIsDeletedLeavesNoPhoneNumberBehindWhicheverWayItWent() {
        Tenant tenant = core.tenant();
        String admin = admin(tenant);
        for (boolean here : List.of(true, false)) {
            Bots.WithToken bot = tenant.bot(Role.USER);
            call(admin, "PUT", "/data/persons/" + bot.bot().id(), Map.of("phone", "112"));
            assertThat(core.rows("kitsu_profile", "principal_id", bot.bot().id().uuid()))
                    .isOne();
            if (here) call(admin, "DELETE", "/data/persons/" + bot.bot().id(), null);
            else core.bots.delete(tenant.admin(), bot.bot().id(), null);
            assertThat(core.rows("kitsu_profile", "principal_id", bot.bot().id().uuid()))
                    .isZero();
        }
    }

    /// With either, whoever holds the bot's token could act as the person, and sign in.
    @Test
    void anAdministratorBotGivesNobodyAPasswordOrAPersonalToken() {
        Tenant tenant = core.tenant();
        String bot = TestCore.clear(tenant.bot(Role.ADMIN).issued());
        String person = "/data/persons/" + tenant.person(Role.USER).id();
        assertThat(call(bot, "PUT", person, Map.of("expiration_date", "2999-12-31"))
                        .status())
                .isEqualTo(403);
        assertThat(call(bot, "POST", person.replace("/data/", "/actions/") + "/change-password", passwords())
                        .status())
                .isEqualTo(403);
        Map<String, Object> wanted = new LinkedHashMap<>(
                Map.of("first_name", "Eve", "last_name", "", "email", "eve@example.org", "role", "admin"));
        wanted.putAll(passwords());
        wanted.remove("password_2");
        assertThat(call(bot, "POST", "/data/persons", wanted).status()).isEqualTo(403);
    }

    private static Map<String, String> passwords() {
        return Map.of("password", "a password of mine", "password_2", "a password of mine");
    }

    /// A token that leaks a day before its end would else be good for ever.
    @Test
    void aTokenMakesNoneThatOutlivesIt() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.ADMIN);
        String endless = admin(tenant);
        String path = "/data/persons/" + bot.bot().id();
        String ending = call(endless, "PUT", path, Map.of("expiration_date", "2999-12-31"))
                .json()
                .path("access_token")
                .asString();
        String again = call(ending, "PUT", path, "{\"expiration_date\": null}")
                .json()
                .path("access_token")
                .asString();
        String claims =
                new String(java.util.Base64.getUrlDecoder().decode(again.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(JSON.readTree(claims).path("exp").asLong())
                .isEqualTo(java.time.Instant.parse("3000-01-01T00:00:00Z").getEpochSecond());
    }

    @Test
    void departmentsThatAreAddedAtOnceAreAllThere() throws InterruptedException {
        Tenant tenant = core.tenant();
        String token = admin(tenant);
        String bot = tenant.bot(Role.USER).bot().id().toString();
        List<Thread> adding = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String id = call(token, "POST", "/data/departments", Map.of("name", "Department " + i, "color", ""))
                    .json()
                    .path("id")
                    .asString();
            adding.add(Thread.startVirtualThread(() ->
                    call(token, "POST", "/actions/persons/" + bot + "/departments/add", Map.of("department_id", id))));
        }
        for (Thread each : adding) each.join();
        assertThat(call(token, "GET", "/data/persons/" + bot, null).json().path("departments"))
                .hasSize(8);
    }
}
