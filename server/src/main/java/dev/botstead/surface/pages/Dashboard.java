package dev.botstead.surface.pages;

import dev.botstead.base.Failure;
import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.directory.Caller;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Origins;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The pipeline of the dashboard, the same for every page: who is it, does the request come from a page of ours, may
/// they, then the route's own code. No route can forget a step, since none of them does one.
final class Dashboard {
    private final Checks checks;
    private final Cookies cookies;
    private final Csrf csrf;
    private final Denials denials;
    private final List<PageRoute> routes;

    Dashboard(Checks checks, Cookies cookies, Csrf csrf, Denials denials, List<PageRoute> routes) {
        this.checks = checks;
        this.cookies = cookies;
        this.csrf = csrf;
        this.denials = denials;
        this.routes = List.copyOf(routes);
    }

    /// The table of the routes with what each asks.
    List<Rule> rules() {
        return routes.stream()
                .map(route -> new Rule(
                        "pages",
                        route.method(),
                        route.path(),
                        Callers.PEOPLE,
                        route.right().name()))
                .toList();
    }

    void mount(Routes table) {
        table.zone("/", new Zone(Zone.Slashes.SIGNIFICANT, denials::of));
        for (PageRoute route : routes) {
            table.on(
                    route.method(), route.path(), request -> Origins.of(request).during(() -> answer(route, request)));
        }
    }

    private Response answer(PageRoute route, Request request) {
        try {
            Optional<SecretToken> session = cookies.session(request);
            if (session.isEmpty() || !(checks.browser(session.get()) instanceof Decision.Allowed(Caller caller))) {
                return signInFirst(request);
            }
            return answer(route, visit(route, request, caller, Csrf.token(session.get())));
        } catch (Failure.Unauthenticated _) {
            return signInFirst(request);
        } catch (Failure failure) {
            throw denials.refusal(failure);
        }
    }

    private Visit visit(PageRoute route, Request request, Caller caller, String token) {
        Page.Look look = cookies.look(request);
        if (route.method().equals("GET")) {
            return new Visit(request, caller, token, look, Sent.NOTHING);
        }
        if (!csrf.fromOurselves(request)) {
            throw foreign();
        }
        Sent sent = Sent.of(request, route.largestFile());
        String header = request.header(Csrf.HEADER);
        if (!Csrf.matches(token, header == null ? sent.text(Csrf.FIELD) : header)) {
            throw foreign();
        }
        return new Visit(request, caller, token, look, sent);
    }

    private Response answer(PageRoute route, Visit visit) {
        boolean may = route.right() == AccountRight.NONE || visit.caller().administers();
        return may ? route.answer().to(visit) : denials.administratorsOnly(visit);
    }

    private static Refusal foreign() {
        return new Refusal(403, "This form is not of the page you have open. Load the page again, then send it.");
    }

    /// To the sign-in, and from there back to the page that was asked for; a form is not sent again.
    private static Response signInFirst(Request request) {
        boolean page = request.method().equals("GET") && !Answers.htmx(request);
        String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
        String next = page && !request.path().equals("/")
                ? "?next=" + URLEncoder.encode(request.path() + query, StandardCharsets.UTF_8)
                : "";
        return Answers.elsewhere(request, "/sign-in" + next);
    }
}
