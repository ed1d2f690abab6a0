package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What an attacker may try with a token, a published key and a header: each try is refused and changes nothing.
/// Whoever got through would act as the bot, or as the administrator.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTokensIT {
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyForgeryIsRefusedAndChangesNothing() {
        return Stream.of(Backend.values()).map(backend -> dynamicContainer(backend.name(), forgeries(backend)));
    }

    private Stream<DynamicTest> forgeries(Backend backend) {
        try {
            RunningServer server = RunningServer.serve(backend);
            open.add(server);
            // Nothing of ours may ever fetch a key from where a token says.
            ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            trap.setSoTimeout(1);
            open.add(trap);
            Api admin = server.admin();
            Api.Answer bot = Bots.create(server, admin, Map.of("role", "admin"));
            String good = bot.field("access_token");
            assertThat(admin.as(good).get("/data/persons").status()).isEqualTo(200);
            Map<String, String> tokens = new LinkedHashMap<>();
            forged(tokens, server, good, admin.token(), "http://127.0.0.1:" + trap.getLocalPort() + "/jwks.json");
            dead(tokens, server, admin);
            JsonNode before = admin.get("/data/persons?relations=true").json();

            List<DynamicTest> tests = new ArrayList<>();
            tokens.forEach((name, token) -> tests.add(dynamicTest(name, () -> {
                for (Api.Answer answer : tries(admin, "Bearer " + token)) {
                    refused(answer, 401);
                    assertThat(answer.field("message")).isNotEqualTo("Signature has expired");
                }
            })));
            headers(good)
                    .forEach((name, header) -> tests.add(dynamicTest(name, () -> {
                        for (Api.Answer answer : tries(admin, header)) {
                            refused(answer, 401);
                        }
                    })));
            tests.add(dynamicTest("a refresh token as an access token", () -> {
                String refresh = server.secrets().logInAnswer(server.api()).field("refresh_token");
                for (Api.Answer answer : tries(admin, "Bearer " + refresh)) {
                    refused(answer, 422);
                }
            }));
            tests.add(dynamicTest("two Authorization headers", () -> twoHeaders(server, good)));
            tests.add(dynamicTest("a token in a cookie", () -> cookies(server, good)));
            tests.add(dynamicTest("an Authorization header of 1 MB", () -> megabyte(server, good)));
            tests.add(dynamicTest("no address that a token names is asked", () -> {
                assertThat(knocked(trap)).isFalse();
            }));
            tests.add(dynamicTest("nothing has changed", () -> {
                assertThat(admin.get("/data/persons?relations=true").json()).isEqualTo(before);
                assertThat(admin.as(good).get("/auth/authenticated").status()).isEqualTo(200);
            }));
            return tests.stream();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forged(
            Map<String, String> tokens, RunningServer server, String good, String other, String trap) {
        Forge forge = new Forge(good);
        JsonNode keys = Api.JSON.readTree(
                Api.send(java.net.http.HttpRequest.newBuilder(server.url().resolve("/.well-known/jwks.json"))
                                .GET())
                        .text());
        JsonNode key = keys.path("keys").path(0);
        String x = key.path("x").asString();
        assertThat(x).as("a published key").isNotEmpty();

        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            tokens.put("the algorithm \"" + none + "\"", forge.unsigned(none, Map.of()));
        }
        byte[] raw = Base64.getUrlDecoder().decode(x);
        Map<String, byte[]> publicKeys = new LinkedHashMap<>();
        publicKeys.put("the public key", raw);
        publicKeys.put("the public key's text", x.getBytes(StandardCharsets.US_ASCII));
        publicKeys.put("the public key's JWK", Api.JSON.writeValueAsBytes(key));
        publicKeys.put("nothing", new byte[0]);
        publicKeys.forEach((name, bytes) -> tokens.put("HS256 keyed with " + name, forge.withHmac(bytes, Map.of())));
        tokens.put(
                "HS256 with a kid that is an empty file",
                forge.withHmac(new byte[0], Map.of("kid", "../../../../../../dev/null")));

        tokens.put("a foreign key", forge.withForeignKey(Map.of(), Map.of()));
        for (String kid : List.of("../../etc/passwd", trap, "' OR '1'='1", "x' UNION SELECT 'AA==' --", "", "\u0000")) {
            tokens.put(
                    "a foreign key with the kid " + kid.replace("\u0000", "NUL"),
                    forge.withForeignKey(Map.of("kid", kid), Map.of()));
        }
        tokens.put("a foreign key in the token", forge.withForeignKey(Map.of("jwk", forge.foreignKey()), Map.of()));
        tokens.put(
                "a foreign key at an address",
                forge.withForeignKey(Map.of("jku", trap, "x5u", trap, "kid", "mine"), Map.of()));
        tokens.put(
                "a header that must be understood",
                forge.withForeignKey(Map.of("crit", List.of("exp"), "b64", false), Map.of()));

        long now = Instant.now().getEpochSecond();
        tokens.put("a forged expiry in the past", forge.withForeignKey(Map.of(), Map.of("exp", now - 3600)));
        tokens.put("an expiry in the past under the old signature", forge.altered(Map.of(), Map.of("exp", now - 3600)));
        tokens.put("a forged beginning in the future", forge.withForeignKey(Map.of(), Map.of("nbf", now + 3600)));
        tokens.put(
                "another subject under the old signature",
                forge.altered(Map.of(), Map.of("sub", new Forge(other).claim("sub"))));
        tokens.put("another kind under the old signature", forge.altered(Map.of(), Map.of("identity_type", "person")));
        tokens.put("the claims of one under the signature of another", forge.withSignatureOf(other));

        tokens.put("unused bits of the signature set", forge.withUnusedBitsSet());
        tokens.put("a space in the header", forge.withSpaces());
        tokens.put("padding", good + "==");
        tokens.put("a dot behind", good + ".");
        tokens.put("a fourth part", good + ".AAAA");
        tokens.put("no signature", good.substring(0, good.lastIndexOf('.')));
        tokens.put("an empty signature", good.substring(0, good.lastIndexOf('.') + 1));
        tokens.put("half of it", good.substring(0, good.length() / 2));
        tokens.put("in capitals", good.toUpperCase(java.util.Locale.ROOT));
        tokens.put("only dots", "..");
        tokens.put("the id of the token", forge.claim("jti"));
        tokens.put("the digest of nothing", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    /// Tokens that were good once.
    private static void dead(Map<String, String> tokens, RunningServer server, Api admin) {
        Api.Answer deleted = Bots.create(server, admin, Map.of("role", "admin"));
        admin.delete("/data/persons/" + deleted.field("id"));
        tokens.put("of a deleted bot", deleted.field("access_token"));
        Api.Answer suspended = Bots.create(server, admin, Map.of("role", "admin", "active", false));
        tokens.put("of a suspended bot", suspended.field("access_token"));
        Api.Answer renewed = Bots.create(server, admin, Map.of("role", "admin"));
        server.secrets()
                .add(admin.put("/data/persons/" + renewed.field("id"), Map.of("expiration_date", "2099-01-01"))
                        .field("access_token"));
        tokens.put("replaced by a regeneration", renewed.field("access_token"));
        Api.Answer login = server.secrets().logInAnswer(server.api());
        server.api().as(login.field("access_token")).get("/auth/logout");
        tokens.put("of a session that was logged out", login.field("access_token"));
    }

    private static Map<String, String> headers(String good) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("the word in lower case", "bearer " + good);
        headers.put("the word in capitals", "BEARER " + good);
        headers.put("another word", "Token " + good);
        headers.put("no word", good);
        headers.put("the word alone", "Bearer");
        headers.put("two tokens", "Bearer " + good + " " + good);
        headers.put("a list", "Bearer " + good + ", Bearer " + good);
        headers.put("a parameter", "Bearer token=" + good);
        headers.put("a quoted token", "Bearer \"" + good + "\"");
        headers.put("a tab instead of the space", "Bearer\t" + good);
        headers.put(
                "as a password",
                "Basic " + Base64.getEncoder().encodeToString((":" + good).getBytes(StandardCharsets.US_ASCII)));
        return headers;
    }

    /// A reading and a writing request with the header that `header` gives.
    private static List<Api.Answer> tries(Api admin, String header) {
        Api nobody = admin.as(null);
        byte[] body = Api.JSON.writeValueAsBytes(Bots.body("intruder", Map.of("role", "admin")));
        return List.of(
                Api.send(nobody.request("/data/persons")
                        .header("Authorization", header)
                        .GET()),
                Api.send(nobody.request("/data/persons")
                        .header("Authorization", header)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body))));
    }

    private static void refused(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.field("message")).isNotEmpty();
        assertThat(answer.json().has("error")).isEqualTo(status != 422);
    }

    private static void twoHeaders(RunningServer server, String good) {
        for (List<String> pair : List.of(
                List.of("Bearer " + good, "Bearer x"),
                List.of("Bearer x", "Bearer " + good),
                List.of("Bearer " + good, "Bearer " + good))) {
            var request = server.api().request("/data/persons").GET();
            pair.forEach(value -> request.header("Authorization", value));
            Api.Answer answer = Api.send(request);
            assertThat(answer.status()).as(answer.text()).isIn(400, 401);
            assertThat(answer.field("message")).isNotEmpty();
        }
    }

    private static void cookies(RunningServer server, String good) {
        for (String name : List.of("access_token_cookie", "access_token", "token", "session", "refresh_token_cookie")) {
            refused(
                    Api.send(server.api()
                            .request("/data/persons")
                            .header("Cookie", name + "=" + good)
                            .GET()),
                    401);
        }
    }

    private static void megabyte(RunningServer server, String good) {
        for (String token : List.of("x".repeat(1 << 20), good + "x".repeat(1 << 20), (good + " ").repeat(2000))) {
            try {
                var request = server.api().request("/data/persons").header("Authorization", "Bearer " + token);
                assertThat(Api.send(request.GET()).status()).isIn(400, 401, 431);
            } catch (UncheckedIOException e) {
                // The server may close the line while we still send: that is a refusal too.
            }
        }
        assertThat(server.api().as(good).get("/auth/authenticated").status()).isEqualTo(200);
    }

    private static boolean knocked(ServerSocket trap) throws java.io.IOException {
        try (var line = trap.accept()) {
            return line.isConnected();
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }
}
