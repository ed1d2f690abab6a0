package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.production.World.Stage;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Database;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Comments as clients edit, answer and batch them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommentRoutesContract {
    private Tracker tracker;
    private Stage stage;
    private String task;
    private String status;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        JsonNode first = tracker.get(
                        stage.artist(),
                        "/data/tasks?assignees=" + stage.artist().id())
                .json()
                .get(0);
        task = first.path("id").asString();
        status = first.path("task_status_id").asString();
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private JsonNode ask(Caller caller, String method, String path, int expected, @Nullable Object body) {
        Answer answer = tracker.call(caller, method, path, body);
        assertThat(answer.status()).as(method + " " + path).isEqualTo(expected);
        return answer.json();
    }

    private String said(String text) {
        Map<String, Object> body = Map.of("task_status_id", status, "comment", text);
        return ask(stage.artist(), "POST", "/actions/tasks/" + task + "/comment", 201, body)
                .path("id")
                .asString();
    }

    @Test
    void anEditSetsItsEditorAndNeitherAuthorNorTask() {
        String id = said("draft");
        Map<String, Object> body = Map.of(
                "id", "nonsense",
                "text", "final",
                "checklist", "[{\"text\":\"do\",\"checked\":true}]",
                "links", List.of("https://example.com"),
                "person_id", stage.admin().id().toString(),
                "object_id", "0190a000-0000-7000-8000-000000000000");
        JsonNode edited = ask(stage.artist(), "PUT", "/data/comments/" + id, 200, body);
        assertThat(edited.path("text").asString()).isEqualTo("final");
        assertThat(edited.path("checklist").get(0).path("checked").asBoolean()).isTrue();
        assertThat(edited.path("links").get(0).asString()).isEqualTo("https://example.com");
        assertThat(edited.path("object_id").asString()).isEqualTo(task);
        String bot = stage.artist().id().toString();
        assertThat(edited.path("person_id").asString()).isEqualTo(bot);
        assertThat(edited.path("editor_id").asString()).isEqualTo(bot);
        assertThat(edited.has("mentions") || edited.has("person")).isFalse();
        JsonNode event = tracker.get(stage.admin(), "/data/events/last?name=comment:update&limit=1")
                .json()
                .get(0);
        assertThat(event.path("data").path("comment_id").asString()).isEqualTo(id);
    }

    @Test
    void aMalformedEditIsRefusedAndLeavesNothing() {
        String id = said("as it was");
        for (String bad : List.of(
                "[]",
                "{\"text\":null}",
                "{\"text\":7}",
                "{\"checklist\":[1]}",
                "{\"links\":[1]}",
                "{\"links\":\"x\"}",
                "{\"for_client\":null}",
                "{\"task_status_id\":\"nonsense\"}"))
            assertThat(tracker.call(stage.artist(), "PUT", "/data/comments/" + id, bad)
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        JsonNode kept = tracker.get(stage.artist(), "/data/comments/" + id).json();
        assertThat(kept.path("text").asString()).isEqualTo("as it was");
        assertThat(kept.path("editor_id").isNull()).isTrue();
    }

    @Test
    void aReplyIsShownInEveryListAndTakenBack() {
        String id = said("question");
        String path = "/data/tasks/" + task + "/comments/" + id + "/reply";
        Map<String, Object> body =
                Map.of("text", "answer", "person_id", stage.admin().id().toString());
        JsonNode reply = ask(stage.artist(), "POST", path, 200, body);
        assertThat(reply.path("person").path("full_name").asString()).isEqualTo("render-bot");
        JsonNode shown = tracker.get(stage.human(), "/data/tasks/" + task + "/comments")
                .json()
                .get(0);
        assertThat(shown.path("replies").get(0).path("id").asString())
                .isEqualTo(reply.path("id").asString());
        JsonNode base =
                ask(stage.artist(), "DELETE", path + "/" + reply.path("id").asString(), 200, null);
        assertThat(base.path("id").asString()).isEqualTo(id);
        assertThat(base.path("replies")).isEmpty();
    }

    @Test
    void theOldClientsFormsOfReplyingAreServed() {
        String path = "/data/comments/" + said("question") + "/replies";
        JsonNode reply = ask(stage.artist(), "POST", path, 201, Map.of("text", "answer"));
        assertThat(reply.path("text").asString()).isEqualTo("answer");
        ask(stage.artist(), "DELETE", path + "/" + reply.path("id").asString(), 200, null);
    }

    @Test
    void aBatchIsAnsweredInItsOrder() {
        Map<String, Object> item = Map.of("task_id", task, "task_status_id", status, "text", "b");
        JsonNode rows = ask(
                stage.artist(), "POST", "/actions/tasks/batch-comment", 201, Map.of("comments", List.of(item, item)));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).path("preview_files")).isEmpty();
        assertThat(rows.get(1).path("text").asString()).isEqualTo("b");
        Map<String, Object> bare = Map.of("task_status_id", status, "text", "c");
        String path = "/actions/tasks/" + task + "/batch-comment";
        assertThat(ask(stage.artist(), "POST", path, 201, Map.of("comments", List.of(bare))))
                .hasSize(1);
        for (String bad : List.of(
                "{}",
                "{\"comments\":null}",
                "{\"comments\":7}",
                "{\"comments\":[7]}",
                "{\"comments\":[{\"text\":\"no status\"}]}"))
            assertThat(tracker.call(stage.artist(), "POST", path, bad).status())
                    .as(bad)
                    .isEqualTo(400);
    }
}
