package dev.botstead.surface.ngrok;

import dev.botstead.surface.http.Request;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address at which a client reaches this server: what every `uri` begins with (contract 1.5). A configured one;
/// else the one that a trusted proxy tells; else the one that the request was sent to.
final class PublicAddress {
    private static final Pattern HOST =
            Pattern.compile("(?:[0-9A-Za-z._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private final @Nullable String configured;

    PublicAddress(@Nullable URI configured) {
        this.configured = configured == null ? null : configured.toString().replaceAll("/+$", "");
    }

    /// Without a slash at its end.
    String of(Request request) {
        if (configured != null) return configured;
        boolean forwards = request.connection().forwards();
        String host = forwards ? request.header("x-forwarded-host") : null;
        if (host == null || !HOST.matcher(host).matches()) host = request.header("host");
        String scheme = forwards ? request.header("x-forwarded-proto") : null;
        if (!"http".equals(scheme) && !"https".equals(scheme))
            scheme = request.connection().secure() ? "https" : "http";
        return scheme + "://" + (host == null || !HOST.matcher(host).matches() ? "localhost" : host);
    }
}
