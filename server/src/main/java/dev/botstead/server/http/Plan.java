package dev.botstead.server.http;

import dev.botstead.surface.http.Handler;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Upgrade;
import dev.botstead.surface.http.Zone;
import org.jspecify.annotations.Nullable;

/// What is to be done with a request: whose code answers it, in whose words it is refused, and where that
/// runs.
///
/// @param upgrade what makes a WebSocket of it instead, or null
record Plan(
        Handler handler,
        @Nullable Zone zone,
        boolean instant,
        @Nullable Upgrade upgrade) {
    /// `handler` answers it.
    static Plan answer(Handler handler, @Nullable Zone zone, boolean instant) {
        return new Plan(handler, zone, instant, null);
    }

    /// It may become a WebSocket.
    static Plan upgrade(Upgrade upgrade, @Nullable Zone zone) {
        return new Plan(_ -> Response.empty(400), zone, false, upgrade);
    }

    /// Nothing but to refuse it.
    static Plan refuse(Refusal refusal, @Nullable Zone zone) {
        return answer(
                _ -> {
                    throw refusal;
                },
                zone,
                false);
    }

    /// `refusal` in the words of the zone, or in plain ones.
    Response worded(Request request, Refusal refusal) {
        return zone == null ? plain(refusal) : bearing(zone.wording().of(request, refusal), refusal);
    }

    /// `refusal` where no dialect is spoken.
    static Response plain(Refusal refusal) {
        return bearing(Response.text(refusal.status(), "text/plain", refusal.sentence() + "\n"), refusal);
    }

    private static Response bearing(Response worded, Refusal refusal) {
        Response answer = worded;
        for (Response.Field field : refusal.fields()) {
            if (!worded.has(field.name())) {
                answer = answer.with(field.name(), field.value());
            }
        }
        return answer;
    }
}
