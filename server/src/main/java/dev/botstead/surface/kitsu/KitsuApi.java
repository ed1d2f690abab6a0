package dev.botstead.surface.kitsu;

import dev.botstead.base.Failure;
import dev.botstead.check.Demand;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.surface.http.Origins;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import dev.botstead.surface.kitsu.Entrance.Admission;
import java.util.List;

/// The pipeline of the Kitsu side, the same for every route: who is it, may they call this at all, then the
/// route's own code, then the envelope. No route can forget a step, since none of them does one.
public final class KitsuApi {
    private static final String PREFIX = "/api";

    private final Entrance entrance;
    private final List<KitsuRoute> routes;

    /// An API of `routes`, whose callers come by `entrance`.
    public KitsuApi(Entrance entrance, List<KitsuRoute> routes) {
        this.entrance = entrance;
        this.routes = List.copyOf(routes);
    }

    /// The table of the routes with what each asks.
    public List<Rule> rules() {
        return routes.stream()
                .map(route -> new Rule(
                        "kitsu",
                        route.method(),
                        PREFIX + route.path(),
                        route.callers(),
                        route.right().name(),
                        route.scope() == null ? "" : route.scope().text()))
                .toList();
    }

    /// Mounts all of it below `/api`.
    public void mount(Routes table) {
        table.zone(PREFIX, new Zone(Zone.Slashes.IGNORED, (_, refusal) -> Envelope.of(refusal)));
        for (KitsuRoute route : routes)
            table.on(
                    route.method(),
                    PREFIX + route.path(),
                    request -> Origins.of(request).during(() -> unkept(answer(route, request))));
    }

    /// What a caller may see is for no cache on the way, above all not the answer that holds a new token.
    private static Response unkept(Response response) {
        return response.has("cache-control") ? response : response.with("cache-control", "no-store");
    }

    private Response answer(KitsuRoute route, Request request) {
        try {
            if (route.callers() == Callers.PUBLIC) return route.answer().to(new Call(request, null));
            return switch (entrance.of(request, new Demand(route.callers(), route.scope()))) {
                case Admission.Nobody() ->
                    Envelope.of(401, "A token is missing. Send it as: Authorization: Bearer TOKEN");
                case Admission.Foreign() ->
                    Envelope.of(403, "This request comes from a page elsewhere: a cookie is not enough for it.");
                case Admission.Refused(var reason) -> Envelope.of(reason);
                case Admission.Admitted admitted -> {
                    if (route.right() == AccountRight.ADMINISTRATOR)
                        admitted.caller().mustAdminister();
                    yield route.answer().to(new Call(request, admitted));
                }
            };
        } catch (Failure failure) {
            return Envelope.of(failure);
        }
    }
}
