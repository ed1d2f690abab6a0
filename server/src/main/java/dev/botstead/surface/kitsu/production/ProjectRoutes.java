package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.project.ProjectTables.DESCRIPTORS;
import static dev.botstead.production.project.ProjectTables.DESCRIPTOR_ORDER;
import static dev.botstead.production.project.ProjectTables.PROJECTS;
import static dev.botstead.production.project.ProjectTables.WITH_STATUS;
import static dev.botstead.production.right.Right.LIST_PROJECTS;
import static dev.botstead.production.right.Right.READ_PROJECT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.project.Settings;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The routes that read productions.
final class ProjectRoutes {
    private final Ledger ledger;
    private final Production production;
    private final ProjectJson json;
    private final Collection projects;
    private final Collection descriptors;

    ProjectRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
        this.json = new ProjectJson(production);
        this.projects = new Collection(
                ledger,
                PROJECTS,
                "project.name_key, project.id",
                (_, caller) -> production.projects().visible(caller, PROJECTS),
                (_, _, _) -> Sights.project());
        this.descriptors = new Collection(
                ledger,
                DESCRIPTORS,
                DESCRIPTOR_ORDER,
                (_, caller) -> production.descriptors().visible(caller),
                "MetadataDescriptor");
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/projects", LIST_PROJECTS, projects::list),
                anyone("GET", "/data/projects/open", LIST_PROJECTS, this::open),
                anyone("GET", "/data/projects/all", LIST_PROJECTS, this::all),
                anyone("GET", "/data/projects/{id}", READ_PROJECT, this::one),
                anyone("GET", "/data/projects/{id}/metadata-descriptors", READ_PROJECT, this::descriptors),
                anyone("GET", "/data/projects/{project}/metadata-descriptors/{id}", READ_PROJECT, this::descriptor),
                anyone("GET", "/data/metadata-descriptors", READ_PROJECT, descriptors::listRelated),
                anyone("GET", "/data/metadata-descriptors/{id}", READ_PROJECT, descriptors::one),
                anyone("GET", "/data/projects/{id}/task-types", READ_PROJECT, this::taskTypes),
                anyone("GET", "/data/projects/{id}/settings/task-types", READ_PROJECT, this::taskTypes),
                anyone("GET", "/data/projects/{id}/settings/task-status", READ_PROJECT, this::statuses),
                anyone("GET", "/data/projects/{id}/milestones", Right.READ_MILESTONES, this::milestones));
    }

    /// What the caller's productions under way look like: the same for every route that lists them.
    List<Map<String, @Nullable Object>> open(Tx tx, Caller caller) {
        return json.open(tx, caller, Projects.open(production.projects().visible(caller, WITH_STATUS)));
    }

    private Response open(Call call) {
        String sent = call.query().first("name");
        String name = sent == null ? null : Text.clean("name", sent, 10_000);
        return Answers.ok(ledger.<Object>read(tx -> {
            Where where = Projects.open(production.projects().visible(call.caller(), WITH_STATUS));
            if (name != null) where.is("name", name);
            return json.open(tx, call.caller(), where);
        }));
    }

    private Response all(Call call) {
        return Answers.ok(ledger.<Object>read(
                tx -> json.described(tx, call.caller(), production.projects().visible(call.caller(), WITH_STATUS))));
    }

    private Response one(Call call) {
        ProjectId id = new ProjectId(call.id("id"));
        boolean relations = !"false".equalsIgnoreCase(call.query().first("relations"));
        return Answers.ok(ledger.<Object>read(tx -> {
            production.projects().readable(tx, call.caller(), id);
            if (relations) return json.one(tx, call.caller(), id);
            return Json.tree(
                    WITH_STATUS.find(tx, call.caller().account(), id.uuid()).orElseThrow(), "Project");
        }));
    }

    private Response descriptors(Call call) {
        UUID project = call.id("id");
        return descriptors.list(call, within(project), true, "project_id");
    }

    // The list of a production: an unknown one is empty to administrators, and somebody else's to all others.
    private BiFunction<Tx, Caller, Where> within(UUID project) {
        return (tx, caller) -> {
            production.access().must(tx, caller, project, READ_PROJECT);
            return production.descriptors().visible(caller).is("project_id", project);
        };
    }

    private Response descriptor(Call call) {
        UUID project = call.id("project");
        UUID id = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            Where where = within(project).apply(tx, call.caller()).is("id", id);
            if (DESCRIPTORS.first(tx, where).isEmpty())
                throw new Failure.NotFound("This production has no such metadata descriptor.");
            return descriptors.tree(tx, call.caller(), id, true);
        }));
    }

    private Response taskTypes(Call call) {
        return settings(
                call,
                Catalog.TASK_TYPES,
                "task_type.priority, task_type.name_key, task_type.id",
                "TaskType",
                Settings::taskTypes);
    }

    private Response statuses(Call call) {
        return settings(call, Catalog.TASK_STATUSES, Catalog.STATUS_ORDER, "TaskStatus", Settings::statuses);
    }

    private Response settings(
            Call call, Table table, String order, String type, BiFunction<dev.botstead.id.AccountId, UUID, Where> of) {
        UUID project = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            production.access().must(tx, call.caller(), project, READ_PROJECT);
            return table.list(tx, of.apply(call.caller().account(), project), order).stream()
                    .map(row -> Json.tree(row, type))
                    .toList();
        }));
    }

    private Response milestones(Call call) {
        UUID project = call.id("id");
        return ledger.read(tx -> {
            production.access().must(tx, call.caller(), project, Right.READ_MILESTONES);
            return Answers.ok(List.of());
        });
    }

    /// A production's columns and nothing else.
    static Map<String, @Nullable Object> base(dev.botstead.production.project.Project project) {
        return new LinkedHashMap<>(Json.tree(project.fields(), "Project"));
    }
}
