package dev.botstead.surface.pages;

import dev.botstead.directory.Caller;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.http.Request;

/// A request of somebody who is signed in, checked as far as the pipeline can.
///
/// @param form the fields that were sent; empty for a `GET`
public record Visit(Request request, Caller caller, String csrf, Page.Look look, Sent form) {
    /// The parameters of the address.
    public Parameters query() {
        return request.query();
    }

    /// Whether htmx asks for a part of a page.
    public boolean htmx() {
        return Answers.htmx(request);
    }
}
