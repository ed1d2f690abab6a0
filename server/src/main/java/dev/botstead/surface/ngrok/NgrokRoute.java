package dev.botstead.surface.ngrok;

import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Area;
import dev.botstead.policy.Scope;
import dev.botstead.surface.http.Response;
import java.util.Map;
import java.util.Set;

/// One route of this dialect, with who may call it and what it takes.
///
/// @param right what it asks of the caller's role
/// @param scope what a limited key must be good for
/// @param parameters the names that its query may hold
/// @param fields the names that its body may hold, with the kind of each; none where it takes no body
record NgrokRoute(
        String method,
        String path,
        AccountRight right,
        Scope scope,
        Set<String> parameters,
        Map<String, Field> fields,
        Answer answer) {
    /// The kinds of field.
    enum Field {
        TEXT,
        BOOLEAN,
        TEXTS
    }

    /// A route's code, once its caller is known and let in.
    @FunctionalInterface
    interface Answer {
        Response to(Call call);
    }

    static final Set<String> PAGED = Set.of("limit", "before_id", "beforeId", "filter");

    static NgrokRoute list(String path, Area area, Answer answer) {
        return new NgrokRoute("GET", path, AccountRight.NONE, area.of("GET"), PAGED, Map.of(), answer);
    }

    static NgrokRoute get(String path, Area area, Answer answer) {
        return new NgrokRoute("GET", path, AccountRight.NONE, area.of("GET"), Set.of(), Map.of(), answer);
    }

    static NgrokRoute delete(String path, AccountRight right, Area area, Answer answer) {
        return new NgrokRoute("DELETE", path, right, area.of("DELETE"), Set.of(), Map.of(), answer);
    }

    static NgrokRoute sent(
            String method, String path, AccountRight right, Area area, Map<String, Field> fields, Answer answer) {
        return new NgrokRoute(method, path, right, area.of(method), Set.of(), fields, answer);
    }

    boolean takesBody() {
        return method.equals("POST") || method.equals("PATCH");
    }
}
