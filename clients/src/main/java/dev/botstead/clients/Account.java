package dev.botstead.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ngrok.DefaultNgrokApiClient;
import com.ngrok.Ngrok;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The account that the scenarios run in, as its administrator. Bots are made by bare HTTP: the client that is
/// published does not know them.
final class Account {
    /// A bot and its first API key.
    record Bot(String id, Made key) {
        Ngrok client() {
            return as(key.secret());
        }
    }

    static final String URL = given("BOTSTEAD_URL");
    static final Ngrok ADMIN = as(given("BOTSTEAD_API_KEY"));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Account() {}

    static String given(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set").replaceFirst("/+$", "");
    }

    /// The client with an API key.
    static Ngrok as(String key) {
        return at(URL, key);
    }

    static Ngrok at(String url, String key) {
        return new Ngrok(
                DefaultNgrokApiClient.newBuilder(key).baseUri(URI.create(url)).build());
    }

    static Bot newBot() throws Exception {
        String id = send("POST", "/bot_users", Map.of("name", "java " + UUID.randomUUID()))
                .path("id")
                .asText();
        return new Bot(id, Kind.API_KEY.create(ADMIN, Wanted.nothing().owner(id)));
    }

    static void setActive(Bot bot, boolean active) throws Exception {
        send("PATCH", "/bot_users/" + bot.id(), Map.of("active", active));
    }

    static void delete(Bot bot) throws Exception {
        send("DELETE", "/bot_users/" + bot.id(), Map.of());
    }

    private static JsonNode send(String method, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(URL + path))
                .header("Authorization", "Bearer " + given("BOTSTEAD_API_KEY"))
                .header("ngrok-version", "2");
        if (body.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + " answered " + answer.statusCode());
        }
        return Optional.ofNullable(JSON.readTree(answer.body())).orElseGet(JSON::createObjectNode);
    }
}
