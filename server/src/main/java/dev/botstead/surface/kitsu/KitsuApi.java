package dev.botstead.surface.kitsu;

import dev.botstead.base.Failure;
import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Origins;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import java.util.List;
import java.util.Optional;

/// The pipeline of the Kitsu side, the same for every route: who is it, may they call this at all, then the
/// route's own code, then the envelope. No route can forget a step, since none of them does one.
public final class KitsuApi {
    private static final String PREFIX = "/api";
    private static final String SCHEME = "Bearer ";

    private final Checks checks;
    private final List<KitsuRoute> routes;

    /// An API of `routes`, whose callers `checks` decides on.
    public KitsuApi(Checks checks, List<KitsuRoute> routes) {
        this.checks = checks;
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
                        route.right().name()))
                .toList();
    }

    /// Mounts all of it below `/api`.
    public void mount(Routes table) {
        table.zone(PREFIX, new Zone(true, (_, refusal) -> Envelope.of(refusal)));
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
            if (route.callers() == Callers.PUBLIC) return route.answer().to(new Call(request, null, null));
            Optional<SecretToken> presented = presented(request);
            if (presented.isEmpty())
                return Envelope.of(401, "A token is missing. Send it as: Authorization: Bearer TOKEN");
            return switch (checks.api(presented.get(), route.callers())) {
                case Decision.Refused(var reason) -> Envelope.of(reason);
                case Decision.Allowed(var caller) -> {
                    if (route.right() == AccountRight.ADMINISTRATOR) caller.mustAdminister();
                    yield route.answer().to(new Call(request, caller, presented.get()));
                }
            };
        } catch (Failure failure) {
            return Envelope.of(failure);
        }
    }

    /// Why a token is refused, for the one who holds it.
    public static String sentence(Decision.Reason reason) {
        return Envelope.sentence(reason);
    }

    /// The one token of the one `Authorization` header; anything else is none.
    public static Optional<SecretToken> presented(Request request) {
        List<String> headers = request.headers("authorization");
        if (headers.size() != 1 || !headers.getFirst().startsWith(SCHEME)) return Optional.empty();
        String token = headers.getFirst().substring(SCHEME.length()).strip();
        return token.isEmpty() || token.contains(" ") ? Optional.empty() : Optional.of(SecretToken.of(token));
    }
}
