package dev.botstead.surface.pages;

import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import gg.jte.Content;
import java.util.Map;

/// Turns templates into answers that no cache keeps and into which no other site reaches.
public final class Answers {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Templates templates;

    Answers(Templates templates) {
        this.templates = templates;
    }

    /// A template as the whole of an answer.
    public Response html(int status, String template, Map<String, Object> parameters) {
        return guarded(Response.text(status, "text/html", templates.render(template, parameters)));
    }

    /// A template as a part of another.
    public Content part(String template, Map<String, Object> parameters) {
        String html = templates.render(template, parameters);
        return out -> out.writeContent(html);
    }

    /// An answer without content that sends the browser to `address`: the whole page, with htmx too.
    public static Response elsewhere(Request request, String address) {
        return guarded(htmx(request) ? Response.empty(200).with("hx-redirect", address) : Response.seeOther(address));
    }

    /// `response` with what every answer of the dashboard says to browsers.
    public static Response guarded(Response response) {
        return response.with("content-security-policy", POLICY)
                .with("cache-control", "no-store")
                .with("x-content-type-options", "nosniff")
                .with("referrer-policy", "same-origin")
                .with("cross-origin-opener-policy", "same-origin")
                .with("cross-origin-resource-policy", "same-origin");
    }

    /// Whether htmx asks for a part of a page, rather than a browser for the whole.
    public static boolean htmx(Request request) {
        return "true".equals(request.header("hx-request")) && request.header("hx-history-restore-request") == null;
    }
}
