package dev.botstead.surface.pages;

import dev.botstead.policy.AccountRight;
import dev.botstead.signin.Sessions;
import dev.botstead.surface.http.Response;
import java.util.List;

/// What somebody does for themselves: leave, and choose how pages look and whether single keys act.
final class OwnRoutes {
    private final Sessions sessions;
    private final Cookies cookies;

    OwnRoutes(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    List<PageRoute> all() {
        return List.of(
                PageRoute.open("/", OwnRoutes::start),
                new PageRoute("POST", "/sign-out", AccountRight.NONE, 0, this::signOut),
                new PageRoute("POST", "/preferences", AccountRight.NONE, 0, this::preferences));
    }

    private static Response start(Visit visit) {
        return Answers.elsewhere(visit.request(), visit.caller().administers() ? "/bots" : "/productions");
    }

    private Response signOut(Visit visit) {
        sessions.signOut(visit.caller());
        return cookies.signedOut(visit.request(), Answers.elsewhere(visit.request(), "/sign-in"));
    }

    private Response preferences(Visit visit) {
        Response response =
                visit.htmx() ? Answers.guarded(Response.empty(204)) : Answers.elsewhere(visit.request(), "/");
        if (visit.form().fields().first("theme") != null) {
            response = cookies.theme(
                    visit.request(), response, Theme.of(visit.form().text("theme")));
        }
        List<String> keys = visit.form().fields().all("keys");
        return keys.isEmpty() ? response : cookies.keys(visit.request(), response, keys.contains("on"));
    }
}
