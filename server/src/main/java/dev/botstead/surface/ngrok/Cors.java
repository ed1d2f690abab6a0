package dev.botstead.surface.ngrok;

import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import java.util.List;

/// Lets scripts of other sites call this API (contract 1.4): it takes nothing but a key that they have to know, and
/// never a cookie.
final class Cors {
    private Cors() {}

    static Response preflight(Request request, List<String> methods) {
        String origin = request.header("origin");
        String headers = request.header("access-control-request-headers");
        if (origin == null || request.header("access-control-request-method") == null)
            return Response.empty(204).with("allow", String.join(", ", methods));
        Response response = allow(request, Response.empty(204))
                .with("access-control-allow-methods", String.join(", ", methods))
                .with("access-control-max-age", "600");
        return headers == null || !printable(headers)
                ? response
                : response.with("access-control-allow-headers", headers);
    }

    static Response allow(Request request, Response response) {
        String origin = request.header("origin");
        if (origin == null || !printable(origin)) return response;
        return response.with("access-control-allow-origin", origin)
                .with("access-control-allow-credentials", "true")
                .with("vary", "Origin");
    }

    private static boolean printable(String text) {
        return text.length() <= 1_000 && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
