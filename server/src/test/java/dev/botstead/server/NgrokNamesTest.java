package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.credential.Kind;
import dev.botstead.credential.Limits;
import dev.botstead.credential.NewCredential;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Role;
import dev.botstead.secret.Disclosure;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.sql.TestDatabases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A bot has one name on the ngrok side, and two on the Kitsu side.
final class NgrokNamesTest {
    @Test
    void aNewNameTakesThePlaceOfBoth() throws Exception {
        try (TestCore core = TestCore.over(TestDatabases.sqlite());
                HttpClient client = HttpClient.newHttpClient()) {
            Tenant tenant = core.tenant();
            Bot bot = core.bots.enter(
                    tenant.admin(), new NewPrincipal("Render", "Farm", null, Role.USER, List.of(), true, null));
            String key = Objects.requireNonNull(core.credentials
                            .create(
                                    tenant.admin(),
                                    new NewCredential(
                                            Kind.API_KEY,
                                            tenant.admin().id(),
                                            "",
                                            "",
                                            List.of(),
                                            null,
                                            Limits.NONE,
                                            null))
                            .secret())
                    .reveal(Disclosure.inTheAnswerThatCreatesIt());
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + core.port() + "/bot_users/" + bot.publicId()))
                    .header("authorization", "Bearer " + key)
                    .header("ngrok-version", "2")
                    .header("content-type", "application/json")
                    .method("PATCH", BodyPublishers.ofString("{\"name\":\"Renamed\"}"))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JsonMapper.shared().readTree(answer.body()).path("name").asString())
                    .isEqualTo("Renamed");
        }
    }
}
