package dev.botstead.surface.pages;

import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Provenance;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Whence;
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

    private final Provenance provenance;

    /// Asks `provenance` where a request comes from.
    Csrf(Provenance provenance) {
        this.provenance = provenance;
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
        Whence whence = provenance.of(request);
        return whence == Whence.OURS || whence == Whence.UNSAID;
    }
}
