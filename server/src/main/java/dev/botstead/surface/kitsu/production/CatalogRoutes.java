package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.CREATE_CATALOG;
import static dev.botstead.production.right.Right.READ_CATALOG;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.Curating;
import dev.botstead.production.catalog.Part;
import dev.botstead.production.project.Access;
import dev.botstead.production.table.Fields;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes of what productions are described by: everybody who is let in reads them, administrators change
/// them.
final class CatalogRoutes {
    private static final String TASK_TYPES = "task_types";
    private static final String BY_NAME = "entity_type.name_key, entity_type.id";
    private final Ledger ledger;
    private final Curating curating;
    private final Collection projectStatuses;
    private final Collection entityTypes;
    private final Collection assetTypes;
    private final Collection taskTypes;
    private final Collection taskStatuses;

    CatalogRoutes(Ledger ledger, Curating curating) {
        this.ledger = ledger;
        this.curating = curating;
        this.projectStatuses = new Collection(
                ledger,
                Catalog.PROJECT_STATUSES,
                "project_status.created_at, project_status.id",
                (_, caller) -> Catalog.PROJECT_STATUSES.of(caller.account()),
                "ProjectStatus");
        this.entityTypes = new Collection(
                ledger,
                Catalog.ENTITY_TYPES,
                BY_NAME,
                (_, caller) -> Catalog.ENTITY_TYPES.of(caller.account()),
                "EntityType");
        this.assetTypes = new Collection(
                ledger,
                Catalog.ENTITY_TYPES,
                BY_NAME,
                (_, caller) -> Catalog.ENTITY_TYPES.of(caller.account()).is("kind", "ASSET"),
                "AssetType");
        this.taskTypes = new Collection(
                ledger,
                Catalog.TASK_TYPES,
                "task_type.priority, task_type.name_key, task_type.id",
                (_, caller) -> Catalog.TASK_TYPES.of(caller.account()),
                "TaskType");
        this.taskStatuses = new Collection(
                ledger,
                Catalog.TASK_STATUSES,
                Catalog.STATUS_ORDER,
                (_, caller) -> Catalog.TASK_STATUSES.of(caller.account()),
                "TaskStatus");
    }

    List<KitsuRoute> routes() {
        List<KitsuRoute> all = new ArrayList<>(reads());
        all.addAll(changes(curating, Part.ENTITY_TYPE, "/data/entity-types", "EntityType"));
        all.addAll(changes(curating, Part.TASK_TYPE, "/data/task-types", "TaskType"));
        all.addAll(changes(curating, Part.TASK_STATUS, "/data/task-status", "TaskStatus"));
        return all;
    }

    private List<KitsuRoute> reads() {
        return List.of(
                anyone("GET", "/data/project-status", READ_CATALOG, projectStatuses::list),
                anyone("GET", "/data/project-status/{id}", READ_CATALOG, projectStatuses::one),
                anyone("GET", "/data/entity-types", READ_CATALOG, entityTypes::list),
                anyone("GET", "/data/entity-types/{id}", READ_CATALOG, entityTypes::one),
                anyone("GET", "/data/asset-types", READ_CATALOG, this::assetTypes),
                anyone("GET", "/data/asset-types/{id}", READ_CATALOG, this::assetType),
                anyone("GET", "/data/task-types", READ_CATALOG, taskTypes::list),
                anyone("GET", "/data/task-types/{id}", READ_CATALOG, taskTypes::one),
                anyone("GET", "/data/task-status", READ_CATALOG, taskStatuses::list),
                anyone("GET", "/data/task-status/{id}", READ_CATALOG, taskStatuses::one));
    }

    private Response assetTypes(Call call) {
        return assetTypes.listRelated(call);
    }

    private Response assetType(Call call) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx -> assetTypes.tree(tx, call.caller(), id, true)));
    }

    private static List<KitsuRoute> changes(Curating curating, Part part, String path, String type) {
        return List.of(
                anyone("POST", path, CREATE_CATALOG, call -> create(curating, call, part, type)),
                anyone("PUT", path + "/{id}", CREATE_CATALOG, call -> update(curating, call, part, type)),
                anyone("DELETE", path + "/{id}", CREATE_CATALOG, call -> {
                    curating.delete(call.caller(), part, call.id("id"), call.flag("force"));
                    return Answers.none();
                }));
    }

    private static Response create(Curating curating, Call call, Part part, String type) {
        Access.must(call.caller(), CREATE_CATALOG);
        Body body = call.body();
        Fields made = curating.create(
                call.caller(),
                part,
                Edits.ofNew(body, part.table(), lists(part)),
                BodyParts.idsOrNone(body, TASK_TYPES));
        return Answers.created(related(made, part, type, BodyParts.idsOrNone(body, TASK_TYPES)));
    }

    private static String[] lists(Part part) {
        return part.equals(Part.ENTITY_TYPE) ? new String[] {TASK_TYPES} : new String[0];
    }

    private static Map<String, @Nullable Object> related(Fields row, Part part, String type, List<UUID> taskTypes) {
        Map<String, @Nullable Object> tree = Json.tree(row, type);
        if (part.equals(Part.ENTITY_TYPE)) tree.put(TASK_TYPES, Json.ids(taskTypes));
        return tree;
    }

    private static Response update(Curating curating, Call call, Part part, String type) {
        Access.must(call.caller(), CREATE_CATALOG);
        Body body = call.body();
        List<UUID> taskTypes = body.hasValue(TASK_TYPES) ? BodyParts.ids(body, TASK_TYPES) : null;
        Fields after = curating.update(call.caller(), part, call.id("id"), Edits.of(body, part.table()), taskTypes);
        return Answers.ok(Json.tree(after, type));
    }
}
