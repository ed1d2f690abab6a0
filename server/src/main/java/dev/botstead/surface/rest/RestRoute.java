package dev.botstead.surface.rest;

import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.policy.Scope;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Response;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One route of this API, with who may call it.
///
/// @param right what it asks of the caller's role
/// @param scope what a limited key must be good for, or null where any is
/// @param tooLate is given a key that was refused since it is over
record RestRoute(
        String method,
        String path,
        Callers callers,
        AccountRight right,
        @Nullable Scope scope,
        Consumer<SecretToken> tooLate,
        Answer answer) {
    /// A route's code, once its caller is known and let in.
    @FunctionalInterface
    interface Answer {
        Response to(Call call);
    }

    Rule rule() {
        return new Rule("rest", method, path, callers, right.name(), scope == null ? "" : scope.text());
    }
}
