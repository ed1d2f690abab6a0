package dev.botstead.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The ngrok side of a server, asked by bare HTTP with one API key.
record Ngrok(URI url, String key) {
    /// As the administrator that `demo` made.
    static Ngrok administrator(RunningServer server) {
        return new Ngrok(server.url(), server.announced().path("api_key").asString());
    }

    /// With another key.
    Ngrok as(String another) {
        return new Ngrok(url, another);
    }

    Api.Answer get(String path) {
        return send("GET", path, null);
    }

    Api.Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Api.Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    Api.Answer patch(String path, Map<String, ?> body) {
        return send("PATCH", path, body);
    }

    Api.Answer send(String method, String path, @Nullable Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + key)
                .header("Ngrok-Version", "2");
        if (body != null) request.header("Content-Type", "application/json");
        return Api.send(request.method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Api.JSON.writeValueAsBytes(body))));
    }

    /// What is made there; anything else than 201 is a failure of the test.
    JsonNode make(String path, Map<String, ?> body) {
        Api.Answer made = post(path, body);
        if (made.status() != 201) throw new AssertionError(path + ": " + made.text());
        return made.json();
    }

    /// The ids of one page of a list.
    List<String> ids(String path) {
        JsonNode page = get(path).json();
        List<String> ids = new ArrayList<>();
        page.properties().stream()
                .filter(field -> field.getValue().isArray())
                .forEach(field ->
                        field.getValue().forEach(row -> ids.add(row.path("id").asString())));
        return ids;
    }

    /// An answer in short: its status, and its code where it is a refusal with one.
    static String brief(Api.Answer answer) {
        String code = answer.status() < 400 ? "" : answer.field("error_code").replace("ERR_NGROK_", "");
        return code.isEmpty() ? "" + answer.status() : answer.status() + " " + code;
    }
}
