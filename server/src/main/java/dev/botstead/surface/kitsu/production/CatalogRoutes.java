package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.CREATE_CATALOG;
import static dev.botstead.production.right.Right.READ_CATALOG;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.table.Fields;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.List;
import java.util.UUID;

/// The routes of what productions are described by: everybody who is let in reads them.
final class CatalogRoutes {
    private static final String BY_NAME = "entity_type.name_key, entity_type.id";
    private final Ledger ledger;
    private final Catalog catalog;
    private final Collection projectStatuses;
    private final Collection entityTypes;
    private final Collection assetTypes;
    private final Collection taskTypes;
    private final Collection taskStatuses;

    CatalogRoutes(Ledger ledger, Catalog catalog) {
        this.ledger = ledger;
        this.catalog = catalog;
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
                anyone("GET", "/data/task-status/{id}", READ_CATALOG, taskStatuses::one),
                anyone("PUT", "/data/task-status/{id}", CREATE_CATALOG, this::updateStatus));
    }

    private Response assetTypes(Call call) {
        return assetTypes.listRelated(call);
    }

    private Response assetType(Call call) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(tx -> assetTypes.tree(tx, call.caller(), id, true)));
    }

    private Response updateStatus(Call call) {
        Fields after = catalog.updateStatus(call.caller(), call.id("id"), Edits.of(call.body(), Catalog.TASK_STATUSES));
        return Answers.ok(Json.tree(after, "TaskStatus"));
    }
}
