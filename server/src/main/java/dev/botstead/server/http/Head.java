package dev.botstead.server.http;

import dev.botstead.surface.http.Response;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes heads of answers: the route's own fields, and those that every answer bears unless the route set
/// them.
final class Head {
    private static final List<Response.Field> DEFAULTS = List.of(
            new Response.Field("x-content-type-options", "nosniff"),
            new Response.Field("x-frame-options", "SAMEORIGIN"),
            new Response.Field("content-security-policy", "frame-ancestors 'self'"),
            new Response.Field("referrer-policy", "no-referrer"));

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Second(long epoch, String text) {}

    private final Clock clock;
    private volatile Second second = new Second(0, "");

    Head(Clock clock) {
        this.clock = clock;
    }

    /// Writes status and fields of `answer` to the request `id` into `out`, in their order.
    void write(Response answer, String id, HttpServerResponse out) {
        out.setStatusCode(answer.status());
        var headers = out.headers();
        for (Response.Field field : answer.fields()) {
            headers.add(field.name(), field.value());
        }
        for (Response.Field field : DEFAULTS) {
            if (!answer.has(field.name())) {
                headers.set(field.name(), field.value());
            }
        }
        headers.set("x-request-id", id);
        if (!answer.has("date")) {
            headers.set("date", date());
        }
    }

    /// Formatted once a second: at tens of thousands of answers it would be the dearest field of all.
    private String date() {
        Instant now = clock.instant();
        Second known = second;
        if (known.epoch != now.getEpochSecond()) {
            known = new Second(now.getEpochSecond(), DATE.format(now));
            second = known;
        }
        return known.text;
    }
}
