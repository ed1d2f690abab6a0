package dev.botstead.surface.kitsu.production;

import static dev.botstead.surface.kitsu.KitsuRoute.people;

import dev.botstead.base.Failure;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The routes about oneself whose feature is not there: a read answers what nothing answers, a change says so. They
/// stand in the table so that a bot is refused there as everywhere among them.
final class AbsentRoutes {
    private static final String FILTERS = "Saved filters are not kept here yet.";
    private static final String NOTIFICATIONS = "There are no notifications here yet.";
    private static final String SUBSCRIPTIONS = "There are no subscriptions here yet.";
    private static final String CHATS = "There are no chats here yet.";

    private AbsentRoutes() {}

    static List<KitsuRoute> routes() {
        List<KitsuRoute> routes = new ArrayList<>();
        for (String path : List.of(
                "/data/user/desktop-login-logs",
                "/data/user/time-spents",
                "/data/user/time-spents/{date}",
                "/data/user/notifications",
                "/data/user/chats",
                "/data/user/projects/{id}/task-types/{type}/sequence-subscriptions"))
            routes.add(people("GET", path, _ -> Answers.ok(List.of())));
        for (String path : List.of(
                "/data/user/filters",
                "/data/user/filter-groups",
                "/data/user/tasks-to-check/filter-values",
                "/data/user/tasks/{id}/time-spents/{date}",
                "/data/user/day-offs/{date}")) routes.add(people("GET", path, _ -> Answers.ok(Map.of())));
        for (String path : List.of(
                "/data/user/tasks/{id}/subscribed",
                "/data/user/entities/{id}/task-types/{type}/subscribed",
                "/data/user/sequences/{id}/task-types/{type}/subscribed"))
            routes.add(people("GET", path, _ -> Answers.ok(false)));
        absent(
                routes,
                FILTERS,
                "POST /data/user/filters",
                "PUT /data/user/filters/{id}",
                "DELETE /data/user/filters/{id}");
        absent(routes, FILTERS, "POST /data/user/filter-groups", "GET /data/user/filter-groups/{id}");
        absent(routes, FILTERS, "PUT /data/user/filter-groups/{id}", "DELETE /data/user/filter-groups/{id}");
        absent(routes, "Sign-ins on desktops are not logged here yet.", "POST /data/user/desktop-login-logs");
        absent(routes, NOTIFICATIONS, "GET /data/user/notifications/{id}", "PUT /data/user/notifications/{id}");
        routes.add(people(
                "POST", "/actions/user/notifications/mark-all-as-read", _ -> Answers.ok(Map.of("success", true))));
        absent(routes, SUBSCRIPTIONS, "POST /actions/user/tasks/subscribe", "POST /actions/user/tasks/unsubscribe");
        absent(routes, SUBSCRIPTIONS, "POST /actions/user/tasks/{id}/subscribe");
        absent(routes, SUBSCRIPTIONS, "DELETE /actions/user/tasks/{id}/unsubscribe");
        absent(routes, SUBSCRIPTIONS, "POST /actions/user/sequences/{id}/task-types/{type}/subscribe");
        absent(routes, SUBSCRIPTIONS, "DELETE /actions/user/sequences/{id}/task-types/{type}/unsubscribe");
        absent(routes, CHATS, "POST /actions/user/chats/{id}/join", "DELETE /actions/user/chats/{id}/join");
        absent(routes, "An administrator clears avatars.", "DELETE /actions/user/clear-avatar");
        return routes;
    }

    private static void absent(List<KitsuRoute> routes, String sentence, String... lines) {
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            routes.add(people(parts[0], parts[1], (Call _) -> {
                throw new Failure.NotFound(sentence);
            }));
        }
    }
}
