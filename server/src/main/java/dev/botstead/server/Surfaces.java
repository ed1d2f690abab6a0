package dev.botstead.server;

import dev.botstead.policy.Area;
import dev.botstead.policy.Rule;
import dev.botstead.server.http.RouteTable;
import dev.botstead.surface.application.WebApplication;
import dev.botstead.surface.health.Health;
import dev.botstead.surface.kitsu.Entrance;
import dev.botstead.surface.kitsu.KitsuApi;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.SessionCookies;
import dev.botstead.surface.kitsu.auth.AuthRoutes;
import dev.botstead.surface.kitsu.events.EventStream;
import dev.botstead.surface.kitsu.events.Timing;
import dev.botstead.surface.kitsu.people.DepartmentRoutes;
import dev.botstead.surface.kitsu.people.Organisation;
import dev.botstead.surface.kitsu.people.PeopleRoutes;
import dev.botstead.surface.kitsu.people.PersonViews;
import dev.botstead.surface.kitsu.production.LiveEvents;
import dev.botstead.surface.kitsu.production.ProductionRoutes;
import dev.botstead.surface.kitsu.production.UploadLimits;
import dev.botstead.surface.kitsu.production.UserContext;
import dev.botstead.surface.ngrok.NgrokApi;
import dev.botstead.surface.ngrok.filter.Filters;
import dev.botstead.surface.oauth2.WellKnown;
import dev.botstead.surface.pages.Features;
import dev.botstead.surface.pages.PagesRoutes;
import dev.botstead.surface.pages.productions.ProductionPages;
import dev.botstead.surface.rest.RestApi;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The surfaces, each mounted on the one table of routes.
final class Surfaces {
    private final KitsuApi kitsu;
    private final NgrokApi ngrok;
    private final RestApi rest;
    private final WellKnown wellKnown;
    private final Health health;
    private final PagesRoutes pages;
    private final EventStream stream;

    Surfaces(Core core, @Nullable URI publicUrl) {
        this(core, publicUrl, UploadLimits.standard());
    }

    Surfaces(Core core, @Nullable URI publicUrl, UploadLimits limits) {
        SessionCookies cookies = new SessionCookies(publicUrl);
        Entrance entrance = new Entrance(core.checks, cookies);
        this.kitsu = new KitsuApi(entrance, kitsuRoutes(core, cookies, limits));
        this.ngrok = new NgrokApi(
                core.checks,
                core.ledger,
                core.principals,
                core.bots,
                core.credentials,
                new Filters(core.database.dialect(), core.clock),
                publicUrl);
        this.rest = new RestApi(core.checks, core.exchange);
        this.wellKnown = new WellKnown(core.keys);
        this.health = new Health(core.database);
        this.stream = new EventStream(
                entrance,
                core.revisions,
                core.ledger,
                core.events,
                new LiveEvents(core.production),
                core.clock,
                Timing.standard());
        this.pages = new PagesRoutes(
                new Features(
                        core.ledger,
                        core.accounts,
                        core.principals,
                        core.departments,
                        core.avatars,
                        core.bots,
                        core.tokens,
                        core.credentials,
                        core.rotations,
                        core.rotationPolicies,
                        core.events,
                        core.signIn,
                        core.sessions,
                        core.checks),
                new ProductionPages(core.ledger, core.accounts, core.principals, core.production),
                NgrokApi::refused,
                publicUrl,
                core.clock);
    }

    private static List<KitsuRoute> kitsuRoutes(Core core, SessionCookies cookies, UploadLimits limits) {
        Organisation organisation = new Organisation(core.accounts);
        PersonViews views = new PersonViews(core.database, core.principals, core.production.access()::colleagues);
        List<KitsuRoute> routes = new ArrayList<>();
        routes.addAll(
                new AuthRoutes(core.signIn, core.sessions, core.ledger, core.principals, views, organisation, cookies)
                        .routes());
        routes.addAll(KitsuRoute.in(
                Area.PEOPLE,
                new PeopleRoutes(
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
                        .routes()));
        routes.addAll(
                KitsuRoute.in(Area.PEOPLE, new DepartmentRoutes(core.ledger, core.departments, organisation).routes()));
        routes.addAll(new ProductionRoutes(
                        core.ledger,
                        core.events,
                        core.production,
                        views,
                        new UserContext.Studio(
                                (tx, caller) -> core.departments.all(tx, caller.account()), core.register.seatLimit()),
                        limits)
                .routes());
        return routes;
    }

    /// The table of all routes with what each asks.
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(kitsu.rules());
        rules.addAll(ngrok.rules());
        rules.addAll(rest.rules());
        rules.addAll(wellKnown.rules());
        rules.addAll(health.rules());
        rules.addAll(pages.rules());
        rules.addAll(stream.rules());
        return rules;
    }

    RouteTable table() {
        RouteTable table = new RouteTable();
        kitsu.mount(table);
        ngrok.mount(table);
        rest.mount(table);
        wellKnown.mount(table);
        health.mount(table);
        pages.mount(table);
        stream.mount(table);
        return table;
    }

    /// The table of a port of its own: the web application and what it asks, and nothing of the dashboard, whose
    /// pages have the same addresses.
    RouteTable table(WebApplication application) {
        RouteTable table = new RouteTable();
        kitsu.mount(table);
        stream.mount(table);
        health.mount(table);
        application.mount(table);
        return table;
    }

    /// What is told as it happens. It begins when it is started, and has to be closed.
    EventStream stream() {
        return stream;
    }
}
