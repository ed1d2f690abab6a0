package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Together;
import dev.botstead.credential.Kind;
import dev.botstead.credential.Limits;
import dev.botstead.credential.NewCredential;
import dev.botstead.credential.RotationPolicy;
import dev.botstead.directory.Role;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.Disclosure;
import dev.botstead.server.TestCore.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bot exchanges its own key over the native API.
abstract class ExchangeRouteContract extends CoreContract {
    private Tenant tenant;
    private PrincipalId bot;

    @BeforeEach
    void aBot() {
        tenant = core.tenant();
        bot = tenant.bot(Role.USER).bot().id();
    }

    private String key(PrincipalId owner) {
        return Objects.requireNonNull(core.credentials
                        .create(
                                tenant.admin(),
                                new NewCredential(Kind.API_KEY, owner, "", "", List.of(), null, Limits.NONE, null))
                        .secret())
                .reveal(Disclosure.inTheAnswerThatCreatesIt());
    }

    private HttpResponse<String> exchange(String key, String body) {
        return send("/v1/credentials/exchange", key, body);
    }

    private HttpResponse<String> send(String path, String key, String body) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + core.port() + path))
                            .header("authorization", "Bearer " + key)
                            .header("content-type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void mustBe(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(json(answer).propertyNames()).containsExactlyInAnyOrder("type", "title", "status", "detail", "code");
        assertThat(json(answer).get("status").intValue()).isEqualTo(status);
        assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
    }

    private void policy(int warn) {
        core.rotationPolicies.set(tenant.admin(), bot, new RotationPolicy(1, Duration.ofDays(1), warn));
    }

    @Test
    void theNewKeyComesOnceAndWorks() {
        policy(1);
        String old = key(bot);
        HttpResponse<String> answer = exchange(old, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(json(answer).propertyNames()).containsExactlyInAnyOrder("id", "token", "expires_at", "retires_at");
        assertThat(json(answer).get("id").stringValue()).startsWith("ak_");
        assertThat(json(answer).get("expires_at").isNull()).isTrue();
        mustBe(exchange(old, "{}"), 409, "already_exchanged");
        assertThat(exchange(json(answer).get("token").stringValue(), "{}").statusCode())
                .isEqualTo(201);
        core.clock.advance(Duration.ofDays(1));
        mustBe(exchange(old, ""), 401, "unauthenticated");
        mustBe(exchange(old, ""), 401, "unauthenticated");
        assertThat(tenant.events().stream().filter(each -> each.name().equals("api_key.exchange_refused")))
                .hasSize(2);
    }

    @Test
    void ofSixteenAtOnceOneIsAnsweredWithAKey() {
        policy(1);
        String old = key(bot);
        assertThat(Together.run(16, _ -> () -> exchange(old, "{}").statusCode()).stream()
                        .map(each -> String.valueOf(each.result()))
                        .sorted())
                .startsWith("201")
                .filteredOn("409"::equals)
                .hasSize(15);
        assertThat(tenant.events().stream().filter(each -> each.name().equals("api_key.exchange_refused")))
                .hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedInOneShape() {
        String old = key(bot);
        mustBe(exchange(old, ""), 403, "no_policy");
        policy(0);
        mustBe(exchange(old, ""), 403, "not_due");
        mustBe(exchange(key(tenant.admin().id()), ""), 403, "bots_only");
        mustBe(exchange(old + "x", ""), 401, "unauthenticated");
        mustBe(exchange(TestCore.clear(tenant.bot(Role.USER).issued()), ""), 401, "unauthenticated");
        mustBe(exchange(old, "[]"), 400, "body");
        mustBe(exchange(old, "{\"overlap\":1}"), 400, "body");
        mustBe(exchange(old, "{"), 400, "body");
        mustBe(exchange(old, " ".repeat(2_000)), 413, "body_too_large");
        mustBe(send("/v1/credentials/exchange?overlap=7", old, ""), 400, "parameter_unknown");
        mustBe(send("/v1/nothing", old, ""), 404, "not_found");
    }

    @Test
    void itsRuleIsInTheTable() {
        assertThat(core.rules().stream().filter(rule -> rule.surface().equals("rest")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.scope()).isEmpty());
    }
}
