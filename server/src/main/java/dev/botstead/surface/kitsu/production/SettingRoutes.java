package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.DELETE_PROJECT;
import static dev.botstead.production.right.Right.READ_PROJECT;
import static dev.botstead.production.right.Right.UPDATE_PROJECT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.id.AccountId;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.Part;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Settings;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/// The routes of what a production takes from the catalog, and the one that removes it.
final class SettingRoutes {
    private static final String PATH = "/data/projects/{id}/settings";

    private final Ledger ledger;
    private final Production production;

    SettingRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/projects/{id}/task-types", READ_PROJECT, this::taskTypes),
                anyone("GET", PATH + "/task-types", READ_PROJECT, this::taskTypes),
                anyone("GET", PATH + "/task-status", READ_PROJECT, this::statuses),
                anyone("PUT", PATH + "/task-status/{of}", UPDATE_PROJECT, this::clientsMayGive),
                anyone(
                        "POST",
                        PATH + "/asset-types",
                        UPDATE_PROJECT,
                        call -> use(call, Part.ENTITY_TYPE, "asset_type_id")),
                anyone("POST", PATH + "/task-types", UPDATE_PROJECT, call -> use(call, Part.TASK_TYPE, "task_type_id")),
                anyone(
                        "POST",
                        PATH + "/task-status",
                        UPDATE_PROJECT,
                        call -> use(call, Part.TASK_STATUS, "task_status_id")),
                anyone("DELETE", PATH + "/asset-types/{of}", UPDATE_PROJECT, call -> drop(call, Part.ENTITY_TYPE)),
                anyone("DELETE", PATH + "/task-types/{of}", UPDATE_PROJECT, call -> drop(call, Part.TASK_TYPE)),
                anyone("DELETE", PATH + "/task-status/{of}", UPDATE_PROJECT, call -> drop(call, Part.TASK_STATUS)),
                anyone("DELETE", "/data/projects/{id}", DELETE_PROJECT, this::remove));
    }

    private Response taskTypes(Call call) {
        return list(
                call,
                Catalog.TASK_TYPES,
                "task_type.priority, task_type.name_key, task_type.id",
                "TaskType",
                Settings::taskTypes);
    }

    private Response statuses(Call call) {
        return list(call, Catalog.TASK_STATUSES, Catalog.STATUS_ORDER, "TaskStatus", Settings::statuses);
    }

    private Response list(Call call, Table table, String order, String type, BiFunction<AccountId, UUID, Where> of) {
        UUID project = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            production.access().must(tx, call.caller(), project, READ_PROJECT);
            return table.list(tx, of.apply(call.caller().account(), project), order).stream()
                    .map(row -> Json.tree(row, type))
                    .toList();
        }));
    }

    private Response use(Call call, Part part, String key) {
        Body body = call.body();
        Integer priority =
                part.equals(Part.ENTITY_TYPE) ? null : body.integer("priority").orElse(null);
        Project project =
                production.settings().use(call.caller(), project(call), part, BodyParts.id(body, key), priority);
        return Answers.created(ProjectRoutes.base(project));
    }

    private Response drop(Call call, Part part) {
        production.settings().drop(call.caller(), project(call), part, call.id("of"));
        return Answers.none();
    }

    private Response clientsMayGive(Call call) {
        Boolean allowed = call.body().bool("is_client_allowed").orElse(null);
        production.settings().clientsMayGive(call.caller(), project(call), call.id("of"), allowed);
        return Answers.ok(ledger.<Object>read(tx ->
                ProjectRoutes.base(production.projects().get(tx, call.caller().account(), project(call)))));
    }

    private Response remove(Call call) {
        production.removing().project(call.caller(), project(call), call.flag("force"));
        return Answers.none();
    }

    private static ProjectId project(Call call) {
        return new ProjectId(call.id("id"));
    }
}
