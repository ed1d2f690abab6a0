package dev.botstead.surface.ngrok;

import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How values and answers are written in this dialect (contract 1.5).
final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    static Response json(int status, Map<String, ? extends @Nullable Object> tree) {
        return Response.json(status, JSON.writeValueAsBytes(tree));
    }

    /// Nothing. One client parses every answer as JSON, and takes its lack for a failure.
    static Response none(Request request) {
        String agent = request.header("user-agent");
        return agent != null && agent.startsWith("ngrok-api-typescript") ? json(200, Map.of()) : Response.empty(204);
    }

    /// RFC 3339 in UTC, whole seconds.
    static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
