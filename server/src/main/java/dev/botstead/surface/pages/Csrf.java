package dev.botstead.surface.pages;

import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What tells our own forms from those of another site: the browser says where a request comes from, and each form
/// carries a token that only a page of this session could know.
final class Csrf {
    /// The hidden field.
    static final String FIELD = "csrf";
    /// The header that htmx sends.
    static final String HEADER = "x-csrf-token";

    private final @Nullable String publicOrigin;

    /// `publicOrigin` is the scheme, host and port that browsers use, or null when only the request tells.
    Csrf(@Nullable String publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    /// The origin of an address, as browsers write it.
    static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /// The token of a session. The session's secret cannot be told from it, and nothing is stored for it.
    static String token(SecretToken session) {
        byte[] bound = SecretToken.of("csrf "
                        + Base64.getEncoder().encodeToString(session.digest().bytes()))
                .digest()
                .bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bound);
    }

    /// Whether `presented` is the token `expected`, in a time that does not tell how much of it is right.
    static boolean matches(String expected, @Nullable String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether the request comes from a page of ours. A client that says neither where it comes from nor what
    /// for is no browser, so nobody can be made to send it.
    boolean fromOurselves(Request request) {
        String site = request.header("sec-fetch-site");
        if (site != null) { // the browser's own word; over plain HTTP it says nothing, and the origin has to do
            return site.equals("same-origin");
        }
        String origin = request.header("origin");
        return origin == null || origin.equals(publicOrigin) || origin.equals(requested(request));
    }

    /// The origin that the request itself was sent to.
    private static String requested(Request request) {
        String scheme = request.connection().secure() ? "https://" : "http://";
        return scheme + request.header("host");
    }
}
