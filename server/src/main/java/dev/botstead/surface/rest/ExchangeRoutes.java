package dev.botstead.surface.rest;

import dev.botstead.base.Failure;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Exchange;
import dev.botstead.credential.Exchange.Exchanged;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.secret.Disclosure;
import dev.botstead.surface.http.MediaType;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.StrictJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A bot exchanges its old key for a new one.
final class ExchangeRoutes {
    private static final int LARGEST = 1024;

    private final Exchange exchange;

    ExchangeRoutes(Exchange exchange) {
        this.exchange = exchange;
    }

    List<RestRoute> routes() {
        return List.of(new RestRoute(
                "POST",
                "/v1/credentials/exchange",
                Callers.ANYONE,
                AccountRight.NONE,
                null,
                exchange::presentedTooLate,
                this::exchange));
    }

    private Response exchange(Call call) {
        mustSayNothing(call.request());
        Exchanged exchanged;
        try {
            exchanged = exchange.exchange(call.caller());
        } catch (Failure.Unauthenticated e) { // it was over before its turn came
            exchange.presentedTooLate(call.presented());
            throw e;
        }
        Credential made = exchanged.made().credential();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", made.publicId());
        json.put(
                "token",
                Objects.requireNonNull(exchanged.made().secret()).reveal(Disclosure.inTheAnswerThatCreatesIt()));
        json.put("expires_at", time(made.lifetime().until()));
        json.put("retires_at", time(exchanged.retiresAt()));
        return Response.json(201, JsonMapper.shared().writeValueAsBytes(json));
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /// The key says all there is to say: there are no parameters, and the body is none or `{}`.
    private static void mustSayNothing(Request request) {
        String query = request.rawQuery();
        if (query != null && !query.isEmpty())
            throw new Problem(400, "parameter_unknown", "This call has no parameters.");
        byte[] body = request.bytes(LARGEST);
        if (body.length == 0) return;
        String type = request.header("content-type");
        if (type == null || !MediaType.of(type).is("application/json"))
            throw new Problem(415, "content_type", "This type of body is not taken. Send none, or application/json.");
        try {
            if (StrictJson.read(body) instanceof ObjectNode object && object.isEmpty()) return;
            throw new Problem(400, "body", "This call takes no fields. Send no body, or {}.");
        } catch (StrictJson.Malformed e) {
            throw new Problem(400, "body", e.sentence());
        }
    }
}
