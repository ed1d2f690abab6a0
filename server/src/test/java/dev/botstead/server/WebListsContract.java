package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.production.World.Stage;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The lists from which the web application draws a production's pages, key by key and reader by reader.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebListsContract {
    private static final String TASK = "id due_date done_date duration entity_id estimation end_date is_subscribed"
            + " last_comment_date last_preview_file_id priority real_start_date retake_count start_date difficulty"
            + " task_status_id task_type_id assignees data";
    /// The keys of each list in their order, and those of its tasks.
    private static final Map<String, String[]> KEYS = Map.of(
            "assets",
                    new String[] {
                        "id name preview_file_id description asset_type_name asset_type_id canceled ready_for episode_id"
                                + " casting_episode_ids is_casting_standby is_shared data tasks",
                        TASK
                    },
            "shots",
                    new String[] {
                        "canceled data description entity_type_id episode_id episode_name fps frame_in frame_out id name"
                                + " nb_frames parent_id preview_file_id project_id project_name sequence_id sequence_name"
                                + " source_id nb_entities_out is_casting_standby type tasks",
                        TASK + " nb_assets_ready nb_drawings"
                    },
            "sequences",
                    new String[] {
                        "id name status episode_id description frame_in frame_out fps preview_file_id canceled data tasks",
                        TASK
                    });

    private Tracker tracker;
    private Stage stage;
    private Caller vendor;
    private String asset;
    private String shot;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        vendor = tracker.world.bot(stage.admin(), "vendor", Role.VENDOR);
        ok(call("POST", project() + "/team", Map.of("person_id", vendor.id().toString())), 201);
        JsonNode task = list(stage.admin(), "assets").get(0).path("tasks").get(0);
        asset = task.path("entity_id").asString();
        ok(
                call(
                        "PUT",
                        "/actions/persons/" + vendor.id() + "/assign",
                        Map.of("task_ids", List.of(task.path("id").asString()))),
                200);
        shot = list(stage.admin(), "shots").get(0).path("id").asString();
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private String project() {
        return "/data/projects/" + stage.id();
    }

    private Answer call(String method, String path, @Nullable Object body) {
        return tracker.call(stage.admin(), method, path, body);
    }

    private static JsonNode ok(Answer answer, int status) {
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(status);
        return answer.json();
    }

    private static String of(String kind, Object project) {
        return "/data/" + kind + "/with-tasks?project_id=" + project;
    }

    private JsonNode list(Caller caller, String kind) {
        return ok(tracker.get(caller, of(kind, stage.id())), 200);
    }

    private static List<JsonNode> tasks(JsonNode list) {
        List<JsonNode> tasks = new ArrayList<>();
        for (JsonNode entity : list) entity.path("tasks").forEach(tasks::add);
        return tasks;
    }

    @Test
    void eachListHasTheKeysThatThePageReadsInTheirOrder() {
        KEYS.forEach((kind, keys) -> {
            JsonNode list = list(stage.human(), kind);
            assertThat(list).isNotEmpty();
            for (JsonNode entity : list)
                assertThat(String.join(" ", entity.propertyNames())).as(kind).isEqualTo(keys[0]);
            for (JsonNode task : tasks(list))
                assertThat(String.join(" ", task.propertyNames())).as(kind).isEqualTo(keys[1]);
        });
    }

    @Test
    void theListsHoldEveryEntityAndEveryTaskOnceBesideItsEntity() {
        assertThat(list(stage.human(), "assets")).hasSize(40);
        assertThat(list(stage.human(), "shots")).hasSize(60);
        assertThat(list(stage.human(), "sequences")).hasSize(4);
        TreeSet<String> listed = new TreeSet<>();
        for (String kind : KEYS.keySet())
            for (JsonNode entity : list(stage.human(), kind))
                for (JsonNode task : entity.path("tasks")) {
                    assertThat(task.path("entity_id")).isEqualTo(entity.path("id"));
                    assertThat(listed.add(task.path("id").asString())).isTrue();
                }
        TreeSet<String> all =
                new TreeSet<>(tracker.get(stage.human(), project() + "/tasks").texts("id"));
        assertThat(listed).isEqualTo(all).hasSize(300);
    }

    @Test
    void theValuesAreThoseOfTheDetails() {
        JsonNode row = list(stage.human(), "shots").get(0);
        JsonNode detail = ok(tracker.get(stage.human(), "/data/shots/" + shot), 200);
        for (String key :
                List.of("name", "data", "nb_frames", "fps", "frame_in", "sequence_name", "project_name", "type"))
            assertThat(row.path(key)).as(key).isEqualTo(detail.path(key));
        Map<String, JsonNode> tasks = new LinkedHashMap<>();
        detail.path("tasks").forEach(task -> tasks.put(task.path("id").asString(), task));
        assertThat(row.path("tasks")).hasSize(tasks.size()).isNotEmpty();
        for (JsonNode task : row.path("tasks"))
            for (String key : task.propertyNames())
                assertThat(task.path(key))
                        .as(key)
                        .isEqualTo(
                                Objects.requireNonNull(tasks.get(task.path("id").asString()))
                                        .path(key));
    }

    @Test
    void theCompactFormSaysTheSameInFewerWords() {
        Map.of("assets", "asset_fields", "shots", "shot_fields").forEach((kind, heading) -> {
            List<JsonNode> lines = tracker.lines(stage.human(), of(kind, stage.id()) + "&stream=true&compact=true");
            JsonNode head = lines.getFirst();
            assertThat(head.path("compact").asBoolean()).isTrue();
            JsonNode plain = list(stage.human(), kind);
            assertThat(lines).hasSize(1 + plain.size());
            for (int i = 0; i < plain.size(); i++)
                assertThat(named(head, heading, lines.get(i + 1)).toString())
                        .isEqualTo(plain.get(i).toString());
        });
    }

    /// What a line says, by the names of the first one.
    private static JsonNode named(JsonNode head, String heading, JsonNode line) {
        var entity = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
        for (int i = 0; i < line.size(); i++) {
            String key = head.path(heading).get(i).asString();
            if (!key.equals("tasks")) entity.set(key, line.get(i));
            else {
                var tasks = entity.putArray(key);
                for (JsonNode values : line.get(i)) {
                    var task = tasks.addObject();
                    for (int t = 0; t < values.size(); t++)
                        task.set(head.path("task_fields").get(t).asString(), values.get(t));
                }
            }
        }
        return entity;
    }

    @Test
    void whoStandsOutsideGetsNoneOfThem() {
        for (String path : List.of(
                of("assets", stage.id()),
                of("shots", stage.id()),
                of("sequences", stage.id()),
                of("edits", stage.id()),
                project() + "/assets/shared-used",
                project() + "/entities/" + shot + "/casting",
                project() + "/schedule-items/task-types",
                "/data/assets/" + asset + "/cast-in",
                "/data/entities/" + asset + "/news",
                "/data/entities/" + asset + "/entities-linked/with-tasks",
                "/data/playlists/entities/" + asset + "/preview-files",
                "/data/shots/with-tasks"))
            assertThat(tracker.get(stage.outsider(), path).status()).as(path).isEqualTo(403);
        assertThat(ok(tracker.get(stage.outsider(), "/data/assets/with-tasks"), 200))
                .isEmpty();
    }

    @Test
    void aVendorSeesWhatItIsAssignedToAndNoOtherTaskOfIt() {
        JsonNode assets = list(vendor, "assets");
        assertThat(assets).hasSize(1);
        assertThat(assets.get(0).path("id").asString()).isEqualTo(asset);
        assertThat(assets.get(0).path("tasks")).hasSize(1);
        assertThat(list(vendor, "shots")).isEmpty();
        assertThat(list(vendor, "sequences")).isEmpty();
        assertThat(tracker.get(vendor, "/data/entities/" + asset + "/news").status())
                .isEqualTo(200);
        assertThat(tracker.get(vendor, "/data/entities/" + shot + "/news").status())
                .isEqualTo(403);
        assertThat(tracker.get(vendor, project() + "/entities/" + shot + "/casting")
                        .status())
                .isEqualTo(403);
        assertThat(ok(tracker.get(vendor, "/data/assets/" + asset + "/cast-in"), 200))
                .isEmpty();
    }

    @Test
    void aClientSeesTheTasksWithoutTheStudiosFigures() {
        assertThat(tasks(list(stage.human(), "shots")))
                .anySatisfy(
                        task -> assertThat(task.path("estimation").asDouble()).isPositive())
                .anySatisfy(task -> assertThat(task.path("assignees")).isNotEmpty());
        for (String kind : KEYS.keySet())
            for (JsonNode task : tasks(list(stage.client(), kind))) {
                assertThat(task.path("assignees")).isEmpty();
                for (String figure : List.of("duration", "estimation", "priority", "retake_count"))
                    assertThat(task.path(figure).asDouble()).as(figure).isZero();
                for (String date : List.of("start_date", "due_date", "end_date", "done_date", "last_comment_date"))
                    assertThat(task.path(date).isNull()).as(date).isTrue();
            }
        List<JsonNode> lines = tracker.lines(stage.client(), of("shots", stage.id()) + "&stream=true&compact=true");
        int at = 0;
        while (!lines.getFirst().path("task_fields").get(at).asString().equals("estimation")) at++;
        for (JsonNode line : lines.subList(1, lines.size()))
            for (JsonNode task : line.get(line.size() - 1))
                assertThat(task.get(at).asDouble()).isZero();
    }

    @Test
    void aListIsNarrowedByItsColumnsAndByItsEpisode() {
        String name = list(stage.human(), "shots").get(0).path("name").asString();
        assertThat(ok(tracker.get(stage.human(), of("shots", stage.id()) + "&name=" + name), 200))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.path("name").asString()).isEqualTo(name));
        JsonNode made =
                ok(call("POST", "/data/projects", Map.of("name", "a series", "production_type", "tvshow")), 201);
        String series = made.path("id").asString();
        String episode = made.path("first_episode_id").asString();
        String[] planted = Series.plant(tracker.world, stage.admin(), series, episode);
        for (String kind : List.of("assets", "shots", "sequences")) {
            JsonNode ofEpisode = ok(call("GET", of(kind, series) + "&episode_id=" + episode, null), 200);
            assertThat(ofEpisode).as(kind).hasSize(1);
            assertThat(ok(call("GET", of(kind, series) + "&episode_id=" + UUID.randomUUID(), null), 200))
                    .isEmpty();
            assertThat(ok(call("GET", of(kind, series) + "&episode_id=all", null), 200))
                    .hasSize(1);
            assertThat(call("GET", of(kind, series) + "&episode_id=x", null).status())
                    .isEqualTo(400);
        }
        assertThat(ok(call("GET", of("assets", series), null), 200)
                        .get(0)
                        .path("casting_episode_ids")
                        .get(0)
                        .asString())
                .isEqualTo(episode);
        JsonNode row = ok(call("GET", of("shots", series), null), 200).get(0);
        assertThat(row.path("episode_id").asString()).isEqualTo(episode);
        assertThat(row.path("episode_name").asString()).isEqualTo("E01");
        assertThat(row.path("sequence_id").asString()).isEqualTo(planted[0]);
        assertThat(row.path("frame_in").asInt()).isEqualTo(1);

        JsonNode cast = ok(call("GET", "/data/projects/" + series + "/entities/" + planted[1] + "/casting", null), 200);
        assertThat(cast).hasSize(1);
        assertThat(String.join(" ", cast.get(0).propertyNames()))
                .isEqualTo("asset_id asset_name asset_type_name ready_for episode_id preview_file_id nb_occurences"
                        + " label is_shared project_id");
        assertThat(cast.get(0).path("asset_id").asString()).isEqualTo(planted[2]);
        assertThat(cast.get(0).path("nb_occurences").asInt()).isEqualTo(2);
        JsonNode in = ok(call("GET", "/data/assets/" + planted[2] + "/cast-in", null), 200);
        assertThat(in).hasSize(1);
        assertThat(String.join(" ", in.get(0).propertyNames()))
                .isEqualTo("shot_id shot_name sequence_name episode_id episode_name preview_file_id nb_occurences");
        assertThat(in.get(0).path("shot_id").asString()).isEqualTo(planted[1]);
        assertThat(call("GET", project() + "/entities/" + planted[1] + "/casting", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAssetThatAnotherProductionSharesIsListedToWhoMaySeeIt() {
        JsonNode made = ok(call("POST", "/data/projects", Map.of("name", "a borrower")), 201);
        UUID borrower = UUID.fromString(made.path("id").asString());
        Map<String, String> member = Map.of("person_id", stage.outsider().id().toString());
        ok(call("POST", "/data/projects/" + borrower + "/team", member), 201);
        String path = "/data/projects/" + borrower + "/assets/shared-used";
        assertThat(ok(call("GET", path, null), 200)).isEmpty();
        UUID used = tracker.world.ledger.write(stage.admin().actor(), change -> {
            UUID shots = tracker.world
                    .production
                    .catalog()
                    .typeOf(change.tx(), stage.admin().account(), dev.botstead.production.catalog.EntityKind.SHOT);
            UUID into = tracker.world
                    .production
                    .making()
                    .make(
                            change,
                            List.of(new dev.botstead.production.entity.NewEntity(
                                    borrower,
                                    dev.botstead.production.catalog.EntityKind.SHOT,
                                    shots,
                                    "SH1",
                                    null,
                                    null,
                                    "",
                                    1,
                                    false,
                                    dev.botstead.production.entity.NewEntity.RUNNING,
                                    "{}")))
                    .getFirst()
                    .uuid();
            tracker.world.production.making().cast(change, into, Map.of(UUID.fromString(asset), 1));
            change.tx().update("UPDATE entity SET is_shared = ? WHERE id = ?", true, UUID.fromString(asset));
            change.nothingToTell();
            return into;
        });
        JsonNode shared = ok(call("GET", path, null), 200);
        assertThat(shared).hasSize(1);
        assertThat(String.join(" ", shared.get(0).propertyNames()))
                .isEqualTo(Objects.requireNonNull(KEYS.get("assets"))[0]);
        assertThat(shared.get(0).path("tasks")).isNotEmpty();
        assertThat(ok(call("GET", project() + "/assets/shared-used", null), 200))
                .isEmpty();
        // Who works on the borrower alone sees what is cast, and not the work of the other production.
        assertThat(ok(tracker.get(stage.outsider(), path), 200)).isEmpty();
        assertThat(ok(
                        tracker.get(stage.outsider(), "/data/projects/" + borrower + "/entities/" + used + "/casting"),
                        200))
                .hasSize(1);
    }

    @Test
    void whatIsLinkedToAConceptIsListedFromBothEnds() {
        UUID concept = tracker.world.ledger.write(stage.admin().actor(), change -> {
            UUID concepts = tracker.world
                    .production
                    .catalog()
                    .typeOf(change.tx(), stage.admin().account(), dev.botstead.production.catalog.EntityKind.CONCEPT);
            UUID made = tracker.world
                    .production
                    .making()
                    .make(
                            change,
                            List.of(new dev.botstead.production.entity.NewEntity(
                                    stage.id(),
                                    dev.botstead.production.catalog.EntityKind.CONCEPT,
                                    concepts,
                                    "a sketch",
                                    null,
                                    null,
                                    "",
                                    null,
                                    false,
                                    dev.botstead.production.entity.NewEntity.RUNNING,
                                    "{}")))
                    .getFirst()
                    .uuid();
            change.tx()
                    .update(
                            "INSERT INTO entity_concept_link (entity_id, concept_id) VALUES (?, ?)",
                            UUID.fromString(asset),
                            made);
            change.nothingToTell();
            return made;
        });
        for (String[] ends :
                new String[][] {{asset, concept.toString(), "Concept"}, {concept.toString(), asset, "Asset"}}) {
            JsonNode linked =
                    ok(tracker.get(stage.human(), "/data/entities/" + ends[0] + "/entities-linked/with-tasks"), 200);
            assertThat(linked).hasSize(1);
            assertThat(linked.get(0).path("id").asString()).isEqualTo(ends[1]);
            assertThat(linked.get(0).path("type").asString()).isEqualTo(ends[2]);
            assertThat(linked.get(0).path("tasks").isArray()).isTrue();
        }
        // A vendor who works on the asset is not shown the concept.
        assertThat(ok(tracker.get(vendor, "/data/entities/" + asset + "/entities-linked/with-tasks"), 200))
                .isEmpty();
    }

    @Test
    void whatHasNoFeatureHereIsEmptyAndNotMissing() {
        Caller human = stage.human();
        JsonNode news = ok(tracker.get(human, "/data/entities/" + asset + "/news"), 200);
        assertThat(news.propertyNames())
                .containsExactlyInAnyOrder("data", "total", "nb_pages", "limit", "offset", "page");
        for (String list : List.of("/data/softwares", "/data/hardware-items", project() + "/schedule-items/task-types"))
            assertThat(ok(tracker.get(human, list), 200).toString()).as(list).isEqualTo("[]");
        for (String object : List.of(
                "/data/departments/hardware-items",
                "/data/departments/software-licenses",
                "/data/playlists/entities/" + shot + "/preview-files"))
            assertThat(ok(tracker.get(human, object), 200).toString())
                    .as(object)
                    .isEqualTo("{}");
        for (String unknown : List.of(
                "/data/entities/" + UUID.randomUUID() + "/news",
                "/data/entities/nonsense/news",
                "/data/playlists/entities/" + UUID.randomUUID() + "/preview-files",
                "/data/assets/" + shot + "/cast-in"))
            assertThat(tracker.get(human, unknown).status()).as(unknown).isEqualTo(404);
    }
}
