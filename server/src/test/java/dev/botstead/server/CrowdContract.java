package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.production.World.Stage;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Many bots at once on one production: nothing is lost, nothing is there twice, nobody is told of a fault.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrowdContract {
    private static final int CROWD = 64;

    private Tracker tracker;
    private Stage stage;
    private final List<Caller> bots = new ArrayList<>();
    private String project;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        project = "/data/projects/" + stage.id();
        for (int i = 0; i < CROWD; i++) {
            Caller bot = tracker.world.bot(stage.admin(), "bot " + i, Role.MANAGER);
            tracker.world.production.team().add(stage.admin(), stage.project(), bot.id(), null);
            assertThat(tracker.get(bot, project).status()).isEqualTo(200);
            bots.add(bot);
        }
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private List<Answer> all(java.util.function.IntFunction<Answer> work) {
        List<Ended<Answer>> ended = Together.run(CROWD, i -> () -> work.apply(i));
        return ended.stream()
                .map(each -> {
                    assertThat(each.failure()).isNull();
                    return Objects.requireNonNull(each.result());
                })
                .toList();
    }

    private static Set<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).collect(Collectors.toSet());
    }

    private String made(String path, String body) {
        Answer answer = tracker.call(stage.admin(), "POST", path, body);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private String first(String path) {
        return tracker.get(stage.admin(), path).json().get(0).path("id").asString();
    }

    @Test
    void everyCommentOfManyOnOneTaskIsThere() {
        String task = first(project + "/tasks");
        String status = first("/data/task-status?short_name=wip");
        int before = tracker.get(stage.admin(), "/data/tasks/" + task + "/comments")
                .json()
                .size();
        List<Answer> answers = all(i -> tracker.call(
                bots.get(i),
                "POST",
                "/actions/tasks/" + task + "/comment",
                "{\"task_status_id\":\"" + status + "\",\"comment\":\"from " + i + "\"}"));
        assertThat(statuses(answers)).containsExactly(201);
        JsonNode after =
                tracker.get(stage.admin(), "/data/tasks/" + task + "/comments").json();
        assertThat(after).hasSize(before + CROWD);
        Set<String> texts = StreamSupport.stream(after.spliterator(), false)
                .map(row -> row.path("text").asString())
                .filter(text -> text.startsWith("from "))
                .collect(Collectors.toSet());
        assertThat(texts).hasSize(CROWD);
        assertThat(tracker.get(stage.admin(), "/data/tasks/" + task)
                        .json()
                        .path("last_comment_date")
                        .asString())
                .isEqualTo(after.get(0).path("created_at").asString());
    }

    @Test
    void theSameShotIsMadeOnce() {
        String body = "{\"name\":\"Crowded\",\"sequence_id\":\"" + first(project + "/sequences") + "\"}";
        List<Answer> answers = all(i -> tracker.call(bots.get(i), "POST", project + "/shots", body));
        assertThat(statuses(answers)).containsExactly(201);
        assertThat(answers.stream()
                        .map(answer -> answer.json().path("id").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void theSameAssetAndTheSameTaskAreMadeOnceAndRefusedToTheOthers() {
        String type = first("/data/asset-types?name=Prop");
        List<Answer> assets = all(i -> tracker.call(
                bots.get(i), "POST", project + "/asset-types/" + type + "/assets/new", "{\"name\":\"Crowded\"}"));
        assertThat(statuses(assets)).containsExactlyInAnyOrder(201, 400);
        assertThat(assets.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        String asset = first("/data/assets?name=Crowded&project_id=" + stage.id());
        String task = "{\"entity_id\":\"" + asset + "\",\"task_type_id\":\"" + first("/data/task-types?name=Modeling")
                + "\"}";
        List<Answer> tasks = all(i -> tracker.call(bots.get(i), "POST", "/data/tasks", task));
        assertThat(statuses(tasks)).containsExactlyInAnyOrder(201, 400);
        assertThat(tracker.get(stage.admin(), "/data/assets/" + asset + "/tasks")
                        .json())
                .hasSize(1);
    }

    @Test
    void metadataThatManyChangeAtOnceKeepsEveryKey() {
        String shot = first(project + "/shots");
        List<Answer> answers = all(i ->
                tracker.call(bots.get(i), "PUT", "/data/entities/" + shot, "{\"data\":{\"key" + i + "\":" + i + "}}"));
        assertThat(statuses(answers)).containsExactly(200);
        JsonNode data = tracker.get(stage.admin(), "/data/shots/" + shot).json().path("data");
        for (int i = 0; i < CROWD; i++)
            assertThat(data.path("key" + i).asInt(-1)).isEqualTo(i);
    }

    @Test
    void whatIsDeletedWhileOthersReadAndCommentIsGoneWhole() {
        String sequence = made(project + "/sequences", "{\"name\":\"Doomed\"}");
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String shot = made(project + "/shots", "{\"name\":\"D" + i + "\",\"sequence_id\":\"" + sequence + "\"}");
            tasks.add(made(
                    "/data/tasks",
                    "{\"entity_id\":\"" + shot + "\",\"task_type_id\":\"" + first("/data/task-types?name=Layout")
                            + "\"}"));
        }
        String status = first("/data/task-status?short_name=wip");
        List<Answer> answers = all(i -> {
            String task = tasks.get(i % tasks.size());
            if (i == CROWD / 2)
                return tracker.call(bots.get(i), "DELETE", "/data/sequences/" + sequence + "?force=true", null);
            if (i % 2 == 0) return tracker.get(bots.get(i), "/data/sequences/" + sequence + "/shots");
            return tracker.call(
                    bots.get(i),
                    "POST",
                    "/actions/tasks/" + task + "/comment",
                    "{\"task_status_id\":\"" + status + "\"}");
        });
        assertThat(statuses(answers)).isSubsetOf(200, 201, 204, 400, 404);
        assertThat(answers.get(CROWD / 2).status()).isEqualTo(204);
        assertThat(tracker.get(stage.admin(), "/data/sequences/" + sequence).status())
                .isEqualTo(404);
        for (String task : tasks)
            assertThat(tracker.get(stage.admin(), "/data/tasks/" + task).status())
                    .isEqualTo(404);
    }
}
