package dev.botstead.server;

import dev.botstead.policy.Rule;
import dev.botstead.server.http.RouteTable;
import dev.botstead.surface.kitsu.KitsuApi;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.auth.AuthRoutes;
import dev.botstead.surface.kitsu.people.DepartmentRoutes;
import dev.botstead.surface.kitsu.people.Organisation;
import dev.botstead.surface.kitsu.people.PeopleRoutes;
import dev.botstead.surface.kitsu.people.PersonViews;
import dev.botstead.surface.oauth2.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The surfaces, each mounted on the one table of routes.
final class Surfaces {
    private final KitsuApi kitsu;
    private final WellKnown wellKnown;

    Surfaces(Core core) {
        this.kitsu = new KitsuApi(core.checks, kitsuRoutes(core));
        this.wellKnown = new WellKnown(core.keys);
    }

    private static List<KitsuRoute> kitsuRoutes(Core core) {
        Organisation organisation = new Organisation(core.accounts);
        PersonViews views = new PersonViews(core.database, core.principals, (_, _) -> Set.of());
        List<KitsuRoute> routes = new ArrayList<>();
        routes.addAll(
                new AuthRoutes(core.signIn, core.sessions, core.ledger, core.principals, views, organisation).routes());
        routes.addAll(new PeopleRoutes(
                        core.ledger,
                        core.principals,
                        core.register,
                        core.avatars,
                        core.tokens,
                        core.passwords,
                        core.sessions,
                        views,
                        (_, _) -> false,
                        core.clock)
                .routes());
        routes.addAll(new DepartmentRoutes(core.ledger, core.departments, organisation).routes());
        return routes;
    }

    /// The table of all routes with what each asks.
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(kitsu.rules());
        rules.addAll(wellKnown.rules());
        return rules;
    }

    RouteTable table() {
        RouteTable table = new RouteTable();
        kitsu.mount(table);
        wellKnown.mount(table);
        return table;
    }
}
