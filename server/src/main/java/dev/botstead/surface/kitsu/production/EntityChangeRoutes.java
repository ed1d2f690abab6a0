package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.catalog.EntityKind.ASSET;
import static dev.botstead.production.catalog.EntityKind.EPISODE;
import static dev.botstead.production.catalog.EntityKind.SEQUENCE;
import static dev.botstead.production.catalog.EntityKind.SHOT;
import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.right.Right.CREATE_ENTITY;
import static dev.botstead.production.right.Right.DELETE_ENTITY;
import static dev.botstead.production.right.Right.DELETE_SEQUENCE;
import static dev.botstead.production.right.Right.UPDATE_ENTITY;
import static dev.botstead.production.right.Right.UPDATE_SHOT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.Creating;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.entity.NewEntity;
import dev.botstead.production.table.Fields;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The routes that make, change and remove assets, shots, sequences, episodes, and entities of all kinds.
final class EntityChangeRoutes {
    private static final Set<EntityKind> ALL = EnumSet.allOf(EntityKind.class);

    private final Ledger ledger;
    private final Production production;

    EntityChangeRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("POST", "/data/projects/{id}/asset-types/{type}/assets/new", CREATE_ENTITY, this::newAsset),
                anyone("POST", "/data/projects/{id}/episodes", CREATE_ENTITY, call -> newPart(call, EPISODE, "")),
                anyone("POST", "/data/projects/{id}/sequences", CREATE_ENTITY, call -> newPart(call, SEQUENCE, "")),
                anyone("POST", "/data/projects/{id}/shots", CREATE_ENTITY, call -> newPart(call, SHOT, null)),
                anyone("PUT", "/data/entities/{id}", UPDATE_ENTITY, call -> update(call, call.id("id"), ALL)),
                anyone(
                        "PUT",
                        "/data/shots/{id}",
                        UPDATE_SHOT,
                        call -> update(call, call.idOrNothing("id"), Set.of(SHOT))),
                anyone("DELETE", "/data/assets/{id}", DELETE_ENTITY, call -> remove(call, Set.of(ASSET))),
                anyone("DELETE", "/data/shots/{id}", DELETE_ENTITY, call -> remove(call, Set.of(SHOT))),
                anyone("DELETE", "/data/sequences/{id}", DELETE_SEQUENCE, call -> remove(call, Set.of(SEQUENCE))),
                anyone("DELETE", "/data/episodes/{id}", DELETE_ENTITY, call -> remove(call, Set.of(EPISODE))),
                anyone("DELETE", "/data/entities/{id}", DELETE_ENTITY, call -> remove(call, ALL)),
                anyone("POST", "/actions/projects/{id}/delete-entities", DELETE_ENTITY, this::removeAll));
    }

    private Response newAsset(Call call) {
        Body body = call.body();
        Creating.Wanted wanted = wanted(body, null, id(body, "episode_id"), "");
        Fields made = production.creating().asset(call.caller(), call.id("id"), call.idOrNothing("type"), wanted);
        return Answers.created(Json.tree(made, "Asset"));
    }

    private Response newPart(Call call, EntityKind kind, @Nullable String described) {
        Body body = call.body();
        UUID parent = switch (kind) {
            case SHOT -> id(body, "sequence_id");
            case SEQUENCE -> id(body, "episode_id");
            case ASSET, EPISODE, SCENE, EDIT, CONCEPT -> null;
        };
        Fields made =
                production.creating().part(call.caller(), call.id("id"), kind, wanted(body, parent, null, described));
        return Answers.created(Json.tree(made, kind.word()));
    }

    // Clients send an empty text for what they do not know.
    private static @Nullable UUID id(Body body, String key) {
        if (body.textOr(key).filter(String::isEmpty).isPresent()) return null;
        return body.id(key).orElse(null);
    }

    private static Creating.Wanted wanted(
            Body body, @Nullable UUID parent, @Nullable UUID source, @Nullable String described) {
        ObjectNode data = BodyParts.object(body, "data");
        String description = body.textOr("description").orElse(described);
        return new Creating.Wanted(
                body.text("name"),
                parent,
                source,
                (String) column("description", description),
                body.integer("nb_frames").orElse(null),
                body.bool("is_shared").orElse(false),
                Objects.requireNonNull(
                        (String) column("status", body.textOr("status").orElse(NewEntity.RUNNING))),
                Objects.requireNonNull((String) column("data", data == null ? "{}" : data.toString())));
    }

    private static @Nullable Object column(String name, @Nullable String value) {
        return Objects.requireNonNull(ENTITIES.column(name)).checked(value);
    }

    private Response update(Call call, UUID id, Set<EntityKind> kinds) {
        Body body = call.body();
        ObjectNode data = BodyParts.object(body, "data");
        Map<String, @Nullable Object> edits = Edits.of(body, EntityTables.ENTITIES, "data");
        Fields after = production.shaping().shape(call.caller(), id, kinds, edits, data);
        Map<String, @Nullable Object> json = Json.tree(after, word(after));
        return Answers.ok(ledger.<Object>read(tx -> {
            ENTITIES.related(tx, call.caller().account(), id).forEach((name, ids) -> json.put(name, Json.ids(ids)));
            json.put("instance_casting", List.of());
            return json;
        }));
    }

    private static String word(Fields entity) {
        return EntityKind.valueOf(entity.text("kind")).word();
    }

    private Response remove(Call call, Set<EntityKind> kinds) {
        UUID id = kinds.equals(ALL) ? call.id("id") : call.idOrNothing("id");
        production.removing().entity(call.caller(), id, kinds, call.flag("force"));
        return Answers.none();
    }

    private Response removeAll(Call call) {
        List<UUID> ids = BodyParts.ids(call.list());
        return Answers.ok(
                Json.ids(production.removing().entities(call.caller(), call.id("id"), ids, call.flag("force"))));
    }
}
