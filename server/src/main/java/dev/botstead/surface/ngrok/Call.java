package dev.botstead.surface.ngrok;

import dev.botstead.directory.Caller;
import dev.botstead.surface.http.Request;

/// One call whose caller has been let in and whose body has been read.
///
/// @param base the address at which the client reaches this server, without a slash at its end
record Call(Request request, Caller caller, String base, Body body) {
    /// The id in the path.
    String id() {
        return request.path("id");
    }

    /// The address of something below the base.
    String uri(String collection, String id) {
        return base + collection + "/" + id;
    }
}
