package dev.botstead.surface.kitsu;

import dev.botstead.policy.Callers;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretToken;
import dev.botstead.signin.Session;
import dev.botstead.surface.http.Provenance;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Whence;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two cookies in which a browser holds the session of the web application (web contract 2). No script reads
/// them, no other site makes a browser send them, and who is no browser is never given any: a script's client would
/// send them back beside its own token.
public final class SessionCookies {
    private static final String ACCESS = "access_token_cookie";
    private static final String REFRESH = "refresh_token_cookie";
    // The application asks below `/api` and `/socket.io`; a refresh token goes nowhere but where it is good.
    private static final String EVERYWHERE = "/";
    private static final String REFRESHING = "/api/auth/refresh-token";

    private final Provenance provenance;
    private final boolean alwaysSecure;

    /// Cookies for a server that browsers know by `publicUrl`, or by what each request says.
    public SessionCookies(@Nullable URI publicUrl) {
        this.provenance = new Provenance(publicUrl);
        this.alwaysSecure = publicUrl != null && "https".equals(publicUrl.getScheme());
    }

    /// The one token that a browser presents to a route for `callers`. Two different ones are none: the other may
    /// have been left by another host of the domain.
    Optional<SecretToken> presented(Request request, Callers callers) {
        List<String> values = request.cookies(callers == Callers.REFRESH ? REFRESH : ACCESS).stream()
                .distinct()
                .toList();
        return values.size() == 1 && !values.getFirst().isEmpty()
                ? Optional.of(SecretToken.of(values.getFirst()))
                : Optional.empty();
    }

    /// Whether a request with a cookie may be believed: to change something it must prove to come from a page of
    /// ours or from the person at the browser, to read it must not be known to come from elsewhere.
    boolean mayAct(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return switch (provenance.of(request)) {
            case OURS, TYPED -> true;
            case UNSAID -> reads;
            case FOREIGN -> false;
        };
    }

    /// Whether who signs in is a browser, on a page of ours.
    public boolean areFor(Request request) {
        String agent = request.header("user-agent");
        boolean browser = request.header("sec-fetch-mode") != null || (agent != null && agent.startsWith("Mozilla/"));
        return browser && provenance.of(request) != Whence.FOREIGN;
    }

    /// Gives the browser both tokens of a sign-in, each for as long as it is good.
    public Response signedIn(Request request, Response response, SecretToken access, SecretToken refresh) {
        return with(request, refreshed(request, response, access), REFRESH, REFRESHING, revealed(refresh));
    }

    /// Gives the browser a new access token.
    public Response refreshed(Request request, Response response, SecretToken access) {
        return with(request, response, ACCESS, EVERYWHERE, revealed(access));
    }

    /// Takes both from the browser.
    public Response signedOut(Request request, Response response) {
        return with(request, with(request, response, ACCESS, EVERYWHERE, ""), REFRESH, REFRESHING, "");
    }

    private static String revealed(SecretToken secret) {
        return secret.reveal(Disclosure.inTheAnswerThatCreatesIt());
    }

    private Response with(Request request, Response response, String name, String path, String value) {
        Session.Kind kind = name.equals(ACCESS) ? Session.Kind.ACCESS : Session.Kind.REFRESH;
        Duration length = value.isEmpty() ? Duration.ZERO : kind.length();
        boolean secure = alwaysSecure || request.connection().secure();
        return response.with(
                "set-cookie",
                name + "=" + value + "; Path=" + path + "; Max-Age=" + length.toSeconds()
                        + (value.isEmpty() ? "; Expires=Thu, 01 Jan 1970 00:00:00 GMT" : "")
                        + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
    }
}
