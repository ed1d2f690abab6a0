package dev.botstead.surface.kitsu;

import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.surface.http.Response;

/// One route of the Kitsu side, with who may call it.
///
/// @param path the pattern without `/api`
/// @param right an [AccountRight], or a right within a production
public record KitsuRoute(String method, String path, Callers callers, Enum<?> right, Answer answer) {
    /// A route's code, once its caller is known and let in.
    @FunctionalInterface
    public interface Answer {
        /// Answers `call`.
        Response to(Call call);
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

    /// For people only.
    public static KitsuRoute people(String method, String path, Answer answer) {
        return new KitsuRoute(method, path, Callers.PEOPLE, AccountRight.NONE, answer);
    }
}
