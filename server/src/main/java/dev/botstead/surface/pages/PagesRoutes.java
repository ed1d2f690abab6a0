package dev.botstead.surface.pages;

import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.surface.http.Provenance;
import dev.botstead.surface.http.Routes;
import dev.botstead.surface.http.Zone;
import dev.botstead.surface.pages.bots.BotsRoutes;
import dev.botstead.surface.pages.credentials.KeyRoutes;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The dashboard: its pages, its sign-in and the files beside them.
public final class PagesRoutes {
    private static final String ASSETS = "/assets/{folder}/{name}";

    private final Assets assets = new Assets();
    private final Dashboard dashboard;
    private final SignInRoutes signIn;

    /// Pages over `features` and `tracker`.
    ///
    /// @param programs how programs are told that nothing is at an address
    /// @param publicUrl where browsers and bots reach this server, or null when each request tells
    public PagesRoutes(
            Features features, Section tracker, Zone.Wording programs, @Nullable URI publicUrl, InstantSource clock) {
        Cookies cookies = new Cookies(publicUrl != null && "https".equals(publicUrl.getScheme()));
        Csrf csrf = new Csrf(new Provenance(publicUrl));
        Answers answers = new Answers(new Templates());
        Frames frames = new Frames(assets, new Dates(clock));
        Denials denials = new Denials(
                answers, frames, cookies, features.ledger(), features.accounts(), features.principals(), programs);
        List<PageRoute> routes = new ArrayList<>(new OwnRoutes(features.sessions(), cookies).all());
        Receipts receipts = new Receipts(cookies);
        BotsRoutes bots = new BotsRoutes(features, tracker, answers, frames, receipts, publicUrl);
        routes.addAll(bots.all());
        routes.addAll(new KeyRoutes(features, answers, frames, receipts, bots.backdrop()).all());
        routes.addAll(tracker.routes(answers, frames, receipts));
        dashboard = new Dashboard(features.checks(), cookies, csrf, denials, routes);
        signIn = new SignInRoutes(
                features.signIn(),
                features.checks(),
                features.ledger(),
                features.accounts(),
                answers,
                frames,
                cookies,
                csrf);
    }

    /// The table of the routes with what each asks: a few for everybody, all others for people who are signed in.
    public List<Rule> rules() {
        return Stream.concat(
                        Stream.of(open("GET", ASSETS), open("GET", "/sign-in"), open("POST", "/sign-in")),
                        dashboard.rules().stream())
                .toList();
    }

    private static Rule open(String method, String path) {
        return new Rule("pages", method, path, Callers.PUBLIC, AccountRight.NONE.name());
    }

    /// Mounts all of it.
    public void mount(Routes table) {
        table.on("GET", ASSETS, assets::answer);
        signIn.mount(table);
        dashboard.mount(table);
    }
}
