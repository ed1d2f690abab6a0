package dev.botstead.surface.pages.productions;

import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principals;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.project.TeamLists;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Answers;
import dev.botstead.surface.pages.Frames;
import dev.botstead.surface.pages.PageRoute;
import dev.botstead.surface.pages.Place;
import dev.botstead.surface.pages.Receipts;
import dev.botstead.surface.pages.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tracker's part of the dashboard.
public final class ProductionPages implements Section {
    private final Ledger ledger;
    private final Accounts accounts;
    private final Principals principals;
    private final Production production;

    /// Pages over `production`.
    public ProductionPages(Ledger ledger, Accounts accounts, Principals principals, Production production) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.principals = principals;
        this.production = production;
    }

    @Override
    public List<PageRoute> routes(Answers answers, Frames frames, Receipts receipts) {
        Frame frame = new Frame(frames, accounts, principals);
        List<PageRoute> routes = new ArrayList<>();
        routes.addAll(new TeamRoutes(ledger, production, answers, frame, receipts).all());
        routes.addAll(new WorkRoutes(ledger, production, answers, frame).all());
        return routes;
    }

    @Override
    public Map<PrincipalId, List<Place>> places(Tx tx, Caller caller, List<PrincipalId> bots) {
        Map<PrincipalId, List<Place>> places = new HashMap<>();
        TeamLists.memberships(tx, caller.account(), bots)
                .forEach((bot, in) -> places.put(
                        bot,
                        in.stream()
                                .map(each -> new Place(
                                        each.name(),
                                        Address.of(each.project(), "").toString()))
                                .toList()));
        return places;
    }
}
