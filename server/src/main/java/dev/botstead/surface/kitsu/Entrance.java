package dev.botstead.surface.kitsu;

import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.check.Decision.Reason;
import dev.botstead.check.Demand;
import dev.botstead.directory.Caller;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Scope;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Request;
import java.util.List;
import java.util.Optional;

/// Finds out who asks on the Kitsu side, for its routes and for the handshake of its sockets alike: by the one token
/// of the one `Authorization` header, or else by the cookie of the web application.
///
/// Whoever sends that header is asked by it alone, whatever cookies come along. A cookie counts only where the
/// request cannot have been made by a page elsewhere.
public final class Entrance {
    private static final String SCHEME = "Bearer ";
    private static final Demand LISTENING = new Demand(Callers.ANYONE, Scope.PRODUCTIONS_READ);

    private final Checks checks;
    private final SessionCookies cookies;

    /// An entrance where `checks` decides on what is presented.
    public Entrance(Checks checks, SessionCookies cookies) {
        this.checks = checks;
        this.cookies = cookies;
    }

    /// What became of who asks.
    public sealed interface Admission {
        /// Nothing was presented.
        record Nobody() implements Admission {}

        /// A page elsewhere made a browser send its cookie.
        record Foreign() implements Admission {}

        /// What was presented is refused.
        record Refused(Reason reason) implements Admission {}

        /// It stands for `caller`.
        ///
        /// @param cookie whether it was presented in a cookie
        record Admitted(Caller caller, SecretToken presented, boolean cookie) implements Admission {}
    }

    /// What a request presents: a token, or a cookie that a page of ours sent.
    public record Presented(SecretToken token, boolean cookie) {}

    /// What a handshake presents that may be believed, or nothing: neither of two, nor the cookie that a page
    /// elsewhere made a browser send.
    public Optional<Presented> presented(Request request) {
        List<String> headers = request.headers("authorization");
        if (!headers.isEmpty()) return bearer(headers).map(token -> new Presented(token, false));
        return cookies.presented(request, Callers.ANYONE)
                .filter(_ -> cookies.mayAct(request))
                .map(token -> new Presented(token, true));
    }

    /// Decides on what was presented by somebody who wants to be told what happens.
    public Decision decide(Presented presented) {
        return presented.cookie()
                ? checks.cookie(presented.token(), LISTENING)
                : checks.api(presented.token(), LISTENING);
    }

    /// Why it is refused, for the one who holds it.
    public static String sentence(Reason reason) {
        return Envelope.sentence(reason);
    }

    /// Decides on `request`, whose route asks for `demand`.
    public Admission of(Request request, Demand demand) {
        List<String> headers = request.headers("authorization");
        if (!headers.isEmpty())
            return bearer(headers)
                    .map(token -> decided(checks.api(token, demand), token, false))
                    .orElseGet(Admission.Nobody::new);
        Optional<SecretToken> cookie = cookies.presented(request, demand.callers());
        if (cookie.isEmpty()) return new Admission.Nobody();
        if (!cookies.mayAct(request)) return new Admission.Foreign();
        return decided(checks.cookie(cookie.get(), demand), cookie.get(), true);
    }

    private static Admission decided(Decision decision, SecretToken token, boolean cookie) {
        return switch (decision) {
            case Decision.Refused(var reason) -> new Admission.Refused(reason);
            case Decision.Allowed(var caller) -> new Admission.Admitted(caller, token, cookie);
        };
    }

    private static Optional<SecretToken> bearer(List<String> headers) {
        if (headers.size() != 1 || !headers.getFirst().startsWith(SCHEME)) return Optional.empty();
        String token = headers.getFirst().substring(SCHEME.length()).strip();
        return token.isEmpty() || token.contains(" ") ? Optional.empty() : Optional.of(SecretToken.of(token));
    }
}
