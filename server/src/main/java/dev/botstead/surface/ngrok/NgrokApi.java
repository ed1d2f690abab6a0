package dev.botstead.surface.ngrok;

import dev.botstead.base.Failure;
import dev.botstead.check.Checks;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Credentials;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principals;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.surface.http.Origins;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import dev.botstead.surface.http.Zone.Slashes;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The pipeline of this dialect, the same for every route, in the order of contract 4: who is it, which version, what
/// body, may they, then the route's own code.
public final class NgrokApi {
    private static final String VERSION = "2";

    private final Gate gate;
    private final PublicAddress address;
    private final List<NgrokRoute> routes = new ArrayList<>();

    /// An API over these features; `publicUrl` is the address that clients use, or null when each request tells.
    public NgrokApi(
            Checks checks,
            Ledger ledger,
            Principals principals,
            Bots bots,
            Credentials credentials,
            @Nullable URI publicUrl) {
        this.gate = new Gate(checks);
        this.address = new PublicAddress(publicUrl);
        routes.addAll(new BotRoutes(ledger, principals, bots, false).routes());
        routes.addAll(new BotRoutes(ledger, principals, bots, true).routes());
        for (Collection collection : Collection.values())
            routes.addAll(new CredentialRoutes(ledger, principals, credentials, collection).routes());
    }

    /// The table of the routes with what each asks.
    public List<Rule> rules() {
        return routes.stream()
                .map(route -> new Rule(
                        "ngrok",
                        route.method(),
                        route.path(),
                        Callers.ANYONE,
                        route.right().name(),
                        route.scope().text()))
                .toList();
    }

    /// Mounts all of it at the root.
    public void mount(Routes table) {
        Set<String> prefixes = new TreeSet<>();
        Set<String> paths = new LinkedHashSet<>();
        for (NgrokRoute route : routes) {
            prefixes.add(route.path().replace("/{id}", ""));
            paths.add(route.path());
            table.on(
                    route.method(),
                    route.path(),
                    request -> Origins.of(request).during(() -> Cors.allow(request, answer(route, request))));
        }
        for (String prefix : prefixes) table.zone(prefix, new Zone(Slashes.COLLAPSED, NgrokApi::refused));
        for (String path : paths) table.on("OPTIONS", path, request -> Cors.preflight(request, methods(path)));
    }

    private List<String> methods(String path) {
        return routes.stream()
                .filter(route -> route.path().equals(path))
                .map(NgrokRoute::method)
                .toList();
    }

    /// The answer of this dialect where HTTP itself refuses, or nothing is at a path.
    public static Response refused(Request request, Refusal refusal) {
        return Errors.of(request, refusal);
    }

    private Response answer(NgrokRoute route, Request request) {
        try {
            Caller caller = gate.enter(request, route);
            mustSpeakOurVersion(request);
            mustTakeQuery(route, request);
            Body body = Body.of(request, route);
            if (route.right() == AccountRight.ADMINISTRATOR) caller.mustAdminister();
            return unkept(route.answer().to(new Call(request, caller, address.of(request), body)));
        } catch (Problem problem) {
            return unkept(Errors.of(request, problem));
        } catch (Failure failure) {
            return unkept(Errors.of(request, failure));
        }
    }

    /// What a caller may see is for no cache on the way, above all not the answer that holds a new secret.
    private static Response unkept(Response response) {
        return response.with("cache-control", "no-store");
    }

    private static void mustSpeakOurVersion(Request request) {
        List<String> versions = request.headers("ngrok-version");
        if (versions.isEmpty())
            throw new Problem(Code.VERSION_MISSING, "The version is missing. Send: Ngrok-Version: " + VERSION);
        if (versions.size() != 1 || !VERSION.equals(versions.getFirst().strip()))
            throw new Problem(
                    Code.VERSION_UNSUPPORTED, "This version is not spoken here. Send: Ngrok-Version: " + VERSION);
    }

    private static void mustTakeQuery(NgrokRoute route, Request request) {
        try {
            for (String name : request.query().names()) {
                if (!route.parameters().contains(name))
                    throw new Problem(Code.PARAMETER_UNKNOWN, "This call has no parameter of that name.");
                if (request.query().all(name).size() > 1)
                    throw new Problem(Code.PARAMETER_REPEATED, "The parameter " + name + " is there twice.");
            }
        } catch (Refusal refusal) {
            throw new Problem(Code.QUERY_MALFORMED, refusal.sentence());
        }
        String before = request.query().first("before_id");
        if (before != null && request.query().first("beforeId") != null)
            throw new Problem(Code.PARAMETER_REPEATED, "The parameter before_id is there in two spellings.");
    }
}
