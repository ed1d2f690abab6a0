package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.id.DepartmentId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each line of the table of rights that is served, tried by one bot of each standing towards one task.
abstract class RightsContract extends StandingsContract {
    /// In the order of the columns: adm mgr sup sup= sup≠ usr usr+ cli ven ven+ out. A number is a status; `n:k` is a
    /// list of `k`.
    private static final String TABLE = """
            GET /data/projects/{p}                                   | 200 200 200 200 200 200 200 200 200 200 403
            GET /data/projects/{p}/team                              | 200 200 200 200 200 200 200 200 200 200 403
            GET /data/projects/{p}/metadata-descriptors              | 200 200 200 200 200 200 200 200 200 200 403
            GET /data/projects/{p}/settings/task-status              | 200 200 200 200 200 200 200 200 200 200 403
            GET /data/projects/{p}/milestones                        | 200 200 200 200 200 200 200 403 200 200 403
            GET /data/projects                                       | n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:0
            GET /data/projects/open                                  | n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:0
            GET /data/projects?name=MyProduction                     | n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:1 n:0
            GET /data/projects/{p}/assets                            | n:40 n:40 n:40 n:40 n:40 n:40 n:40 n:40 n:0 n:1 403
            GET /data/projects/{p}/shots                             | n:60 n:60 n:60 n:60 n:60 n:60 n:60 n:60 n:0 n:0 403
            GET /data/assets/{a}                                     | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/entities/{a}                                   | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/shots/{s}                                      | 200 200 200 200 200 200 200 200 403 403 403
            GET /data/tasks/{t}                                      | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/tasks/{t}/full                                 | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/entities?project_id={p}                        | n:104 n:104 n:104 n:104 n:104 n:104 n:104 n:104 n:0 n:1 n:0
            GET /data/tasks/open-tasks?project_id={p}&limit=1        | 200 200 200 200 200 200 200 200 200 200 403
            GET /data/tasks/open?project_id={p}                      | n:300 n:300 n:300 n:300 n:300 n:300 n:300 n:300 n:0 n:1 403
            GET /data/tasks?project_id={p}                           | n:300 n:300 n:300 n:300 n:300 n:300 n:300 n:300 n:0 n:1 n:0
            GET /data/projects/{p}/tasks                             | n:300 n:300 n:300 n:300 n:300 n:300 n:300 n:300 n:0 n:1 403
            GET /data/tasks/{t}/comments                             | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/projects/{p}/comments                          | 200 200 200 200 200 200 200 403 403 403 403
            GET /data/comments?object_id={t}                         | 200 403 403 403 403 403 403 403 403 403 403
            GET /data/assets/with-tasks?project_id={p}               | n:40 n:40 n:40 n:40 n:40 n:40 n:40 n:40 n:0 n:1 403
            GET /data/shots/with-tasks?project_id={p}                | n:60 n:60 n:60 n:60 n:60 n:60 n:60 n:60 n:0 n:0 403
            GET /data/sequences/with-tasks?project_id={p}            | n:4 n:4 n:4 n:4 n:4 n:4 n:4 n:4 n:0 n:0 403
            GET /data/projects/{p}/assets/shared-used                | n:0 n:0 n:0 n:0 n:0 n:0 n:0 n:0 n:0 n:0 403
            GET /data/projects/{p}/entities/{a}/casting              | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/assets/{a}/cast-in                             | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/entities/{a}/news                              | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/entities/{a}/entities-linked/with-tasks        | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/playlists/entities/{a}/preview-files           | 200 200 200 200 200 200 200 200 403 200 403
            GET /data/projects/{p}/schedule-items/task-types         | 200 200 200 200 200 200 200 200 200 200 403
            GET /data/hardware-items                                 | 200 200 200 200 200 200 200 200 200 200 200
            GET /data/task-types                                     | 200 200 200 200 200 200 200 200 200 200 200
            GET /data/task-status                                    | 200 200 200 200 200 200 200 200 200 200 200
            GET /data/events/last?limit=1                            | 200 200 403 403 403 403 403 403 403 403 200
            POST /actions/tasks/{t}/comment {comment}                | 201 201 201 201 403 403 201 201 403 201 403
            POST /actions/tasks/{t}/comment {other status}           | 201 201 201 201 403 403 201 201 403 201 403
            POST /actions/tasks/batch-comment {batch}                | 201 201 201 201 403 403 201 201 403 201 403
            PUT /data/comments/{c} {new text}                        | 200 200 403 403 403 403 403 403 403 403 403
            PUT /data/comments/{c} {new checklist}                   | 200 200 200 200 403 403 200 403 403 200 403
            DELETE /data/comments/{fresh}                            | 204 204 403 403 403 403 403 403 403 403 403
            POST /data/tasks/{t}/comments/{c}/ack {}                 | 200 200 200 200 200 200 200 403 403 200 403
            POST /data/tasks/{t}/comments/{shown}/ack {}             | 200 200 200 200 200 200 200 200 403 200 403
            POST /data/tasks/{t}/comments/{c}/reply {}               | 200 200 200 200 403 403 200 403 403 200 403
            POST /data/tasks/{t}/comments/{shown}/reply {}           | 200 200 403 403 403 403 403 200 403 403 403
            POST /data/comments/{c}/replies {}                       | 201 201 201 201 403 403 201 403 403 201 403
            POST /actions/tasks/{t}/comments/{fresh}/move {target}   | 200 200 403 403 403 403 403 403 403 403 403
            PUT /data/projects/{p} {"episode_span":0}                | 200 200 403 403 403 403 403 403 403 403 403
            POST /data/projects/{p}/team {member}                    | 201 201 403 403 403 403 403 403 403 403 403
            DELETE /data/projects/{p}/team/{stranger}                | 204 204 403 403 403 403 403 403 403 403 403
            POST /data/projects {"name":""}                          | 400 403 403 403 403 403 403 403 403 403 403
            PUT /data/task-status/{done} {"is_done":true}            | 200 403 403 403 403 403 403 403 403 403 403
            PUT /actions/persons/{modeler}/assign {tasks}            | n:1 n:1 n:1 n:1 n:0 n:0 n:0 n:0 n:0 n:0 n:0
            PUT /actions/persons/{lighter}/assign {tasks}            | n:1 n:1 n:1 n:0 n:0 n:0 n:0 n:0 n:0 n:0 n:0
            PUT /actions/tasks/clear-assignation {tasks of modeler}  | n:1 n:1 n:1 n:1 n:0 n:0 n:0 n:0 n:0 n:0 n:0
            """;

    static Stream<String> lines() {
        return TABLE.lines();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyCellOfTheTable(String line) {
        everyCellAnswersAsItSays(line);
    }

    @Test
    void anArtistAssignsItselfWhereItsDepartmentIsTheTasks() {
        DepartmentId modeling = Objects.requireNonNull(stage.departments().get("Modeling"));
        Caller artist = tracker.world.person(stage.admin(), "Ari Artist", Role.USER, modeling);
        tracker.world.production.team().add(stage.admin(), stage.project(), artist.id(), null);
        assertThat(put(artist, "/actions/persons/" + artist.id() + "/assign", tasks())
                        .json())
                .hasSize(1);
        assertThat(put(artist, "/actions/persons/" + words.get("modeler") + "/assign", tasks())
                        .json())
                .isEmpty();
        assertThat(put(artist, "/actions/tasks/clear-assignation", tasks()).json())
                .hasSize(1);
        assertThat(tracker.get(stage.admin(), "/data/tasks/" + words.get("t"))
                        .json()
                        .path("assignees")
                        .toString())
                .doesNotContain(artist.id().toString())
                .contains(id("usr+"));
    }

    @Test
    void aBotWorksOnlyWhereItsProductionLetsBotsWork() {
        Caller bot = member("newcomer", Role.USER);
        String assign = "/actions/persons/" + bot.id() + "/assign";
        String task = "/actions/tasks/" + words.get("t") + "/assign";
        String person = "{\"person_id\":\"" + bot.id() + "\"}";
        put(stage.admin(), "/data/projects/" + stage.id(), "{\"is_bot_collaboration_enabled\":false}");
        assertThat(put(stage.admin(), assign, tasks()).json()).isEmpty();
        assertThat(put(stage.admin(), task, person).status()).isEqualTo(403);
        put(stage.admin(), "/data/projects/" + stage.id(), "{\"is_bot_collaboration_enabled\":true}");
        assertThat(put(stage.admin(), task, person).json().path("assignees").toString())
                .contains(bot.id().toString());
        assertThat(put(stage.admin(), assign, tasks()).json()).hasSize(1);
    }

    @Test
    void aRoleInTheTeamGoesBeforeTheOneInTheAccount() {
        Caller bot = member("promoted", Role.VENDOR);
        assertThat(tracker.get(bot, "/data/projects/" + stage.id() + "/assets").json())
                .isEmpty();
        tracker.world.production.team().role(stage.admin(), stage.project(), bot.id(), Role.MANAGER);
        assertThat(tracker.get(bot, "/data/projects/" + stage.id() + "/assets").json())
                .hasSize(40);
        assertThat(put(bot, "/data/projects/" + stage.id(), "{\"episode_span\":0}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aVendorDoesNotSeeTheMetadataOfOtherDepartments() {
        String asset = "/data/assets/" + words.get("a");
        Caller vendor = Objects.requireNonNull(callers.get("ven+"));
        assertThat(tracker.get(vendor, asset).json().path("data").has("difficulty"))
                .isFalse();
        tracker.get(vendor, "/data/projects/" + stage.id() + "/assets")
                .json()
                .forEach(row -> assertThat(row.path("data").has("difficulty")).isFalse());
        assertThat(tracker.get(vendor, "/data/projects/" + stage.id() + "/metadata-descriptors")
                        .texts("field_name"))
                .doesNotContain("difficulty");
        Caller artist = Objects.requireNonNull(callers.get("usr"));
        assertThat(tracker.get(artist, asset).json().path("data").has("difficulty"))
                .isTrue();
    }

    @Test
    void aClientSeesNoneOfTheStudiosFigures() {
        Caller client = Objects.requireNonNull(callers.get("cli"));
        for (String path : List.of("/data/tasks/{t}/full", "/data/tasks/{t}")) {
            var task = tracker.get(client, path.replace("{t}", Objects.requireNonNull(words.get("t"))))
                    .json();
            assertThat(task.path("assignees")).isEmpty();
            assertThat(task.get("estimation").toString()).isEqualTo("0");
            assertThat(task.get("due_date").isNull()).isTrue();
            assertThat(task.has("assigner")).isFalse();
        }
        String list = "/data/tasks?project_id=" + stage.id();
        for (String probe : List.of("&assignees=" + id("usr+"), "&priority=0", "&estimation=480", "&difficulty=3"))
            assertThat(tracker.get(client, list + probe).json()).as(probe).isEmpty();
        var open = tracker.get(client, "/data/tasks/open-tasks?project_id=" + stage.id())
                .json();
        assertThat(open.path("stats").path("total").asInt()).isEqualTo(300);
        assertThat(open.path("stats").path("total_estimation").asDouble()).isZero();
        assertThat(tracker.get(client, "/data/tasks/open-tasks?person_id=" + id("usr+"))
                        .json()
                        .path("data"))
                .isEmpty();
        tracker.get(client, "/data/projects/" + stage.id() + "/tasks").json().forEach(task -> {
            assertThat(task.path("assignees")).isEmpty();
            assertThat(task.get("duration").toString()).isEqualTo("0");
        });
    }
}
