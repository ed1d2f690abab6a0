package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.CREATE_CATALOG;
import static dev.botstead.production.right.Right.READ_PROJECT;
import static dev.botstead.production.right.Right.UPDATE_PROJECT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Role;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.Founding;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.ProjectTables;
import dev.botstead.production.project.Team.Member;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes of teams, and those that make and change productions.
final class TeamRoutes {
    private static final String[] LISTS = {"team", "asset_types", "task_types", "task_statuses"};

    private final Ledger ledger;
    private final Production production;
    private final PersonViews views;
    private final ProjectJson json;

    TeamRoutes(Ledger ledger, Production production, PersonViews views) {
        this.ledger = ledger;
        this.production = production;
        this.views = views;
        this.json = new ProjectJson(production);
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/projects/{id}/team", READ_PROJECT, this::team),
                anyone("POST", "/data/projects/{id}/team", UPDATE_PROJECT, this::add),
                anyone("PUT", "/data/projects/{id}/team/{person}", UPDATE_PROJECT, this::role),
                anyone("DELETE", "/data/projects/{id}/team/{person}", UPDATE_PROJECT, this::remove),
                anyone("POST", "/data/projects", CREATE_CATALOG, this::create),
                anyone("PUT", "/data/projects/{id}", UPDATE_PROJECT, this::update));
    }

    private Response team(Call call) {
        UUID project = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            production.access().must(tx, call.caller(), project, READ_PROJECT);
            Standing standing = production.access().standing(tx, call.caller(), project);
            List<Member> members = production.team().of(tx, call.caller().account(), project);
            List<Map<String, @Nullable Object>> people = people(tx, call, standing, members);
            for (int i = 0; i < people.size(); i++)
                people.get(i).put("project_role", word(members.get(i).role()));
            return people;
        }));
    }

    private List<Map<String, @Nullable Object>> people(Tx tx, Call call, Standing standing, List<Member> members) {
        List<Principal> principals = members.stream().map(Member::principal).toList();
        List<Map<String, @Nullable Object>> full = switch (standing) {
            case ADMIN, MANAGER -> views.whole(tx, call.caller().account(), principals);
            case CLIENT -> principals.stream().map(views::client).toList();
            default -> views.minimal(tx, call.caller().account(), principals);
        };
        return full.stream()
                .<Map<String, @Nullable Object>>map(LinkedHashMap::new)
                .toList();
    }

    private static @Nullable String word(@Nullable Role role) {
        return role == null ? null : role.name().toLowerCase(Locale.ROOT);
    }

    private Response add(Call call) {
        Body body = call.body();
        PrincipalId person = new PrincipalId(BodyParts.id(body, "person_id"));
        Project project = production
                .team()
                .add(call.caller(), project(call), person, BodyParts.role(body).orElse(null));
        return Answers.created(ProjectRoutes.base(project));
    }

    private Response role(Call call) {
        Body body = call.body();
        if (!body.has("role")) throw new Invalid("role", "The field role is missing. Send null to take it away.");
        Role role = BodyParts.role(body).orElse(null);
        PrincipalId person = new PrincipalId(call.id("person"));
        production.team().role(call.caller(), project(call), person, role);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("project_id", project(call).toString());
        answer.put("person_id", person.toString());
        answer.put("role", word(role));
        return Answers.ok(answer);
    }

    private Response remove(Call call) {
        production.team().remove(call.caller(), project(call), new PrincipalId(call.id("person")));
        return Answers.none();
    }

    private Response create(Call call) {
        Access.must(call.caller(), Right.CREATE_CATALOG);
        Body body = call.body();
        Founding.Wanted wanted = new Founding.Wanted(
                Edits.ofNew(body, ProjectTables.PROJECTS, LISTS),
                BodyParts.idsOrNone(body, "team"),
                BodyParts.idsOrNone(body, "asset_types"),
                BodyParts.idsOrNone(body, "task_types"),
                BodyParts.idsOrNone(body, "task_statuses"));
        Project made = ledger.write(call.caller().actor(), change -> production.found(change, wanted));
        return Answers.created(ledger.<Object>read(tx -> json.open(
                        tx,
                        call.caller(),
                        ProjectTables.WITH_STATUS.of(call.caller().account()).is("id", made.id()))
                .getFirst()));
    }

    private Response update(Call call) {
        Map<String, @Nullable Object> edits = Edits.of(call.body(), ProjectTables.PROJECTS);
        return Answers.ok(ProjectRoutes.base(production.projects().update(call.caller(), project(call), edits)));
    }

    private static ProjectId project(Call call) {
        return new ProjectId(call.id("id"));
    }
}
