package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.credential.Kind;
import dev.botstead.credential.Limits;
import dev.botstead.credential.Made;
import dev.botstead.credential.NewCredential;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Role;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.Rule;
import dev.botstead.secret.Disclosure;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.sql.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Nothing of one account is visible from another on the ngrok side, nor can it be changed or named as an owner. The
/// routes are found by asking the server for its table, so that a new one cannot be forgotten.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NgrokAccountsNeverMixTest {
    private static final String SSH_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJiabqEa3qbhT4sXL4ao9QIJYijJUmvh6sU+S3wC0KYR";

    private final HttpClient client = HttpClient.newHttpClient();
    private TestCore core;
    private String key;
    private Bot theirBot;
    /// Of each collection, the id of something that the other account has there.
    private Map<String, String> theirs;

    @BeforeAll
    void twoAccounts() {
        core = TestCore.over(TestDatabases.sqlite());
        Tenant mine = core.tenant();
        key = Objects.requireNonNull(
                        made(mine.admin(), Kind.API_KEY, mine.admin().id(), null)
                                .secret())
                .reveal(Disclosure.inTheAnswerThatCreatesIt());
        Tenant other = core.tenant();
        theirBot = core.bots.enter(other.admin(), TestCore.wanted("theirs", Role.USER));
        theirs = new LinkedHashMap<>();
        theirs.put("/bot_users", theirBot.publicId());
        theirs.put("/service_users", theirBot.publicId());
        theirs.put("/api_keys", id(made(other.admin(), Kind.API_KEY, theirBot.id(), null)));
        theirs.put("/credentials", id(made(other.admin(), Kind.AUTHTOKEN, theirBot.id(), null)));
        theirs.put("/ssh_credentials", id(made(other.admin(), Kind.SSH_KEY, theirBot.id(), SSH_KEY)));
    }

    private Made made(Caller caller, Kind kind, PrincipalId owner, @Nullable String publicKey) {
        return core.credentials.create(
                caller,
                new NewCredential(kind, owner, "secret of theirs", "", List.of(), publicKey, Limits.NONE, null));
    }

    private static String id(Made made) {
        return made.credential().publicId();
    }

    @AfterAll
    void close() {
        core.close();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + core.port() + path))
                .header("authorization", "Bearer " + key)
                .header("ngrok-version", "2")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) request.header("content-type", "application/json");
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Rule> rules() {
        List<Rule> rules = core.rules().stream()
                .filter(rule -> rule.surface().equals("ngrok"))
                .toList();
        assertThat(rules).hasSize(25);
        return rules;
    }

    @Test
    void whatIsTheirsDoesNotExistForAnybodyElse() {
        for (Rule rule : rules()) {
            if (!rule.path().endsWith("/{id}")) continue;
            String collection = rule.path().replace("/{id}", "");
            String id = Objects.requireNonNull(theirs.get(collection), collection);
            String body = rule.method().equals("PATCH")
                    ? collection.endsWith("_users") ? "{\"active\":false}" : "{\"description\":\"mine\"}"
                    : null;
            HttpResponse<String> answer = send(rule.method(), collection + "/" + id, body);
            assertThat(answer.statusCode()).as(rule.toString()).isEqualTo(404);
            assertThat(answer.body()).contains("ERR_NGROK_222").doesNotContain("theirs");
            HttpResponse<String> nothing =
                    send(rule.method(), collection + "/" + id.substring(0, id.length() - 1) + "0", body);
            assertThat(sentence(answer)).as("tells nothing").isEqualTo(sentence(nothing));
        }
        assertThat(theirBot.active()).isTrue();
    }

    private static String sentence(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("op_[0-9A-Za-z]+", "op");
    }

    @Test
    void listsAndFiltersShowNothingOfTheirs() {
        for (Rule rule : rules()) {
            if (!rule.method().equals("GET") || rule.path().endsWith("/{id}")) continue;
            String id = Objects.requireNonNull(theirs.get(rule.path()));
            for (String filter :
                    List.of("", "obj.id == \"" + id + "\"", "obj.created_at > timestamp(\"2000-01-01T00:00:00Z\")")) {
                String query = filter.isEmpty() ? "" : "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
                HttpResponse<String> answer = send("GET", rule.path() + query, null);
                assertThat(answer.statusCode()).as(rule + filter).isEqualTo(200);
                assertThat(answer.body()).doesNotContain(id).doesNotContain(theirBot.publicId());
            }
        }
    }

    @Test
    void nobodyOfTheirsCanBeNamedAsAnOwner() {
        for (String collection : List.of("/api_keys", "/credentials", "/ssh_credentials")) {
            String body = "{\"owner_id\":\"" + theirBot.publicId() + "\",\"description\":\"taken\"}";
            HttpResponse<String> answer = send("POST", collection, body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("ERR_NGROK_223");
        }
        assertThat(core.rows("credential", "owner_id", theirBot.id().uuid())).isEqualTo(3);
    }

    @Test
    void aKeyOfTheirsIsRefusedAndItsAccountNotNamed() {
        HttpResponse<String> answer = send("POST", "/ssh_credentials", "{\"public_key\":\"" + SSH_KEY + "\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ERR_NGROK_610").doesNotContain("theirs");
    }

    @Test
    void theirNamesAreFreeHere() {
        assertThat(send("POST", "/bot_users", "{\"name\":\"theirs\"}").statusCode())
                .isEqualTo(201);
        assertThat(send("DELETE", "/bot_users/" + last("/bot_users"), null).statusCode())
                .isEqualTo(204);
    }

    private String last(String collection) {
        String body = send("GET", collection, null).body();
        int at = body.indexOf("\"id\":\"") + 6;
        return body.substring(at, body.indexOf('"', at));
    }

    @Test
    void nothingButItsFieldsCanBeAssigned() {
        List<String> foreign = List.of(
                "account_id",
                "created_at",
                "digest",
                "parent_id",
                "token",
                "uri",
                "expires_at",
                "scopes",
                "addresses",
                "kind");
        for (Rule rule : rules()) {
            if (!rule.method().equals("POST")) continue;
            for (String field : foreign) {
                HttpResponse<String> answer = send("POST", rule.path(), "{\"" + field + "\":\"x\"}");
                assertThat(answer.statusCode()).as(rule.path() + " " + field).isEqualTo(400);
                assertThat(answer.body()).contains("ERR_NGROK_214");
            }
        }
    }
}
