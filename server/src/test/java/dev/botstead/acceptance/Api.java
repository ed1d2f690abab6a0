package dev.botstead.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Kitsu side of a server, asked by bare HTTP as one caller.
final class Api {
    /// What came back.
    record Answer(int status, HttpHeaders headers, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String field(String name) {
            return json().path(name).asString();
        }
    }

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI host;
    private final @Nullable String token;

    /// `host` is what gazu is told: the address with `/api`.
    Api(URI host, @Nullable String token) {
        this.host = host;
        this.token = token;
    }

    Api as(@Nullable String another) {
        return new Api(host, another);
    }

    URI host() {
        return host;
    }

    String token() {
        if (token == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return token;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, Map<String, ?> body) {
        return json("POST", path, body);
    }

    Answer put(String path, Map<String, ?> body) {
        return json("PUT", path, body);
    }

    private Answer json(String method, String path, Map<String, ?> body) {
        return body(method, path, "application/json", JSON.writeValueAsBytes(body));
    }

    Answer body(String method, String path, @Nullable String type, byte[] content) {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.ofByteArray(content));
        return send(type == null ? request : request.header("Content-Type", type));
    }

    /// A request to `path` as the caller, to be completed.
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(host + path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
