package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.ASSIGN;
import static dev.botstead.production.right.Right.UNASSIGN;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.List;
import java.util.UUID;

/// The routes that assign tasks.
final class AssignmentRoutes {
    private final Ledger ledger;
    private final Production production;
    private final TaskJson json;

    AssignmentRoutes(Ledger ledger, Production production, PersonViews views) {
        this.ledger = ledger;
        this.production = production;
        this.json = new TaskJson(production, new Sights(production), views);
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("PUT", "/actions/persons/{id}/assign", ASSIGN, this::toPerson),
                anyone("PUT", "/data/tasks/assign", ASSIGN, this::toPersonOfBody),
                anyone("PUT", "/actions/tasks/{id}/assign", ASSIGN, this::task),
                anyone("PUT", "/actions/tasks/clear-assignation", UNASSIGN, this::clear));
    }

    private Response toPerson(Call call) {
        return assigned(call, new PrincipalId(call.idOrNothing("id")), call.body());
    }

    private Response toPersonOfBody(Call call) {
        Body body = call.body();
        return assigned(call, new PrincipalId(BodyParts.id(body, "person_id")), body);
    }

    private Response assigned(Call call, PrincipalId person, Body body) {
        List<UUID> done = production.assignments().assign(call.caller(), person, BodyParts.ids(body, "task_ids"));
        return Answers.ok(ledger.<Object>read(tx -> json.assigned(tx, call.caller(), done)));
    }

    private Response task(Call call) {
        UUID id = call.idOrNothing("id");
        production.assignments().assign(call.caller(), id, new PrincipalId(BodyParts.id(call.body(), "person_id")));
        return Answers.ok(ledger.<Object>read(tx -> json.assigned(tx, call.caller(), id)));
    }

    private Response clear(Call call) {
        Body body = call.body();
        PrincipalId person = body.id("person_id").map(PrincipalId::new).orElse(null);
        return Answers.ok(
                Json.ids(production.assignments().clear(call.caller(), BodyParts.ids(body, "task_ids"), person)));
    }
}
