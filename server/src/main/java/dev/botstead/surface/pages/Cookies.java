package dev.botstead.surface.pages;

import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cookies of the dashboard. No script reads any of them. Over TLS their names bind them to this very host.
final class Cookies {
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final boolean alwaysSecure;

    /// Cookies for a server that browsers reach by TLS always, or only when a request says so.
    Cookies(boolean alwaysSecure) {
        this.alwaysSecure = alwaysSecure;
    }

    /// The session that a browser presents.
    Optional<SecretToken> session(Request request) {
        return Optional.ofNullable(request.cookie(name(request, "session")))
                .filter(value -> !value.isEmpty())
                .map(SecretToken::of);
    }

    /// Gives the browser its session, for as long as it lasts.
    Response signedIn(Request request, Response response, String secret, Duration length) {
        return with(request, response, "session", secret, length);
    }

    /// Takes the session from the browser.
    Response signedOut(Request request, Response response) {
        return with(request, response, "session", "", Duration.ZERO);
    }

    /// What someone chose for their screen and keyboard.
    Page.Look look(Request request) {
        return new Page.Look(
                Theme.of(request.cookie(name(request, "theme"))), !"off".equals(request.cookie(name(request, "keys"))));
    }

    /// Remembers the theme, for a year.
    Response theme(Request request, Response response, Theme theme) {
        return with(request, response, "theme", theme.value(), theme == Theme.SYSTEM ? Duration.ZERO : A_YEAR);
    }

    /// Remembers whether single keys act, for a year.
    Response keys(Request request, Response response, boolean on) {
        return with(request, response, "keys", on ? "on" : "off", on ? Duration.ZERO : A_YEAR);
    }

    /// What was just done, for the page that follows a form sent without a script.
    @Nullable
    String receipt(Request request) {
        return request.cookie(name(request, "receipt"));
    }

    /// Leaves `receipt` for the next page; an empty one takes it away.
    Response receipt(Request request, Response response, String receipt) {
        return with(request, response, "receipt", receipt, receipt.isEmpty() ? Duration.ZERO : Duration.ofSeconds(20));
    }

    private Response with(Request request, Response response, String name, String value, Duration length) {
        return response.with(
                "set-cookie",
                name(request, name) + "=" + value + "; Path=/; Max-Age=" + length.toSeconds()
                        + "; HttpOnly; SameSite=Lax" + (secure(request) ? "; Secure" : ""));
    }

    private String name(Request request, String name) {
        return (secure(request) ? "__Host-botstead-" : "botstead-") + name;
    }

    private boolean secure(Request request) {
        return alwaysSecure || request.connection().secure();
    }
}
