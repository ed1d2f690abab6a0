package dev.botstead.surface.kitsu;

import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Area;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Scope;
import dev.botstead.surface.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One route of the Kitsu side, with who may call it.
///
/// @param path the pattern without `/api`
/// @param right an [AccountRight], or a right within a production
/// @param scope what a limited credential must be good for, or null
public record KitsuRoute(
        String method,
        String path,
        Callers callers,
        Enum<?> right,
        @Nullable Scope scope,
        Answer answer) {
    /// A route's code, once its caller is known and let in.
    @FunctionalInterface
    public interface Answer {
        /// Answers `call`.
        Response to(Call call);
    }

    /// A route that asks for no scope yet (see [#in]).
    public KitsuRoute(String method, String path, Callers callers, Enum<?> right, Answer answer) {
        this(method, path, callers, right, null, answer);
    }

    /// For people and bots, whatever their role.
    public static KitsuRoute anyone(String method, String path, Answer answer) {
        return new KitsuRoute(method, path, Callers.ANYONE, AccountRight.NONE, answer);
    }

    /// For administrators, people or bots.
    public static KitsuRoute administrators(String method, String path, Answer answer) {
        return new KitsuRoute(method, path, Callers.ANYONE, AccountRight.ADMINISTRATOR, answer);
    }

    /// For people and bots whose right is decided by the feature.
    public static KitsuRoute anyone(String method, String path, Enum<?> right, Answer answer) {
        return new KitsuRoute(method, path, Callers.ANYONE, right, answer);
    }

    /// For people only, and no credential of theirs that is limited.
    public static KitsuRoute people(String method, String path, Answer answer) {
        return new KitsuRoute(method, path, Callers.PEOPLE, AccountRight.NONE, Scope.ALL, answer);
    }

    /// These routes as parts of `area`: each asks for its scope to read or to write, unless it asks for one already.
    public static List<KitsuRoute> in(Area area, List<KitsuRoute> routes) {
        return routes.stream()
                .map(route -> route.scope != null || route.callers == Callers.PUBLIC
                        ? route
                        : new KitsuRoute(
                                route.method,
                                route.path,
                                route.callers,
                                route.right,
                                area.of(route.method),
                                route.answer))
                .toList();
    }
}
