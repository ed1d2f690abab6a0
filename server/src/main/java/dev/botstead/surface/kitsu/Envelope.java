package dev.botstead.surface.kitsu;

import dev.botstead.base.Failure;
import dev.botstead.check.Decision.Reason;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one error shape of the Kitsu side (contract 2.6, *ours*): `{"error": true, "message": text, "data":
/// null or object}`, and none but the statuses that gazu understands: it takes 409, 415, 429 and 503 for
/// success.
final class Envelope {
    /// The words that gazu looks for before it refreshes a person's token. They may not be changed.
    private static final String EXPIRED = "Signature has expired";

    private Envelope() {}

    static Response of(int status, String message) {
        return of(status, message, null);
    }

    private static Response of(int status, String message, @Nullable Object data) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        // A 422 without the key: the old client would take the truth value for the message.
        if (status != 422) body.put("error", true);
        body.put("message", message);
        body.put("data", data);
        return Answers.json(status, body);
    }

    static Response of(Failure failure) {
        return switch (failure) {
            case Failure.Invalid f -> of(400, f.detail(), f.field().isEmpty() ? null : errors(f));
            case Failure.Conflict f -> of(400, f.detail());
            case Failure.LimitReached f -> of(400, f.detail(), Map.of("limit", f.limit()));
            case Failure.Unauthenticated f -> of(401, f.detail());
            case Failure.Forbidden f -> of(403, f.detail());
            case Failure.NotFound f -> of(404, f.detail());
            case Failure.Unavailable f -> of(500, f.detail());
        };
    }

    private static Object errors(Failure.Invalid failure) {
        return Map.of("errors", List.of(Map.of("field", failure.field(), "message", failure.detail())));
    }

    /// What HTTP itself refuses, in a status that the client knows.
    static Response of(Refusal refusal) {
        int status = switch (refusal.status()) {
            case 400, 401, 403, 404, 405, 413, 422, 500, 502 -> refusal.status();
            default -> refusal.status() < 500 ? 400 : 500;
        };
        return of(status, refusal.sentence());
    }

    static Response of(Reason reason) {
        int status = switch (reason) {
            case UNKNOWN, REVOKED, EXPIRED, SUSPENDED, OWNER_SUSPENDED, OWNER_DELETED -> 401;
            case WRONG_KIND -> 422;
            case PEOPLE_ONLY, ADDRESS, SCOPE -> 403;
        };
        return of(status, sentence(reason));
    }

    static String sentence(Reason reason) {
        return switch (reason) {
            case UNKNOWN -> "The token is not known here. It may have been replaced or deleted: ask for a new one.";
            case REVOKED -> "The token has been revoked. Ask for a new one.";
            case EXPIRED -> EXPIRED;
            case SUSPENDED -> "This credential is suspended. Ask an administrator to resume it.";
            case OWNER_SUSPENDED -> "The owner of this token is not active. Ask an administrator to activate it.";
            case OWNER_DELETED -> "The owner of this token was deleted.";
            case WRONG_KIND ->
                "This is the wrong kind of token: refreshing takes a refresh token, all else an access token.";
            case ADDRESS -> "This credential may not be used from your address.";
            case SCOPE -> "This credential is limited to other scopes. Ask for one whose scopes cover this.";
            case PEOPLE_ONLY -> "This is for people only: a bot is refused here, whatever its role.";
        };
    }
}
