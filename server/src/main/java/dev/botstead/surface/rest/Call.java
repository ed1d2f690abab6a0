package dev.botstead.surface.rest;

import dev.botstead.directory.Caller;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Request;

/// One call whose caller has been let in.
///
/// @param presented the key that the caller was let in by
record Call(Request request, Caller caller, SecretToken presented) {}
