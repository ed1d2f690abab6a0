package dev.botstead.surface.ngrok;

import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.check.Demand;
import dev.botstead.credential.Kind;
import dev.botstead.directory.Caller;
import dev.botstead.policy.Callers;
import dev.botstead.secret.KeyText;
import dev.botstead.secret.KeyText.Reading;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Finds out who asks, by the API key of the one `Authorization` header (contract 4, 200 to 208 and 636). No cookie
/// counts here.
final class Gate {
    private final Checks checks;

    Gate(Checks checks) {
        this.checks = checks;
    }

    /// The caller, or a [Problem].
    Caller enter(Request request, NgrokRoute route) {
        SecretToken key = apiKey(presented(request));
        return switch (checks.api(key, new Demand(Callers.ANYONE, route.scope()))) {
            case Decision.Allowed(var caller) -> caller;
            case Decision.Refused(var reason) -> throw Errors.of(reason);
        };
    }

    private static String presented(Request request) {
        List<String> headers = request.headers("authorization");
        if (headers.isEmpty())
            throw new Problem(Code.NO_AUTHORIZATION, "An API key is missing. Send it as: Authorization: Bearer KEY");
        String header = headers.getFirst().strip();
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space).toLowerCase(Locale.ROOT);
        String value = space < 0 ? "" : header.substring(space).strip();
        if (headers.size() != 1 || value.isEmpty()) throw unreadable();
        return switch (scheme) {
            case "bearer" -> value;
            case "basic" -> basic(value);
            default -> throw unreadable();
        };
    }

    /// The password of the pair, or the name where there is no password.
    private static String basic(String value) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            String password = colon < 0 ? "" : pair.substring(colon + 1);
            return password.isEmpty() ? pair.substring(0, Math.max(colon, 0)) : password;
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static Problem unreadable() {
        return new Problem(
                Code.BAD_AUTHORIZATION, "The Authorization header cannot be read. Send: Authorization: Bearer KEY");
    }

    /// Refuses, without a look-up, whatever has another form than an API key.
    private static SecretToken apiKey(String text) {
        SecretToken token = SecretToken.of(text);
        if (Kind.API_KEY.id(text).isPresent())
            throw new Problem(Code.KEY_ID_GIVEN, "This is the id of an API key, not the key. Send the key itself.");
        String authtoken = Kind.AUTHTOKEN.secretPrefix() + "_";
        if (text.startsWith(authtoken) || Kind.AUTHTOKEN.id(text).isPresent())
            throw new Problem(
                    Code.AUTHTOKEN_GIVEN,
                    "This is an authtoken, which agents connect with. This API takes an API key.");
        if (KeyText.read(token) instanceof Reading.Whole whole && whole.prefix().equals(Kind.API_KEY.secretPrefix()))
            return token;
        throw new Problem(
                Code.NOT_A_KEY,
                "This has not the form of an API key. It may be mistyped, or another kind of credential.");
    }
}
