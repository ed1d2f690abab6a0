package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.catalog.EntityKind.SCENE;
import static dev.botstead.production.catalog.EntityKind.SEQUENCE;
import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.right.Right.LIST_ENTITIES;
import static dev.botstead.production.right.Right.READ_ENTITY;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The routes that read scenes, edits and concepts.
final class SceneRoutes {
    private final Ledger ledger;
    private final EntityScope scope;
    private final EntityJson json;
    private final Collection entities;

    SceneRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.scope = new EntityScope(production);
        Sights sights = new Sights(production);
        this.json = new EntityJson(production, sights);
        this.entities = new Collection(
                ledger,
                ENTITIES,
                EntityTables.ORDER,
                (_, caller) -> production.entities().visible(caller, ENTITIES),
                (tx, caller, _) -> sights.entity(tx, caller));
    }

    List<KitsuRoute> routes() {
        List<KitsuRoute> routes = new ArrayList<>();
        for (EntityKind kind : List.of(SCENE, EntityKind.EDIT, EntityKind.CONCEPT)) {
            String many = kind.word().toLowerCase(Locale.ROOT) + "s";
            routes.add(anyone("GET", "/data/" + many, LIST_ENTITIES, call -> all(call, kind)));
            routes.add(anyone("GET", "/data/" + many + "/all", LIST_ENTITIES, call -> all(call, kind)));
            routes.add(anyone("GET", "/data/" + many + "/{id}", READ_ENTITY, call -> one(call, kind)));
            routes.add(anyone("GET", "/data/projects/{id}/" + many, LIST_ENTITIES, call -> ofProject(call, kind)));
        }
        routes.add(anyone("GET", "/data/sequences/{id}/scenes", LIST_ENTITIES, this::ofSequence));
        return routes;
    }

    private Response all(Call call, EntityKind kind) {
        return entities.list(call, scope.ofQuery(call, ENTITIES, kind, "sequence_id", SEQUENCE), false);
    }

    private Response one(Call call, EntityKind kind) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx -> json.detail(tx, call.caller(), id, kind)));
    }

    private Response ofProject(Call call, EntityKind kind) {
        return entities.list(call, scope.ofProject(ENTITIES, kind, call.id("id")), false, "project_id");
    }

    private Response ofSequence(Call call) {
        return entities.list(call, scope.ofParent(ENTITIES, SCENE, call.idOrNothing("id"), SEQUENCE), false);
    }
}
