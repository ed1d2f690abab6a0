package dev.botstead.server;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.production.World;
import dev.botstead.secret.Disclosure;
import dev.botstead.signing.MasterKey;
import dev.botstead.sql.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole server over one database, spoken to by HTTP with the tokens of a [World]'s people and bots.
final class Tracker implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    final Core core;
    final World world;
    private final Server server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Caller, String> tokens = new HashMap<>();

    Tracker(Database database) {
        this.core = new Core(database, MasterKey.generate(new SecureRandom()), new Core.Options("test", 1_000, false));
        this.world = new World(
                database,
                core.ids,
                core.events,
                core.ledger,
                core.accounts,
                core.principals,
                core.departments,
                core.register,
                core.production);
        Settings.Listen listen = new Settings.Listen();
        listen.port = 0;
        this.server = Server.start(core, listen);
    }

    /// An answer: its status, and its JSON, or null when it has none.
    record Answer(int status, @Nullable JsonNode body) {
        JsonNode json() {
            if (body == null) throw new AssertionError("an answer of status " + status + " without JSON");
            return body;
        }

        /// The texts under a key of a list of objects.
        List<String> texts(String key) {
            return StreamSupport.stream(json().spliterator(), false)
                    .map(row -> row.path(key).asString())
                    .toList();
        }
    }

    /// Where it listens.
    int port() {
        return server.port();
    }

    Answer get(Caller caller, String path) {
        return call(caller, "GET", path, null);
    }

    /// The values of an answer in which each stands on a line of its own.
    List<JsonNode> lines(Caller caller, String path) {
        HttpResponse<String> response = send(caller, "GET", path, null);
        if (response.statusCode() != 200
                || !response.headers().firstValue("content-type").orElse("").equals("application/x-ndjson"))
            throw new AssertionError(response.statusCode() + " " + response.headers() + " " + response.body());
        return response.body().lines().map(JSON::readTree).toList();
    }

    Answer call(Caller caller, String method, String path, @Nullable Object body) {
        HttpResponse<String> response = send(caller, method, path, body);
        boolean json = response.headers().firstValue("content-type").orElse("").startsWith("application/json");
        return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : null);
    }

    private HttpResponse<String> send(Caller caller, String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/api" + path))
                .header("Authorization", "Bearer " + token(caller));
        if (body == null) request.method(method, HttpRequest.BodyPublishers.noBody());
        else
            request.method(
                            method,
                            HttpRequest.BodyPublishers.ofString(
                                    body instanceof String text ? text : JSON.writeValueAsString(body)))
                    .header("Content-Type", "application/json");
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The token of a caller, made once.
    String token(Caller caller) {
        return tokens.computeIfAbsent(
                caller,
                _ -> core.ledger
                        .write(caller.actor(), change -> {
                            Principal principal = core.principals.get(change.tx(), caller.account(), caller.id());
                            return core.tokens.issue(change, principal, null);
                        })
                        .secret()
                        .reveal(Disclosure.inTheAnswerThatCreatesIt()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        core.database.close();
    }
}
