package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.right.Right.READ_CATALOG;
import static dev.botstead.production.right.Right.READ_ENTITY;
import static dev.botstead.production.right.Right.READ_PROJECT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.project.Access;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.Listing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What pages of the web application ask for although its feature is not there: who may ask is told that there is
/// nothing, so that the rest of the page is drawn.
final class WebRoutes {
    private final Ledger ledger;
    private final Production production;

    WebRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/entities/{id}/news", READ_ENTITY, this::news),
                anyone("GET", "/data/playlists/entities/{id}/preview-files", READ_ENTITY, this::previews),
                anyone("GET", "/data/projects/{id}/schedule-items/task-types", READ_PROJECT, this::schedule),
                anyone("GET", "/data/softwares", READ_CATALOG, call -> nothing(call, List.of())),
                anyone("GET", "/data/hardware-items", READ_CATALOG, call -> nothing(call, List.of())),
                anyone("GET", "/data/departments/hardware-items", READ_CATALOG, call -> nothing(call, Map.of())),
                anyone("GET", "/data/departments/software-licenses", READ_CATALOG, call -> nothing(call, Map.of())));
    }

    private static Response nothing(Call call, Object none) {
        Access.must(call.caller(), READ_CATALOG);
        return Answers.ok(none);
    }

    private void mustRead(Call call) {
        UUID id = call.idOrNothing("id");
        ledger.read(
                tx -> production.entities().readable(tx, call.caller(), ENTITIES, id, EnumSet.allOf(EntityKind.class)));
    }

    private Response news(Call call) {
        mustRead(call);
        return Answers.ok(Listing.of(call.query()).envelope(List.of(), 0));
    }

    private Response previews(Call call) {
        mustRead(call);
        return Answers.ok(Map.of());
    }

    private Response schedule(Call call) {
        UUID project = call.id("id");
        ledger.read(tx -> production.access().must(tx, call.caller(), project, READ_PROJECT));
        return Answers.ok(List.of());
    }
}
