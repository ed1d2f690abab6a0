package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.project.ProjectTables.DESCRIPTORS;
import static dev.botstead.production.project.ProjectTables.DESCRIPTOR_ORDER;
import static dev.botstead.production.right.Right.CREATE_DEPARTMENT_DESCRIPTOR;
import static dev.botstead.production.right.Right.CREATE_DESCRIPTOR;
import static dev.botstead.production.right.Right.READ_PROJECT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.id.DepartmentId;
import dev.botstead.production.Production;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The routes of the fields that productions add.
final class DescriptorRoutes {
    private static final String CHOICES = "choices";
    private static final String DEPARTMENTS = "departments";
    private static final String PATH = "/data/projects/{project}/metadata-descriptors";

    private final Ledger ledger;
    private final Production production;
    private final Collection descriptors;

    DescriptorRoutes(Ledger ledger, Production production) {
        this.ledger = ledger;
        this.production = production;
        this.descriptors = new Collection(
                ledger,
                DESCRIPTORS,
                DESCRIPTOR_ORDER,
                (_, caller) -> production.descriptors().visible(caller),
                "MetadataDescriptor");
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", PATH, READ_PROJECT, this::ofProject),
                anyone("GET", PATH + "/{id}", READ_PROJECT, this::one),
                anyone("GET", "/data/metadata-descriptors", READ_PROJECT, descriptors::listRelated),
                anyone("GET", "/data/metadata-descriptors/{id}", READ_PROJECT, descriptors::one),
                anyone("POST", PATH, CREATE_DEPARTMENT_DESCRIPTOR, this::create),
                anyone("POST", PATH + "/reorder", CREATE_DESCRIPTOR, this::reorder),
                anyone("PUT", PATH + "/{id}", CREATE_DEPARTMENT_DESCRIPTOR, this::update),
                anyone("DELETE", PATH + "/{id}", CREATE_DEPARTMENT_DESCRIPTOR, this::remove));
    }

    private Response ofProject(Call call) {
        return descriptors.list(call, within(call.id("project")), true, "project_id");
    }

    // The list of a production: an unknown one is empty to administrators, and somebody else's to all others.
    private BiFunction<Tx, Caller, Where> within(UUID project) {
        return (tx, caller) -> {
            production.access().must(tx, caller, project, READ_PROJECT);
            return production.descriptors().visible(caller).is("project_id", project);
        };
    }

    private Response one(Call call) {
        UUID id = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            Where where = within(call.id("project")).apply(tx, call.caller()).is("id", id);
            if (DESCRIPTORS.first(tx, where).isEmpty())
                throw new Failure.NotFound("This production has no such metadata descriptor.");
            return descriptors.tree(tx, call.caller(), id, true);
        }));
    }

    private Object tree(Call call, UUID id) {
        return ledger.<Object>read(tx -> descriptors.tree(tx, call.caller(), id, true));
    }

    private Response create(Call call) {
        Body body = call.body();
        UUID id =
                production.describing().add(call.caller(), project(call), columns(body), departments(body, List.of()));
        return Answers.created(tree(call, id));
    }

    private Response update(Call call) {
        UUID id = call.id("id");
        Body body = call.body();
        production
                .describing()
                .change(
                        call.caller(),
                        project(call),
                        id,
                        columns(body),
                        body.hasValue(DEPARTMENTS) ? departments(body, List.of()) : null);
        return Answers.ok(tree(call, id));
    }

    private static Map<String, @Nullable Object> columns(Body body) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(Edits.of(body, DESCRIPTORS, CHOICES));
        JsonNode choices = body.json(CHOICES);
        if (choices == null) return columns;
        if (choices.isNull()) columns.put(CHOICES, "[]");
        else columns.put(CHOICES, texts(choices).toString());
        return columns;
    }

    private static JsonNode texts(JsonNode choices) {
        if (!choices.isArray()) throw new Invalid(CHOICES, "The field choices is not a list.");
        for (JsonNode choice : choices)
            if (!choice.isString()) throw new Invalid(CHOICES, "The field choices holds something that is not a text.");
        return choices;
    }

    private static List<DepartmentId> departments(Body body, List<DepartmentId> none) {
        if (!body.hasValue(DEPARTMENTS)) return none;
        return BodyParts.ids(body, DEPARTMENTS).stream().map(DepartmentId::new).toList();
    }

    private Response remove(Call call) {
        production.describing().remove(call.caller(), project(call), call.id("id"));
        return Answers.none();
    }

    private Response reorder(Call call) {
        Body body = call.body();
        String entityType = body.text("entity_type");
        production
                .describing()
                .reorder(call.caller(), project(call), entityType, BodyParts.ids(body, "descriptor_ids"));
        return descriptors.list(
                call,
                (tx, caller) -> within(call.id("project")).apply(tx, caller).is("entity_type", entityType),
                true);
    }

    private static ProjectId project(Call call) {
        return new ProjectId(call.id("project"));
    }
}
