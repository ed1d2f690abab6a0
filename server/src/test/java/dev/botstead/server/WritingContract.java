package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.production.World.Stage;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Database;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What writing does beside what it was asked for, and what it must not do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WritingContract {
    private Tracker tracker;
    private Stage stage;
    private String project;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        project = "/data/projects/" + stage.id();
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private Answer post(Caller caller, String path, String body) {
        return tracker.call(caller, "POST", path, body);
    }

    private String made(String path, String body) {
        Answer answer = post(stage.admin(), path, body);
        assertThat(answer.status()).as(path).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private String first(String path) {
        return tracker.get(stage.admin(), path).json().get(0).path("id").asString();
    }

    private List<String> told(String name) {
        JsonNode events = tracker.get(stage.admin(), "/data/events/last?limit=100&name=" + name)
                .json();
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("data").toString())
                .toList();
    }

    private String field(String entityType, String name) {
        return "{\"name\":\"" + name + "\",\"entity_type\":\"" + entityType
                + "\",\"data_type\":\"string\",\"departments\":[\""
                + Objects.requireNonNull(stage.departments().get("Animation")) + "\"]}";
    }

    @Test
    void aSupervisorDescribesNothingThatIsHeldAlready() {
        Caller supervisor = tracker.world.person(
                stage.admin(),
                "Sue",
                Role.SUPERVISOR,
                Objects.requireNonNull(stage.departments().get("Animation")));
        tracker.world.production.team().add(stage.admin(), stage.project(), supervisor.id(), null);
        String shot = first(project + "/shots");
        tracker.call(stage.admin(), "PUT", "/data/entities/" + shot, "{\"data\":{\"precious\":1}}");
        String fields = project + "/metadata-descriptors";
        for (String held : List.of("precious", "frame in"))
            assertThat(post(supervisor, fields, field("Shot", held)).status())
                    .as(held)
                    .isEqualTo(403);
        assertThat(post(supervisor, fields, field("Project", "anything")).status())
                .isEqualTo(403);
        Answer own = post(supervisor, fields, field("Shot", "own"));
        assertThat(own.status()).isEqualTo(201);
        String path = fields + "/" + own.json().path("id").asString();
        for (String held : List.of("precious", "frame out"))
            assertThat(tracker.call(supervisor, "PUT", path, "{\"name\":\"" + held + "\"}")
                            .status())
                    .isEqualTo(400);
        assertThat(tracker.get(stage.admin(), "/data/shots/" + shot)
                        .json()
                        .path("data")
                        .path("precious")
                        .asInt())
                .isEqualTo(1);
        assertThat(post(stage.manager(), fields, field("Shot", "precious")).status())
                .isEqualTo(201);
    }

    @Test
    void whoWasDeletedIsGivenNoTaskAndWhoIsGivenOneIsTold() {
        Caller gone = tracker.world.bot(stage.admin(), "gone", Role.USER);
        assertThat(tracker.call(stage.admin(), "DELETE", "/data/persons/" + gone.id(), null)
                        .status())
                .isEqualTo(204);
        String shot = first(project + "/shots");
        String task = "{\"entity_id\":\"" + shot + "\",\"task_type_id\":\"" + first("/data/task-types?name=Layout")
                + "\",\"name\":\"given\",\"assignees\":[\"" + gone.id() + "\",\""
                + stage.artist().id() + "\"]";
        assertThat(post(stage.admin(), "/data/tasks", task + ",\"assigner_id\":\"" + gone.id() + "\"}")
                        .status())
                .isEqualTo(400);
        JsonNode made = post(stage.admin(), "/data/tasks", task + "}").json();
        assertThat(made.path("assignees")).hasSize(1);
        assertThat(told("task:assign").getFirst())
                .contains(stage.artist().id().toString())
                .contains(made.path("id").asString());
    }

    @Test
    void eachOfWhatIsRemovedIsTold() {
        String sequence = made(project + "/sequences", "{\"name\":\"Going\"}");
        String shot = made(project + "/shots", "{\"name\":\"SH\",\"sequence_id\":\"" + sequence + "\"}");
        String task = made(
                "/data/tasks",
                "{\"entity_id\":\"" + shot + "\",\"task_type_id\":\"" + first("/data/task-types?name=Layout") + "\"}");
        String path = "/data/sequences/" + sequence;
        assertThat(tracker.call(stage.admin(), "DELETE", path, null).status()).isEqualTo(400);
        assertThat(tracker.call(stage.admin(), "DELETE", path + "?force=true", null)
                        .status())
                .isEqualTo(204);
        assertThat(told("sequence:delete").getFirst()).contains(sequence);
        assertThat(told("shot:delete").getFirst()).contains(shot);
        assertThat(told("task:delete").getFirst()).contains(task);
    }
}
