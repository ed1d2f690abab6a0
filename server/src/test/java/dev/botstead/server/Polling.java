package dev.botstead.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the stream of events that polls, and says what it is told to.
final class Polling {
    static final String SEPARATOR = "\u001e";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final @Nullable String token;
    final String sid;
    private final List<String> packets = new ArrayList<>();

    /// Opens a session.
    Polling(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
        HttpResponse<String> opened = ask("GET", "?EIO=4&transport=polling", null);
        if (opened.statusCode() != 200) throw new AssertionError(opened.body());
        this.sid = JSON.readTree(opened.body().substring(1)).path("sid").asString();
    }

    /// A session whose client was let into the namespace.
    static Polling in(int port, @Nullable String token) {
        Polling client = new Polling(port, token);
        client.say("40/events,");
        String answer = client.packet();
        if (!answer.startsWith("40/events,{\"sid\":")) throw new AssertionError(answer);
        return client;
    }

    HttpResponse<String> ask(String method, String query, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/socket.io/" + query))
                .timeout(Duration.ofSeconds(40))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) request.header("Authorization", "Bearer " + token);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String query() {
        return "?EIO=4&transport=polling&sid=" + sid;
    }

    HttpResponse<String> post(String payload) {
        return ask("POST", query(), payload);
    }

    HttpResponse<String> poll() {
        return ask("GET", query(), null);
    }

    void say(String packet) {
        HttpResponse<String> answer = post(packet);
        if (answer.statusCode() != 200) throw new AssertionError(answer.body());
    }

    /// The next packet.
    String packet() {
        while (packets.isEmpty()) {
            HttpResponse<String> answer = poll();
            if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
            packets.addAll(List.of(answer.body().split(SEPARATOR, -1)));
        }
        return packets.removeFirst();
    }

    /// The next event of that name; others are passed over. Their names are added to `passed`.
    JsonNode event(String name, List<JsonNode> passed) {
        while (true) {
            String packet = packet();
            if (!packet.startsWith("42/events,")) {
                if (packet.equals("6")) continue;
                throw new AssertionError("not an event: " + packet);
            }
            JsonNode event = JSON.readTree(packet.substring("42/events,".length()));
            if (event.get(0).asString().equals(name)) return event.get(1);
            passed.add(event);
        }
    }

    JsonNode event(String name) {
        return event(name, new ArrayList<>());
    }
}
