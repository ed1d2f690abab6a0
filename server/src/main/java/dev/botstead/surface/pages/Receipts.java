package dev.botstead.surface.pages;

import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import java.util.Objects;

/// What was just done, carried to the page that follows a form sent without a script: a word, a dot and an id.
public final class Receipts {
    private final Cookies cookies;

    Receipts(Cookies cookies) {
        this.cookies = cookies;
    }

    /// The receipt that waits to be shown; empty for none.
    public String waiting(Request request) {
        return Objects.requireNonNullElse(cookies.receipt(request), "");
    }

    /// Leaves one for the next page.
    public Response leave(Request request, Response response, String receipt) {
        return cookies.receipt(request, response, receipt);
    }

    /// Takes it away, once shown.
    public Response taken(Request request, Response response) {
        return cookies.receipt(request, response, "");
    }
}
