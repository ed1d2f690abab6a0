package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.catalog.EntityKind.ASSET;
import static dev.botstead.production.catalog.EntityKind.EPISODE;
import static dev.botstead.production.catalog.EntityKind.SEQUENCE;
import static dev.botstead.production.catalog.EntityKind.SHOT;
import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.entity.EntityTables.ORDER;
import static dev.botstead.production.entity.EntityTables.SHOTS;
import static dev.botstead.production.right.Right.FILTER_ENTITIES;
import static dev.botstead.production.right.Right.LIST_ENTITIES;
import static dev.botstead.production.right.Right.READ_ENTITY;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.Entities;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes that read assets, shots, sequences, episodes, and entities of all kinds.
final class EntityRoutes {
    private final Ledger ledger;
    private final Production production;
    private final EntityScope scope;
    private final EntityJson json;
    private final Collection entities;
    private final Collection shots;

    EntityRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
        this.scope = new EntityScope(production);
        Sights sights = new Sights(production);
        this.json = new EntityJson(production, sights);
        this.entities = new Collection(
                ledger,
                ENTITIES,
                ORDER,
                (_, caller) -> production.entities().visible(caller, ENTITIES),
                (tx, caller, _) -> sights.entity(tx, caller));
        this.shots = new Collection(
                ledger,
                SHOTS,
                ORDER,
                (_, caller) -> production.entities().visible(caller, SHOTS),
                (tx, caller, _) -> sights.entity(tx, caller));
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/entities", FILTER_ENTITIES, entities::list),
                anyone("GET", "/data/entities/{id}", READ_ENTITY, this::entity),
                anyone("GET", "/data/assets", LIST_ENTITIES, this::assets),
                anyone("GET", "/data/assets/all", LIST_ENTITIES, this::assets),
                anyone("GET", "/data/assets/{id}", READ_ENTITY, call -> one(call, ASSET)),
                anyone("GET", "/data/shots", LIST_ENTITIES, this::allShots),
                anyone("GET", "/data/shots/all", LIST_ENTITIES, this::allShots),
                anyone("GET", "/data/shots/{id}", READ_ENTITY, call -> one(call, SHOT)),
                anyone("GET", "/data/shots/{id}/assets", LIST_ENTITIES, this::assetsOfShot),
                anyone("GET", "/data/shots/{id}/asset-types", LIST_ENTITIES, this::assetTypesOfShot),
                anyone("GET", "/data/sequences", LIST_ENTITIES, this::allSequences),
                anyone("GET", "/data/sequences/{id}", READ_ENTITY, call -> one(call, SEQUENCE)),
                anyone("GET", "/data/sequences/{id}/shots", LIST_ENTITIES, this::shotsOfSequence),
                anyone("GET", "/data/episodes", LIST_ENTITIES, call -> typed(call, EPISODE, null, null)),
                anyone("GET", "/data/episodes/{id}", READ_ENTITY, call -> one(call, EPISODE)),
                anyone("GET", "/data/episodes/{id}/sequences", LIST_ENTITIES, this::sequencesOfEpisode),
                anyone("GET", "/data/episodes/{id}/shots", LIST_ENTITIES, this::shotsOfEpisode),
                anyone("GET", "/data/projects/{id}/assets", LIST_ENTITIES, call -> ofProject(call, ASSET)),
                anyone("GET", "/data/projects/{id}/shots", LIST_ENTITIES, call -> ofProject(call, SHOT)),
                anyone("GET", "/data/projects/{id}/sequences", LIST_ENTITIES, call -> ofProject(call, SEQUENCE)),
                anyone("GET", "/data/projects/{id}/episodes", LIST_ENTITIES, call -> ofProject(call, EPISODE)),
                anyone("GET", "/data/projects/{id}/asset-types", LIST_ENTITIES, this::assetTypes),
                anyone("GET", "/data/projects/{id}/asset-types/{type}/assets", LIST_ENTITIES, this::assetsOfType));
    }

    private Response entity(Call call) {
        return entities.one(
                call,
                (tx, caller, id) ->
                        production.entities().readable(tx, caller, ENTITIES, id, EnumSet.allOf(EntityKind.class)));
    }

    private Response one(Call call, EntityKind kind) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx -> json.detail(tx, call.caller(), id, kind)));
    }

    private Response ofProject(Call call, EntityKind kind) {
        return entities.list(call, scope.ofProject(ENTITIES, kind, call.id("id")), false, "project_id");
    }

    private Response typed(Call call, EntityKind kind, @Nullable String alias, @Nullable EntityKind parent) {
        return entities.list(call, scope.ofQuery(call, ENTITIES, kind, alias, parent), false);
    }

    private Response assets(Call call) {
        String episode = call.query().first("episode_id");
        if (episode == null) return typed(call, ASSET, null, null);
        UUID id = dev.botstead.id.Ids.parse(episode)
                .orElseThrow(() ->
                        new dev.botstead.base.Failure.Invalid("episode_id", "The filter episode_id is not an id."));
        var base = scope.ofQuery(call, ENTITIES, ASSET, null, null);
        return entities.list(call, (tx, caller) -> Entities.ofEpisode(base.apply(tx, caller), id), false, "episode_id");
    }

    private Response allSequences(Call call) {
        return typed(call, SEQUENCE, "episode_id", EPISODE);
    }

    private Response allShots(Call call) {
        return shots.list(call, scope.ofQuery(call, SHOTS, SHOT, "sequence_id", SEQUENCE), false);
    }

    private Response shotsOfSequence(Call call) {
        return shots.list(call, scope.ofParent(SHOTS, SHOT, call.idOrNothing("id"), SEQUENCE), false);
    }

    private Response sequencesOfEpisode(Call call) {
        return entities.list(call, scope.ofParent(ENTITIES, SEQUENCE, call.idOrNothing("id"), EPISODE), false);
    }

    private Response shotsOfEpisode(Call call) {
        UUID id = call.idOrNothing("id");
        return entities.list(call, (tx, caller) -> Entities.shotsOfEpisode(beside(tx, caller, id, EPISODE), id), false);
    }

    private Where beside(Tx tx, Caller caller, UUID id, EntityKind kind) {
        Fields found = production.entities().readable(tx, caller, ENTITIES, id, Set.of(kind));
        return production.entities().of(tx, caller, ENTITIES, found.id("project_id"));
    }

    private Response assetsOfShot(Call call) {
        UUID id = call.idOrNothing("id");
        return entities.list(call, (tx, caller) -> Entities.castIn(beside(tx, caller, id, SHOT), id), false);
    }

    private Response assetsOfType(Call call) {
        UUID type = call.id("type");
        return entities.list(
                call,
                (tx, caller) -> scope.ofProject(ENTITIES, ASSET, call.id("id"))
                        .apply(tx, caller)
                        .is("entity_type_id", type),
                false);
    }

    private Response assetTypes(Call call) {
        UUID project = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> types(
                tx, call.caller(), scope.ofProject(ENTITIES, ASSET, project).apply(tx, call.caller()))));
    }

    private Response assetTypesOfShot(Call call) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx ->
                types(tx, call.caller(), Entities.castIn(beside(tx, call.caller(), id, SHOT), id))));
    }

    private static List<Map<String, @Nullable Object>> types(Tx tx, Caller caller, Where assets) {
        return Catalog.ENTITY_TYPES
                .list(tx, Entities.assetTypes(caller.account(), assets), "entity_type.name_key, entity_type.id")
                .stream()
                .map(row -> Json.tree(row, "AssetType"))
                .toList();
    }
}
