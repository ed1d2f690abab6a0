package dev.botstead.surface.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Finds out where the page lies that made a browser send a request: what tells our own pages from all others.
public final class Provenance {
    private final @Nullable String publicOrigin;

    /// `publicUrl` is the address that browsers use, or null when only the request tells.
    public Provenance(@Nullable URI publicUrl) {
        this.publicOrigin = publicUrl == null ? null : publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    /// Where `request` comes from.
    public Whence of(Request request) {
        String site = request.header("sec-fetch-site");
        if (site != null) // the browser's own word; over plain HTTP it says nothing, and the origin has to do
        return switch (site) {
                case "same-origin" -> Whence.OURS;
                case "none" -> Whence.TYPED;
                default -> Whence.FOREIGN;
            };
        String origin = request.header("origin");
        if (origin == null) return Whence.UNSAID;
        return origin.equals(publicOrigin) || origin.equals(requested(request)) ? Whence.OURS : Whence.FOREIGN;
    }

    /// The origin that the request itself was sent to.
    private static String requested(Request request) {
        String scheme = request.connection().secure() ? "https://" : "http://";
        return scheme + request.header("host");
    }
}
