package dev.botstead.surface.ngrok;

import dev.botstead.base.Failure;
import dev.botstead.check.Decision.Reason;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/// The one error shape of this dialect (contract 1.8): `error_code`, `status_code`, `msg`, and flat `details`.
final class Errors {
    private static final String OPERATION = "ngrok-operation-id";
    // Which number a feature's failure has here, by its field and its word.
    private static final Map<String, Code> NUMBERS = Map.ofEntries(
            Map.entry("name.empty", Code.NAME_EMPTY),
            Map.entry("name.too_long", Code.NAME_TOO_LONG),
            Map.entry("name_taken", Code.NAME_TAKEN),
            Map.entry("description.too_long", Code.DESCRIPTION_TOO_LONG),
            Map.entry("metadata.too_long", Code.METADATA_TOO_LONG),
            Map.entry("acl.malformed", Code.ACL_MALFORMED),
            Map.entry("public_key.missing", Code.SSH_KEY_MISSING),
            Map.entry("public_key.invalid", Code.SSH_KEY_INVALID),
            Map.entry("public_key.weak", Code.SSH_KEY_INVALID),
            Map.entry("key_here", Code.SSH_KEY_HERE),
            Map.entry("key_elsewhere", Code.SSH_KEY_ELSEWHERE),
            Map.entry("owner_id.unknown", Code.REFERENCE_UNKNOWN),
            Map.entry("owner_id", Code.OWNER_NOT_YOURS),
            Map.entry("filter.bad_filter", Code.BAD_FILTER));

    private Errors() {}

    /// The id under which this request is known to the caller and the log.
    private static String operation(Request request) {
        return "op_" + "0".repeat(Math.max(0, 27 - request.id().length())) + request.id();
    }

    static Response of(Request request, Problem problem) {
        return of(request, problem.code(), problem.sentence());
    }

    private static Response of(Request request, Code code, String sentence) {
        return of(request, code, code.status(), sentence);
    }

    private static Response of(Request request, Code code, int status, String sentence) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error_code", code.text());
        body.put("status_code", status);
        body.put("msg", sentence);
        body.put("details", Map.of("operation_id", operation(request)));
        return Answers.json(status, body).with(OPERATION, operation(request));
    }

    /// A path or method that nothing answers: no number, no operation, but the path.
    private static Response unrouted(Request request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status_code", 404);
        body.put("msg", "There is nothing at this path for this method.");
        body.put("details", Map.of("path", request.path()));
        return Answers.json(404, body);
    }

    /// What HTTP itself refuses.
    static Response of(Request request, Refusal refusal) {
        return switch (refusal.status()) {
            case 404, 405 -> unrouted(request);
            case 413 -> of(request, Code.BODY_UNREADABLE, 413, refusal.sentence());
            case 429 -> of(request, Code.TOO_MANY_REQUESTS, refusal.sentence());
            case 503 -> of(request, Code.UNAVAILABLE, refusal.sentence());
            default ->
                refusal.status() < 500
                        ? of(request, Code.BODY_UNREADABLE, refusal.status(), refusal.sentence())
                        : of(request, Code.FAULT, refusal.sentence());
        };
    }

    static Response of(Request request, Failure failure) {
        return of(request, code(failure), failure.detail());
    }

    private static Code code(Failure failure) {
        return switch (failure) {
            case Failure.Invalid f -> NUMBERS.getOrDefault(f.field() + "." + f.code(), Code.FIELD_INVALID);
            case Failure.Conflict f -> NUMBERS.getOrDefault(f.code(), Code.FIELD_INVALID);
            case Failure.Forbidden f ->
                f.code().isEmpty() ? Code.ADMINISTRATORS_ONLY : NUMBERS.getOrDefault(f.code(), Code.LACKS_RIGHTS);
            case Failure.LimitReached _ -> Code.FIELD_INVALID;
            case Failure.Unauthenticated _ -> Code.UNKNOWN_KEY;
            case Failure.NotFound _ -> Code.NOT_FOUND;
            case Failure.Unavailable _ -> Code.UNAVAILABLE;
        };
    }

    /// Why what was presented is refused.
    static Problem of(Reason reason) {
        return switch (reason) {
            case UNKNOWN, WRONG_KIND, OWNER_DELETED ->
                new Problem(
                        Code.UNKNOWN_KEY, "This API key is not known here. It may have been deleted: make a new one.");
            case REVOKED -> new Problem(Code.UNKNOWN_KEY, "This API key is not valid any more. Make a new one.");
            case EXPIRED -> new Problem(Code.UNKNOWN_KEY, "This API key, or its owner, has expired.");
            case SUSPENDED ->
                new Problem(Code.UNKNOWN_KEY, "This API key is suspended. Ask an administrator to resume it.");
            case OWNER_SUSPENDED ->
                new Problem(
                        Code.OWNER_INACTIVE,
                        "The owner of this API key is not active. Ask an administrator to activate it.");
            case ADDRESS -> new Problem(Code.ADDRESS_REFUSED, "This API key may not be used from your address.");
            case SCOPE ->
                new Problem(
                        Code.LACKS_RIGHTS,
                        "This API key is limited to other scopes. Use one whose scopes cover this call.");
            case PEOPLE_ONLY -> new Problem(Code.LACKS_RIGHTS, "This is for people only.");
        };
    }
}
