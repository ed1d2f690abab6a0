package dev.botstead.surface.rest;

import dev.botstead.base.Failure;
import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.check.Decision.Reason;
import dev.botstead.credential.Exchange;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Rule;
import dev.botstead.secret.SecretToken;
import dev.botstead.surface.http.Origins;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import dev.botstead.surface.http.Zone.Slashes;
import java.util.List;

/// The pipeline of the native API, the same for every route: who is it, may they, then the route's own code.
public final class RestApi {
    private static final String PREFIX = "/v1";

    private final Gate gate;
    private final List<RestRoute> routes;

    /// An API over these features.
    public RestApi(Checks checks, Exchange exchange) {
        this.gate = new Gate(checks);
        this.routes = new ExchangeRoutes(exchange).routes();
    }

    /// The table of the routes with what each asks.
    public List<Rule> rules() {
        return routes.stream().map(RestRoute::rule).toList();
    }

    /// Mounts all of it.
    public void mount(Routes table) {
        for (RestRoute route : routes)
            table.on(
                    route.method(), route.path(), request -> Origins.of(request).during(() -> answer(route, request)));
        table.zone(
                PREFIX,
                new Zone(
                        Slashes.SIGNIFICANT,
                        (_, refusal) -> unkept(Problem.of(refusal).response())));
    }

    private Response answer(RestRoute route, Request request) {
        try {
            return unkept(route.answer().to(call(route, request)));
        } catch (Problem problem) {
            return unkept(problem.response());
        } catch (Failure failure) {
            return unkept(Problem.of(failure).response());
        }
    }

    private Call call(RestRoute route, Request request) {
        SecretToken key = Gate.presented(request);
        return switch (gate.decide(key, route)) {
            case Decision.Allowed(var caller) -> {
                if (route.right() == AccountRight.ADMINISTRATOR) caller.mustAdminister();
                yield new Call(request, caller, key);
            }
            case Decision.Refused(var reason) -> {
                if (reason == Reason.REVOKED || reason == Reason.EXPIRED)
                    route.tooLate().accept(key);
                throw Problem.of(reason);
            }
        };
    }

    /// What is answered is for no cache on the way, above all not a new secret.
    private static Response unkept(Response response) {
        return response.with("cache-control", "no-store");
    }
}
