package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.project.ProjectTables.PROJECTS;
import static dev.botstead.production.project.ProjectTables.WITH_STATUS;
import static dev.botstead.production.right.Right.LIST_PROJECTS;
import static dev.botstead.production.right.Right.READ_PROJECT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Text;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Right;
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
import org.jspecify.annotations.Nullable;

/// The routes that read productions.
final class ProjectRoutes {
    private final Ledger ledger;
    private final Production production;
    private final ProjectJson json;
    private final Collection projects;

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
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/projects", LIST_PROJECTS, projects::list),
                anyone("GET", "/data/projects/open", LIST_PROJECTS, this::open),
                anyone("GET", "/data/projects/all", LIST_PROJECTS, this::all),
                anyone("GET", "/data/projects/{id}", READ_PROJECT, this::one),
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
