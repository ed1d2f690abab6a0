package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.entity.EntityTables.ENTITIES;
import static dev.botstead.production.right.Right.LIST_ENTITIES;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.table.Fields;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes that read what is cast in what.
final class CastingRoutes {
    private final Ledger ledger;
    private final Production production;

    CastingRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/projects/{project}/entities/{id}/casting", LIST_ENTITIES, this::casting),
                anyone("GET", "/data/assets/{id}/cast-in", LIST_ENTITIES, this::castIn));
    }

    private Response casting(Call call) {
        UUID project = call.idOrNothing("project");
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            Fields entity =
                    production.entities().readable(tx, call.caller(), ENTITIES, id, EnumSet.allOf(EntityKind.class));
            if (!entity.id("project_id").equals(project))
                throw new Failure.NotFound("This production has no such entity.");
            return production.casting().of(tx, call.caller(), entity).stream()
                    .map(CastingRoutes::cast)
                    .toList();
        }));
    }

    private static Map<String, @Nullable Object> cast(Fields asset) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("asset_id", asset.id().toString());
        json.put("asset_name", asset.text("name"));
        json.put("asset_type_name", asset.text("asset_type_name"));
        json.put("ready_for", Json.id(asset.idOrNull("ready_for")));
        json.put("episode_id", Json.id(asset.idOrNull("source_id")));
        json.put("preview_file_id", Json.id(asset.idOrNull("preview_file_id")));
        json.put("nb_occurences", asset.whole("nb_occurences"));
        json.put("label", asset.text("label"));
        json.put("is_shared", asset.flag("is_shared"));
        json.put("project_id", asset.id("project_id").toString());
        return json;
    }

    private Response castIn(Call call) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            production.entities().readable(tx, call.caller(), ENTITIES, id, Set.of(EntityKind.ASSET));
            return production.casting().shots(tx, call.caller(), id).stream()
                    .map(CastingRoutes::shot)
                    .toList();
        }));
    }

    private static Map<String, @Nullable Object> shot(Fields shot) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("shot_id", shot.id().toString());
        json.put("shot_name", shot.text("name"));
        json.put("sequence_name", shot.textOrNull("sequence_name"));
        json.put("episode_id", Json.id(shot.idOrNull("episode_id")));
        json.put("episode_name", shot.textOrNull("episode_name"));
        json.put("preview_file_id", Json.id(shot.idOrNull("preview_file_id")));
        json.put("nb_occurences", shot.whole("nb_occurences"));
        return json;
    }
}
