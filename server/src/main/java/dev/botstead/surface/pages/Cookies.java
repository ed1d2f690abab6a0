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

    private final boolean secure;

    /// Cookies for a server that browsers reach by TLS, or not.
    Cookies(boolean secure) {
        this.secure = secure;
    }

    /// The session that a browser presents.
    Optional<SecretToken> session(Request request) {
        return Optional.ofNullable(request.cookie(name("session")))
                .filter(value -> !value.isEmpty())
                .map(SecretToken::of);
    }

    /// Gives the browser its session, for as long as it lasts.
    Response signedIn(Response response, String secret, Duration length) {
        return with(response, "session", secret, length);
    }

    /// Takes the session from the browser.
    Response signedOut(Response response) {
        return with(response, "session", "", Duration.ZERO);
    }

    /// What someone chose for their screen and keyboard.
    Page.Look look(Request request) {
        return new Page.Look(Theme.of(request.cookie(name("theme"))), !"off".equals(request.cookie(name("keys"))));
    }

    /// Remembers the theme, for a year.
    Response theme(Response response, Theme theme) {
        return with(response, "theme", theme.value(), theme == Theme.SYSTEM ? Duration.ZERO : A_YEAR);
    }

    /// Remembers whether single keys act, for a year.
    Response keys(Response response, boolean on) {
        return with(response, "keys", on ? "on" : "off", on ? Duration.ZERO : A_YEAR);
    }

    /// What was just done, for the page that follows a form sent without a script.
    @Nullable
    String receipt(Request request) {
        return request.cookie(name("receipt"));
    }

    /// Leaves `receipt` for the next page; an empty one takes it away.
    Response receipt(Response response, String receipt) {
        return with(response, "receipt", receipt, receipt.isEmpty() ? Duration.ZERO : Duration.ofSeconds(20));
    }

    private Response with(Response response, String name, String value, Duration length) {
        return response.with(
                "set-cookie",
                name(name) + "=" + value + "; Path=/; Max-Age=" + length.toSeconds() + "; HttpOnly; SameSite=Lax"
                        + (secure ? "; Secure" : ""));
    }

    private String name(String name) {
        return (secure ? "__Host-botstead-" : "botstead-") + name;
    }
}
