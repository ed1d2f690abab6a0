package dev.botstead.surface.rest;

import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.check.Demand;
import dev.botstead.credential.Kind;
import dev.botstead.secret.KeyText;
import dev.botstead.secret.KeyText.Reading;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Request;
import java.util.List;
import java.util.Locale;

/// Finds out who asks, by the API key of the one `Authorization` header. No cookie counts here.
final class Gate {
    private static final String SCHEME = "bearer ";

    private final Checks checks;

    Gate(Checks checks) {
        this.checks = checks;
    }

    /// The API key that was presented; whatever has another form is refused without a look-up.
    static SecretToken presented(Request request) {
        List<String> headers = request.headers("authorization");
        if (headers.isEmpty())
            throw Problem.unauthenticated("An API key is missing. Send it as: Authorization: Bearer KEY");
        String header = headers.getFirst().strip();
        if (headers.size() != 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
            throw Problem.unauthenticated("The Authorization header cannot be read. Send: Authorization: Bearer KEY");
        SecretToken token = SecretToken.of(header.substring(SCHEME.length()).strip());
        if (KeyText.read(token) instanceof Reading.Whole whole && whole.prefix().equals(Kind.API_KEY.secretPrefix()))
            return token;
        throw Problem.unauthenticated("This has not the form of an API key, or it is mistyped.");
    }

    /// What is decided on `key`.
    Decision decide(SecretToken key, RestRoute route) {
        return checks.api(key, new Demand(route.callers(), route.scope()));
    }
}
