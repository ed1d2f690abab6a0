package dev.botstead.server;

import static dev.botstead.server.Tracker.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.production.World.Stage;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TrackerContract {
    private Tracker tracker;
    private Stage stage;
    private Stage other;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        other = tracker.world.stage("two");
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private JsonNode ok(Caller caller, String path) {
        Answer answer = tracker.get(caller, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private String first(Caller caller, String path) {
        return ok(caller, path).get(0).path("id").asString();
    }

    private String project() {
        return "/data/projects/" + stage.id();
    }

    @Test
    void aBotOfTheTeamRetrievesTheWholeProduction() {
        Caller bot = stage.artist();
        assertThat(ok(bot, "/data/projects?name=MYPRODUCTION")).hasSize(1);
        assertThat(ok(bot, project() + "/team")).hasSize(6);
        assertThat(ok(bot, project() + "/assets")).hasSize(40);
        assertThat(ok(bot, project() + "/sequences")).hasSize(4);
        assertThat(ok(bot, project() + "/shots")).hasSize(60);
        assertThat(ok(bot, project() + "/episodes")).isEmpty();
        assertThat(ok(bot, project() + "/tasks")).hasSize(300);
        assertThat(ok(bot, project() + "/comments")).hasSizeGreaterThanOrEqualTo(500);
        assertThat(ok(bot, project() + "/asset-types")).hasSize(3);
        assertThat(ok(bot, project() + "/settings/task-types")).hasSize(6);
        assertThat(ok(bot, project() + "/settings/task-status")).hasSize(6);
        assertThat(ok(bot, project() + "/metadata-descriptors")).hasSize(3);
        assertThat(ok(bot, "/data/tasks/open-tasks?limit=7").path("data")).hasSize(7);
    }

    @Test
    void aBotOutsideTheTeamSeesNothingInListsAndIsRefusedById() {
        Caller stranger = stage.outsider();
        assertThat(ok(stranger, "/data/projects?name=MyProduction")).isEmpty();
        assertThat(ok(stranger, "/data/projects/open")).isEmpty();
        assertThat(ok(stranger, "/data/tasks")).isEmpty();
        assertThat(ok(stranger, "/data/entities")).isEmpty();
        assertThat(ok(stranger, "/data/assets")).isEmpty();
        assertThat(tracker.get(stranger, project()).status()).isEqualTo(403);
        assertThat(tracker.get(stranger, project() + "/assets").status()).isEqualTo(403);
        assertThat(tracker.get(stranger, "/data/assets?project_id=" + stage.id())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherAccountsIdsAreAsUnknownAsMadeUpOnes() {
        Caller admin = stage.admin();
        Caller theirs = other.admin();
        String their = "/data/projects/" + other.id();
        String asset = first(theirs, their + "/assets");
        String shot = first(theirs, their + "/shots");
        String sequence = first(theirs, their + "/sequences");
        JsonNode task = ok(theirs, their + "/tasks").get(0);
        String comment = first(theirs, their + "/comments");
        String descriptor = first(theirs, their + "/metadata-descriptors");
        for (String path : List.of(
                their,
                "/data/assets/" + asset,
                "/data/assets/" + asset + "/tasks",
                "/data/shots/" + shot,
                "/data/shots/" + shot + "/assets",
                "/data/sequences/" + sequence + "/shots",
                "/data/shots/all?sequence_id=" + sequence,
                "/data/entities/" + asset,
                "/data/tasks/" + task.path("id").asString(),
                "/data/tasks/" + task.path("id").asString() + "/full",
                "/data/tasks/" + task.path("id").asString() + "/comments",
                "/data/comments/" + comment,
                "/data/metadata-descriptors/" + descriptor,
                their + "/metadata-descriptors/" + descriptor,
                "/data/task-types/" + task.path("task_type_id").asString(),
                "/data/task-status/" + task.path("task_status_id").asString()))
            assertThat(tracker.get(admin, path).status()).as(path).isEqualTo(404);
        for (String list : List.of("team", "assets", "shots", "sequences", "tasks", "comments", "settings/task-status"))
            assertThat(ok(admin, their + "/" + list)).as(list).isEmpty();
        for (String list : List.of("tasks", "entities", "assets", "comments"))
            assertThat(ok(admin, "/data/" + list + "?id=" + asset)).isEmpty();
        assertThat(ok(admin, "/data/projects")).hasSize(1);
        Map<String, String> body =
                Map.of("task_status_id", first(admin, "/data/task-status?short_name=wip"), "comment", "from elsewhere");
        String path = "/actions/tasks/" + task.path("id").asString() + "/comment";
        assertThat(tracker.call(admin, "POST", path, body).status()).isEqualTo(404);
        assertThat(tracker.call(admin, "PUT", their, Map.of("max_retakes", 1)).status())
                .isEqualTo(404);
        assertThat(tracker.call(
                                admin,
                                "POST",
                                their + "/team",
                                Map.of("person_id", admin.id().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(tracker.call(
                                admin,
                                "POST",
                                project() + "/team",
                                Map.of("person_id", other.artist().id().toString()))
                        .status())
                .isEqualTo(400);
        assertThat(tracker.get(admin, "/data/events/last?limit=10000").texts("project_id"))
                .doesNotContain(other.id().toString());
    }

    @Test
    void aStatusOfAnotherAccountIsUnknown() {
        String task = first(stage.admin(), project() + "/tasks");
        String foreign = first(other.admin(), "/data/task-status");
        assertThat(tracker.call(
                                stage.admin(),
                                "POST",
                                "/actions/tasks/" + task + "/comment",
                                Map.of("task_status_id", foreign))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aNameIsComparedInAnyCaseAndItsSignsAreLiteral() {
        Caller bot = stage.artist();
        assertThat(ok(bot, "/data/assets/all?project_id=" + stage.id() + "&name=" + encoded("MARA'S kitchen")))
                .hasSize(1);
        for (String pattern : List.of("%", "_ara", "Mar_", "M%", "\\", "Mara\\", "[Mara"))
            if (!pattern.startsWith("["))
                assertThat(ok(bot, "/data/entities?name=" + encoded(pattern)))
                        .as(pattern)
                        .isEmpty();
    }

    @Test
    void aListInAFilterIsMembership() {
        Caller bot = stage.artist();
        assertThat(ok(bot, "/data/entities?name=" + encoded("[\"Mara\",\"lantern\"]")))
                .hasSize(2);
        assertThat(ok(bot, "/data/entities?name=" + encoded("[]"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/tasks?project_id=nonsense",
                "/data/tasks?priority=high",
                "/data/tasks?assignees=nobody",
                "/data/tasks?page=abc",
                "/data/tasks?page=1&limit=-1",
                "/data/entities?canceled=perhaps",
                "/data/entities?name=[oops",
                "/data/entities?name=[{}",
                "/data/task-types?created_at=yesterday",
                "/data/projects/not-an-id",
                "/data/entities/not-an-id",
                "/data/tasks/not-an-id",
                "/data/episodes?project_id=zzz"
            })
    void whatIsMalformedIsABadRequest(String path) {
        String encoded = path.replace("[", "%5B").replace("{", "%7B").replace("}", "%7D");
        assertThat(tracker.get(stage.admin(), encoded).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "shots", "sequences", "episodes", "asset-types", "comments"})
    void aTypedRouteKnowsNoMalformedUnknownOrOtherId(String kind) {
        for (String id :
                List.of("nonsense", UUID.randomUUID().toString(), stage.id().toString()))
            assertThat(tracker.get(stage.admin(), "/data/" + kind + "/" + id).status())
                    .as(id)
                    .isEqualTo(404);
    }

    @Test
    void aPageHoldsWhatTheListHolds() {
        Caller bot = stage.artist();
        Set<String> all = Set.copyOf(
                tracker.get(bot, "/data/tasks?project_id=" + stage.id()).texts("id"));
        Set<String> paged = new java.util.HashSet<>();
        JsonNode page = ok(bot, "/data/tasks?project_id=" + stage.id() + "&page=1&limit=70");
        assertThat(page.path("total").asInt()).isEqualTo(300);
        assertThat(page.path("nb_pages").asInt()).isEqualTo(5);
        for (int n = 1; n <= 5; n++)
            ok(bot, "/data/tasks?project_id=" + stage.id() + "&page=" + n + "&limit=70")
                    .path("data")
                    .forEach(row -> paged.add(row.path("id").asString()));
        assertThat(paged).isEqualTo(all);
        for (String beyond : List.of("0", "6", "2000000000"))
            assertThat(ok(bot, "/data/tasks?project_id=" + stage.id() + "&limit=70&page=" + beyond)
                            .path("data"))
                    .as(beyond)
                    .isEmpty();
        assertThat(ok(bot, "/data/tasks?page=-1").isArray()).isTrue();
    }

    @Test
    void chosenKeysComeWithTheirIdAndType() {
        JsonNode row =
                ok(stage.artist(), "/data/tasks?fields=name,%20entity_id").get(0);
        assertThat(row.propertyNames()).containsExactlyInAnyOrder("id", "type", "name", "entity_id");
    }

    @Test
    void tasksOfAnAssigneeAreFoundByTheRelation() {
        String id = stage.artist().id().toString();
        JsonNode mine = ok(stage.artist(), "/data/tasks?relations=true&assignees=" + id);
        assertThat(mine).isNotEmpty();
        mine.forEach(task -> assertThat(task.path("assignees").toString()).contains(id));
    }

    @Test
    void theDefaultStatusIsTheFirstOfTheDefaults() {
        assertThat(tracker.get(stage.artist(), "/data/task-status?is_default=True")
                        .texts("short_name"))
                .startsWith("todo");
        assertThat(tracker.get(stage.artist(), "/data/task-status").texts("short_name"))
                .startsWith("todo");
    }

    @Test
    void listsOfShotsAskForAProduction() {
        for (String path : List.of("/data/shots", "/data/shots/all", "/data/sequences", "/data/episodes")) {
            assertThat(tracker.get(stage.artist(), path).status()).as(path).isEqualTo(403);
            assertThat(tracker.get(stage.admin(), path).status()).as(path).isEqualTo(200);
        }
        assertThat(ok(stage.artist(), "/data/shots?project_id=" + stage.id())).hasSize(60);
        assertThat(tracker.get(stage.artist(), "/data/shots/all?sequence_id=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nothingIsWrittenAsAnEmptyTextWhereThereIsNone() {
        String asset = first(stage.artist(), project() + "/assets");
        JsonNode detail = ok(stage.artist(), "/data/assets/" + asset);
        for (String key : List.of("preview_file_id", "episode_id", "ready_for")) {
            assertThat(detail.has(key)).as(key).isTrue();
            assertThat(detail.get(key).isNull()).as(key).isTrue();
        }
        assertThat(detail.has("source_id")).isFalse();
        assertThat(detail.path("tasks")).hasSize(3);
    }

    @Test
    void aNumberWithAFractionIsWrittenWithIt() {
        String task = first(stage.artist(), project() + "/tasks");
        assertThat(ok(stage.artist(), "/data/tasks/" + task).get("duration").toString())
                .isEqualTo("0.0");
    }

    @Test
    void aPersonKnowsItsContextAndABotIsRefusedIt() {
        JsonNode context = ok(stage.human(), "/data/user/context");
        for (String key : List.of("persons", "departments", "projects", "task_types", "task_status", "asset_types"))
            assertThat(context.path(key)).as(key).isNotEmpty();
        assertThat(context.path("search_filters").isObject()).isTrue();
        assertThat(tracker.get(stage.manager(), "/data/user/context").status()).isEqualTo(403);
        assertThat(ok(stage.human(), "/data/user/tasks")).isNotEmpty();
        assertThat(ok(stage.human(), "/data/user/projects/open")).hasSize(1);
    }

    @Test
    void aBotIsRefusedAsTheOneWhoseTimeIsAskedFor() {
        for (String path : List.of("tasks", "done-tasks", "time-spents", "day-offs", "time-spents/2026-01-01")) {
            String bot = "/data/persons/" + stage.artist().id() + "/" + path;
            String person = "/data/persons/" + stage.human().id() + "/" + path;
            assertThat(tracker.get(stage.admin(), bot).status()).as(path).isEqualTo(403);
            assertThat(tracker.get(stage.admin(), person).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aProductionIsMadeChangedAndManned() {
        Caller admin = stage.admin();
        Map<String, Object> wanted = Map.of("name", "Série é 日本", "production_type", "tvshow", "team", List.of());
        Answer made = tracker.call(admin, "POST", "/data/projects", wanted);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("first_episode_id").asString()).isNotEmpty();
        String path = "/data/projects/" + made.json().path("id").asString();
        assertThat(tracker.get(admin, path + "/episodes").texts("name")).containsExactly("E01");
        assertThat(ok(admin, "/data/projects?name=" + encoded("série É 日本"))).hasSize(1);
        assertThat(tracker.call(admin, "POST", "/data/projects", wanted).status())
                .isEqualTo(400);
        assertThat(tracker.call(admin, "POST", "/data/projects", Map.of("name", "x", "colour", 1))
                        .status())
                .isEqualTo(400);
        assertThat(tracker.call(stage.manager(), "POST", "/data/projects", Map.of("name", "y"))
                        .status())
                .isEqualTo(403);
        Map<String, String> person = Map.of("person_id", stage.artist().id().toString());
        assertThat(tracker.call(admin, "POST", path + "/team", person).status()).isEqualTo(201);
        assertThat(tracker.call(admin, "POST", path + "/team", person).status()).isEqualTo(201);
        assertThat(ok(admin, path + "/team")).hasSize(1);
        String member = path + "/team/" + stage.artist().id();
        assertThat(tracker.call(admin, "PUT", member, Map.of("role", "manager"))
                        .json()
                        .path("role")
                        .asString())
                .isEqualTo("manager");
        assertThat(tracker.call(stage.artist(), "PUT", path, Map.of("max_retakes", 3))
                        .status())
                .isEqualTo(200);
        for (String bad : List.of("{\"role\":\"admin\"}", "{\"role\":\"\"}", "{\"role\":\"boss\"}", "{}"))
            assertThat(tracker.call(admin, "PUT", member, bad).status()).as(bad).isEqualTo(400);
        assertThat(tracker.call(admin, "PUT", path, Map.of("production_style", "crayon"))
                        .status())
                .isEqualTo(400);
        assertThat(tracker.call(admin, "DELETE", member, null).status()).isEqualTo(204);
        assertThat(tracker.call(admin, "DELETE", member, null).status()).isEqualTo(204);
        assertThat(tracker.call(stage.artist(), "PUT", path, Map.of("max_retakes", 4))
                        .status())
                .isEqualTo(403);
        assertThat(tracker.get(admin, "/data/events/last?limit=1").texts("user_id"))
                .containsExactly(admin.id().toString());
    }

    @Test
    void aSeriesIsATreeThatIsReadFromEveryBranch() {
        Caller admin = stage.admin();
        String series = tracker.call(
                        admin, "POST", "/data/projects", Map.of("name", "The series", "production_type", "tvshow"))
                .json()
                .path("id")
                .asString();
        String episode = first(admin, "/data/projects/" + series + "/episodes");
        String[] made = Series.plant(tracker.world, admin, series, episode);
        String sequence = made[0];
        String shot = made[1];
        String asset = made[2];
        assertThat(tracker.get(admin, "/data/episodes/" + episode + "/sequences")
                        .texts("id"))
                .containsExactly(sequence);
        assertThat(tracker.get(admin, "/data/episodes/" + episode + "/shots").texts("id"))
                .containsExactly(shot);
        assertThat(tracker.get(admin, "/data/sequences?episode_id=" + episode + "&name=sq1")
                        .texts("id"))
                .containsExactly(sequence);
        assertThat(tracker.get(admin, "/data/sequences?episode_id=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(tracker.get(admin, "/data/shots/all?sequence_id=" + sequence + "&name=SH1")
                        .texts("sequence_name"))
                .containsExactly("SQ1");
        assertThat(tracker.get(admin, "/data/assets?source_id=" + episode).texts("id"))
                .isEmpty();
        assertThat(tracker.get(admin, "/data/assets?episode_id=" + episode).texts("id"))
                .containsExactly(asset);
        assertThat(ok(admin, "/data/episodes/" + episode + "/shot-tasks")).hasSize(1);
        assertThat(ok(admin, "/data/episodes/" + episode + "/asset-tasks")).hasSize(1);
        assertThat(ok(admin, "/data/sequences/" + sequence + "/shot-tasks")).hasSize(1);
        assertThat(ok(admin, "/data/projects/" + series + "/tasks?episode_id=" + episode))
                .hasSize(1);
        assertThat(tracker.get(admin, "/data/episodes/" + episode + "/task-types")
                        .texts("name"))
                .hasSize(1);
        JsonNode detail = ok(admin, "/data/shots/" + shot);
        assertThat(detail.path("episode_id").asString()).isEqualTo(episode);
        assertThat(detail.path("episode_name").asString()).isEqualTo("E01");
        assertThat(detail.path("frame_in").asInt()).isEqualTo(1);
        assertThat(ok(admin, "/data/sequences/" + sequence).path("episode_id").asString())
                .isEqualTo(episode);
        assertThat(ok(admin, "/data/assets/" + asset)
                        .path("casting_episode_ids")
                        .get(0)
                        .asString())
                .isEqualTo(episode);
        assertThat(tracker.get(admin, "/data/shots/" + shot + "/assets").texts("id"))
                .containsExactly(asset);
        String task = first(admin, "/data/episodes/" + episode + "/shot-tasks");
        JsonNode full = ok(admin, "/data/tasks/" + task + "/full");
        assertThat(full.path("sequence").path("id").asString()).isEqualTo(sequence);
        assertThat(full.path("episode").path("id").asString()).isEqualTo(episode);
    }

    @Test
    void aCommentIsInTheLogUnderTheBotsName() {
        String task =
                first(stage.artist(), "/data/tasks?assignees=" + stage.artist().id());
        JsonNode full = ok(stage.artist(), "/data/tasks/" + task + "/full");
        Map<String, Object> body = Map.of(
                "task_status_id",
                full.path("task_status_id").asString(),
                "comment",
                "Bonjour 日本 ✨",
                "checklist",
                List.of());
        Answer posted = tracker.call(stage.artist(), "POST", "/actions/tasks/" + task + "/comment", body);
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.json().path("person").path("full_name").asString()).isEqualTo("render-bot");
        assertThat(posted.json().path("text").asString()).isEqualTo("Bonjour 日本 ✨");
        JsonNode event =
                ok(stage.admin(), "/data/events/last?name=comment:new&limit=1").get(0);
        assertThat(event.path("user_id").asString())
                .isEqualTo(stage.artist().id().toString());
        assertThat(event.path("data").path("comment_id").asString())
                .isEqualTo(posted.json().path("id").asString());
        assertThat(ok(stage.human(), "/data/tasks/" + task + "/comments")
                        .get(0)
                        .path("person_id")
                        .asString())
                .isEqualTo(stage.artist().id().toString());
        assertThat(tracker.get(stage.artist(), "/data/events/last").status()).isEqualTo(403);
        assertThat(ok(stage.manager(), "/data/events/last?limit=5")).isNotEmpty();
    }

    @Test
    void aMalformedCommentIsRefusedAndLeavesNothing() {
        String task =
                first(stage.artist(), "/data/tasks?assignees=" + stage.artist().id());
        String path = "/actions/tasks/" + task + "/comment";
        String status = first(stage.artist(), "/data/task-status?short_name=wip");
        int before = ok(stage.artist(), "/data/tasks/" + task + "/comments").size();
        for (String bad : List.of(
                "{}",
                "[]",
                "{\"task_status_id\":null}",
                "{\"task_status_id\":7}",
                "{\"task_status_id\":\"" + status + "\",\"comment\":null}",
                "{\"task_status_id\":\"" + status + "\",\"comment\":7}",
                "{\"task_status_id\":\"" + status + "\",\"comment\":\"\\u0000\"}",
                "{\"task_status_id\":\"" + status + "\",\"checklist\":[1]}",
                "{\"task_status_id\":\"" + status + "\",\"checklist\":{}}",
                "{\"task_status_id\":\"" + status + "\",\"links\":[1]}",
                "{\"task_status_id\":\"" + status + "\",\"links\":\"x\"}"))
            assertThat(tracker.call(stage.artist(), "POST", path, bad).status())
                    .as(bad)
                    .isEqualTo(400);
        for (String unknown : List.of(UUID.randomUUID().toString(), "nonsense"))
            assertThat(tracker.call(stage.artist(), "POST", path, Map.of("task_status_id", unknown))
                            .status())
                    .isEqualTo(404);
        assertThat(ok(stage.artist(), "/data/tasks/" + task + "/comments")).hasSize(before);
    }

    @Test
    void aDeletedBotsCommentsKeepItsName() {
        Caller bot = tracker.world.bot(stage.admin(), "short-lived", Role.USER);
        String task = first(stage.admin(), project() + "/tasks");
        tracker.call(
                stage.admin(),
                "POST",
                project() + "/team",
                Map.of("person_id", bot.id().toString(), "role", "manager"));
        String status =
                ok(stage.admin(), "/data/tasks/" + task).path("task_status_id").asString();
        Answer posted = tracker.call(
                bot,
                "POST",
                "/actions/tasks/" + task + "/comment",
                Map.of("task_status_id", status, "comment", "I was here"));
        assertThat(posted.status()).isEqualTo(201);
        String path = "/data/persons/" + bot.id();
        assertThat(tracker.call(stage.admin(), "DELETE", path, null).status()).isEqualTo(400);
        assertThat(tracker.call(stage.admin(), "DELETE", path + "?force=true", null)
                        .status())
                .isEqualTo(204);
        assertThat(tracker.get(bot, project()).status()).isEqualTo(401);
        JsonNode comment =
                ok(stage.artist(), "/data/comments/" + posted.json().path("id").asString());
        assertThat(comment.path("person").path("full_name").asString()).isEqualTo("short-lived");
        assertThat(tracker.get(stage.admin(), project() + "/team").texts("id"))
                .doesNotContain(bot.id().toString());
    }
}
