package dev.botstead.server;

import dev.botstead.policy.Rule;
import dev.botstead.server.http.RouteTable;
import dev.botstead.surface.health.Health;
import dev.botstead.surface.kitsu.KitsuApi;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.auth.AuthRoutes;
import dev.botstead.surface.kitsu.people.DepartmentRoutes;
import dev.botstead.surface.kitsu.people.Organisation;
import dev.botstead.surface.kitsu.people.PeopleRoutes;
import dev.botstead.surface.kitsu.people.PersonViews;
import dev.botstead.surface.kitsu.production.ProductionRoutes;
import dev.botstead.surface.kitsu.production.UserContext;
import dev.botstead.surface.oauth2.WellKnown;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.PagesRoutes;
import dev.botstead.surface.pages.productions.ProductionPages;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The surfaces, each mounted on the one table of routes.
final class Surfaces {
    private final KitsuApi kitsu;
    private final WellKnown wellKnown;
    private final Health health;
    private final PagesRoutes pages;

    Surfaces(Core core, @Nullable URI publicUrl) {
        this.kitsu = new KitsuApi(core.checks, kitsuRoutes(core));
        this.wellKnown = new WellKnown(core.keys);
        this.health = new Health(core.database);
        this.pages = new PagesRoutes(
                new Features(
                        core.ledger,
                        core.accounts,
                        core.principals,
                        core.departments,
                        core.avatars,
                        core.bots,
                        core.tokens,
                        core.signIn,
                        core.sessions,
                        core.checks),
                new ProductionPages(core.ledger, core.accounts, core.principals, core.production),
                publicUrl,
                core.clock);
    }

    private static List<KitsuRoute> kitsuRoutes(Core core) {
        Organisation organisation = new Organisation(core.accounts);
        PersonViews views = new PersonViews(core.database, core.principals, core.production.access()::colleagues);
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
                        core.production::refers,
                        core.clock)
                .routes());
        routes.addAll(new DepartmentRoutes(core.ledger, core.departments, organisation).routes());
        routes.addAll(new ProductionRoutes(
                        core.ledger,
                        core.events,
                        core.production,
                        views,
                        new UserContext.Studio(
                                (tx, caller) -> core.departments.all(tx, caller.account()), core.register.seatLimit()))
                .routes());
        return routes;
    }

    /// The table of all routes with what each asks.
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(kitsu.rules());
        rules.addAll(wellKnown.rules());
        rules.addAll(health.rules());
        rules.addAll(pages.rules());
        return rules;
    }

    RouteTable table() {
        RouteTable table = new RouteTable();
        kitsu.mount(table);
        wellKnown.mount(table);
        health.mount(table);
        pages.mount(table);
        return table;
    }
}
