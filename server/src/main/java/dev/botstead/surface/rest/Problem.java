package dev.botstead.surface.rest;

import dev.botstead.base.Failure;
import dev.botstead.check.Decision.Reason;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// This API says no, as RFC 9457 writes it. The code is for programs, the detail for people.
final class Problem extends RuntimeException {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int status;
    private final String code;

    Problem(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /// What a feature refuses.
    static Problem of(Failure failure) {
        int status = switch (failure) {
            case Failure.Invalid _ -> 400;
            case Failure.Unauthenticated _ -> 401;
            case Failure.Forbidden _ -> 403;
            case Failure.NotFound _ -> 404;
            case Failure.Conflict _, Failure.LimitReached _ -> 409;
            case Failure.Unavailable _ -> 503;
        };
        return new Problem(status, failure.code().isEmpty() ? word(status) : failure.code(), failure.detail());
    }

    /// What HTTP itself refuses.
    static Problem of(Refusal refusal) {
        return new Problem(refusal.status(), word(refusal.status()), refusal.sentence());
    }

    /// Why a key is refused. Only who holds it reads this.
    static Problem of(Reason reason) {
        return switch (reason) {
            case UNKNOWN, WRONG_KIND, OWNER_DELETED -> unauthenticated("This API key is not known here.");
            case REVOKED -> unauthenticated("This API key is not valid any more.");
            case EXPIRED -> unauthenticated("This API key, or its owner, has expired.");
            case SUSPENDED -> unauthenticated("This API key is suspended. Ask an administrator to resume it.");
            case OWNER_SUSPENDED -> unauthenticated("The owner of this API key is suspended.");
            case ADDRESS -> new Problem(403, "address_refused", "This API key may not be used from your address.");
            case SCOPE -> new Problem(403, "scope_missing", "This API key is limited to other scopes.");
            case PEOPLE_ONLY -> new Problem(403, "people_only", "This is for people only.");
        };
    }

    static Problem unauthenticated(String detail) {
        return new Problem(401, word(401), detail);
    }

    private static String word(int status) {
        return title(status).toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Unauthenticated";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 408 -> "Request timeout";
            case 409 -> "Conflict";
            case 413 -> "Body too large";
            case 415 -> "Unsupported media type";
            case 429 -> "Too many requests";
            case 503 -> "Unavailable";
            default -> status < 500 ? "Refused" : "Fault";
        };
    }

    Response response() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:botstead:problem:" + code);
        body.put("title", title(status));
        body.put("status", status);
        body.put("detail", String.valueOf(getMessage()));
        body.put("code", code);
        Response response = Response.bytes(status, "application/problem+json", JSON.writeValueAsBytes(body));
        return status == 401 ? response.with("www-authenticate", "Bearer") : response;
    }
}
