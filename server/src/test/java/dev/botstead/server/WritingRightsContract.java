package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lines of the table of rights that make, change and remove what a production holds.
abstract class WritingRightsContract extends StandingsContract {
    /// In the order of the columns: adm mgr sup sup= sup≠ usr usr+ cli ven ven+ out.
    private static final String TABLE = """
            POST /data/projects/{p}/asset-types/{kind}/assets/new {named}     | 201 201 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/episodes {named}                          | 201 201 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/sequences {named}                         | 201 201 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/shots {shot}                              | 201 201 403 403 403 403 403 403 403 403 403
            PUT /data/entities/{a} {"description":"x"}                        | 200 200 403 403 403 403 403 403 403 403 403
            PUT /data/entities/{a} {changed rig}                              | 200 200 200 200 403 403 403 403 403 403 403
            PUT /data/entities/{a} {changed loose}                            | 200 200 200 403 403 403 403 403 403 403 403
            PUT /data/entities/{a} {changed rig and name}                     | 200 200 403 403 403 403 403 403 403 403 403
            PUT /data/shots/{s} {"nb_frames":5}                               | 200 200 403 403 403 403 403 403 403 403 403
            DELETE /data/assets/{an asset}                                    | 204 204 403 403 403 403 403 403 403 403 403
            DELETE /data/entities/{an asset}?force=true                       | 204 204 403 403 403 403 403 403 403 403 403
            DELETE /data/sequences/{a sequence}                               | 204 204 403 403 403 403 403 403 403 403 403
            POST /actions/projects/{p}/delete-entities ["{an asset}"]         | 200 200 403 403 403 403 403 403 403 403 403
            POST /data/tasks {of an asset}                                    | 201 201 403 403 403 403 403 403 403 403 403
            POST /data/entities/{an asset}/tasks {"task_type_ids":["{type}"]} | 201 201 201 201 201 201 201 403 403 403 403
            PUT /data/tasks/{t} {planned}                                     | 200 200 200 200 403 403 403 403 403 403 403
            PUT /data/tasks/{t} {described}                                   | 200 200 403 403 403 403 403 403 403 403 403
            DELETE /data/tasks/{a task}                                       | 204 204 403 403 403 403 403 403 403 403 403
            POST /actions/projects/{p}/delete-tasks ["{a task}"]              | 200 200 403 403 403 403 403 403 403 403 403
            POST /data/tasks/delete-batch {"task_ids":["{a task}"]}           | 200 200 403 403 403 403 403 403 403 403 403
            DELETE /actions/projects/{p}/task-types/{none}/delete-tasks       | 204 204 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/metadata-descriptors {field}              | 201 201 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/metadata-descriptors {bound field}        | 201 201 201 201 403 403 403 403 403 403 403
            PUT /data/projects/{p}/metadata-descriptors/{rig} {"for_client":true} | 200 200 200 200 403 403 403 403 403 403 403
            PUT /data/projects/{p}/metadata-descriptors/{loose} {"for_client":true} | 200 200 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/metadata-descriptors/reorder {order}      | 200 200 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/settings/task-types {"task_type_id":"{type}"} | 201 201 403 403 403 403 403 403 403 403 403
            DELETE /data/projects/{p}/settings/task-status/{none}             | 204 204 403 403 403 403 403 403 403 403 403
            POST /data/entity-types {named}                                   | 201 403 403 403 403 403 403 403 403 403 403
            POST /data/task-types {named}                                     | 201 403 403 403 403 403 403 403 403 403 403
            POST /data/task-status {status}                                   | 201 403 403 403 403 403 403 403 403 403 403
            POST /data/departments {named}                                    | 201 403 403 403 403 403 403 403 403 403 403
            PUT /data/entity-types/{kind} {"description":"x"}                 | 200 403 403 403 403 403 403 403 403 403 403
            DELETE /data/task-types/{none}                                    | 404 403 403 403 403 403 403 403 403 403 403
            DELETE /data/projects/{closed}                                    | 204 403 403 403 403 403 403 403 403 403 403
            DELETE /data/projects/{p}                                         | 400 400 400 400 400 400 400 400 400 400 400
            """;

    static Stream<String> lines() {
        return TABLE.lines();
    }

    @BeforeAll
    void describe() {
        String admin = "/data/projects/" + stage.id();
        words.put("none", stage.admin().id().toString());
        words.put("kind", first("/data/asset-types?name=Character"));
        words.put("type", first("/data/task-types?name=Shading"));
        words.put("rig", made(admin + "/metadata-descriptors", field("Rig", true)));
        words.put("loose", made(admin + "/metadata-descriptors", field("Loose", false)));
        words.put("order", "{\"entity_type\":\"Asset\",\"descriptor_ids\":[\"" + words.get("loose") + "\"]}");
        words.put("parent", first(admin + "/sequences"));
    }

    private String field(String name, boolean bound) {
        String departments =
                bound ? "\"" + Objects.requireNonNull(stage.departments().get("Modeling")) + "\"" : "";
        return "{\"name\":\"" + name + "\",\"entity_type\":\"Asset\",\"data_type\":\"string\",\"departments\":["
                + departments + "]}";
    }

    private String made(String path, String body) {
        return tracker.call(stage.admin(), "POST", path, body).json().path("id").asString();
    }

    @Override
    void prepare(String request) {
        String name = "N" + number;
        String project = "/data/projects/" + stage.id();
        words.put("named", "{\"name\":\"" + name + "\"}");
        words.put("shot", "{\"name\":\"" + name + "\",\"sequence_id\":\"" + words.get("parent") + "\"}");
        words.put("changed rig", "{\"data\":{\"rig\":\"" + number + "\"}}");
        words.put("changed loose", "{\"data\":{\"loose\":\"" + number + "\"}}");
        words.put("changed rig and name", "{\"name\":\"" + name + "\",\"data\":{\"rig\":\"x" + number + "\"}}");
        words.put("planned", "{\"due_date\":\"2027-01-01\",\"estimation\":" + number + "}");
        words.put("described", "{\"description\":\"" + name + "\",\"estimation\":" + number + "}");
        words.put("field", field(name, false));
        words.put("bound field", field(name, true));
        words.put("status", "{\"name\":\"" + name + "\",\"short_name\":\"" + name + "\"}");
        if (request.contains("an asset"))
            words.put(
                    "an asset",
                    made(project + "/asset-types/" + words.get("kind") + "/assets/new", words.get("named")));
        if (request.contains("a sequence")) words.put("a sequence", made(project + "/sequences", words.get("named")));
        words.put(
                "of an asset",
                "{\"entity_id\":\"" + words.get("an asset") + "\",\"task_type_id\":\"" + words.get("type") + "\"}");
        if (request.contains("a task"))
            words.put(
                    "a task",
                    made(
                            "/data/tasks",
                            "{\"entity_id\":\"" + words.get("a") + "\",\"task_type_id\":\"" + words.get("type")
                                    + "\",\"name\":\"" + name + "\"}"));
        if (request.contains("{closed}")) words.put("closed", closed(name));
    }

    private String closed(String name) {
        String id = made("/data/projects", "{\"name\":\"" + name + "\"}");
        String status = first("/data/project-status?name=Closed");
        assertThat(put(stage.admin(), "/data/projects/" + id, "{\"project_status_id\":\"" + status + "\"}")
                        .status())
                .isEqualTo(200);
        return id;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyCellOfTheTable(String line) {
        everyCellAnswersAsItSays(line);
    }

    @Test
    void whoMadeAnEntityChangesAndRemovesItAsLongAsItIsInTheTeam() {
        Caller maker = member("maker", Role.MANAGER);
        String name = "{\"name\":\"Own\"}";
        String own = tracker.call(maker, "POST", "/data/projects/" + stage.id() + "/sequences", name)
                .json()
                .path("id")
                .asString();
        tracker.world.production.team().role(stage.admin(), stage.project(), maker.id(), Role.USER);
        assertThat(put(maker, "/data/entities/" + own, "{\"description\":\"mine\"}")
                        .status())
                .isEqualTo(200);
        tracker.world.production.team().remove(stage.admin(), stage.project(), maker.id());
        assertThat(put(maker, "/data/entities/" + own, "{\"description\":\"mine\"}")
                        .status())
                .isEqualTo(403);
        tracker.world.production.team().add(stage.admin(), stage.project(), maker.id(), Role.USER);
        assertThat(tracker.call(maker, "DELETE", "/data/sequences/" + own, null).status())
                .isEqualTo(204);
    }
}
