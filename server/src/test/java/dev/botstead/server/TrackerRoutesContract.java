package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.production.World.Stage;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.project.ProjectTables;
import dev.botstead.production.table.Column;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What holds for every route of the tracker, as the table of routes lists them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TrackerRoutesContract {
    /// The routes about oneself that refuse a bot, as the contract lists them.
    private static final String FOR_PEOPLE = """
            GET /data/user/context
            GET /data/user/assets/{id}/tasks
            GET /data/user/assets/{id}/task-types
            GET /data/user/shots/{id}/tasks
            GET /data/user/shots/{id}/task-types
            GET /data/user/scenes/{id}/tasks
            GET /data/user/scenes/{id}/task-types
            GET /data/user/sequences/{id}/tasks
            GET /data/user/sequences/{id}/task-types
            GET /data/user/sequences/{id}/shots
            GET /data/user/sequences/{id}/scenes
            GET /data/user/projects/open
            GET /data/user/projects/{id}/asset-types
            GET /data/user/projects/{id}/asset-types/{id}/assets
            GET /data/user/projects/{id}/sequences
            GET /data/user/projects/{id}/episodes
            GET /data/user/tasks
            GET /data/user/tasks-to-check
            GET /data/user/tasks-to-check/filter-values
            GET /data/user/done-tasks
            GET /data/user/filters
            POST /data/user/filters
            PUT /data/user/filters/{id}
            DELETE /data/user/filters/{id}
            GET /data/user/filter-groups
            POST /data/user/filter-groups
            GET /data/user/filter-groups/{id}
            PUT /data/user/filter-groups/{id}
            DELETE /data/user/filter-groups/{id}
            GET /data/user/desktop-login-logs
            POST /data/user/desktop-login-logs
            GET /data/user/time-spents
            GET /data/user/time-spents/2026-01-01
            GET /data/user/tasks/{id}/time-spents/2026-01-01
            GET /data/user/day-offs/2026-01-01
            GET /data/user/notifications
            GET /data/user/notifications/{id}
            PUT /data/user/notifications/{id}
            POST /actions/user/notifications/mark-all-as-read
            GET /data/user/tasks/{id}/subscribed
            GET /data/user/entities/{id}/task-types/{id}/subscribed
            GET /data/user/sequences/{id}/task-types/{id}/subscribed
            GET /data/user/projects/{id}/task-types/{id}/sequence-subscriptions
            POST /actions/user/tasks/subscribe
            POST /actions/user/tasks/unsubscribe
            POST /actions/user/tasks/{id}/subscribe
            DELETE /actions/user/tasks/{id}/unsubscribe
            POST /actions/user/sequences/{id}/task-types/{id}/subscribe
            DELETE /actions/user/sequences/{id}/task-types/{id}/unsubscribe
            GET /data/user/chats
            POST /actions/user/chats/{id}/join
            DELETE /actions/user/chats/{id}/join
            DELETE /actions/user/clear-avatar
            """;

    private static final List<String> HOSTILE_IDS = List.of(
            "nonsense", "00000000-0000-0000-0000-000000000000", "%27%20OR%201=1--", "%E6%97%A5%E6%9C%AC", "..%2F..");

    private static final List<String> HOSTILE_QUERIES = List.of(
            "?name=%00",
            "?name=%27%20OR%20%271%27=%271",
            "?name=%ED%A0%80",
            "?name=[",
            "?name=[null]",
            "?name=[[1],{}]",
            "?id=&project_id=&task_type_id=",
            "?id=1&project_id=2",
            "?created_at=0000-00-00&updated_at=999999-01-01",
            "?priority=NaN&difficulty=1e400&retake_count=-0",
            "?page=1&limit=2147483647",
            "?page=2147483647&limit=2147483647",
            "?page=99999999999999",
            "?page=1&limit=0&relations=True&fields=,,id,%F0%9F%98%80",
            "?relations=true&data=%7B%7D&fields=",
            "?episode_id=x&sequence_id=x&person_id=x",
            "?limit=-5&after=x&before=y");

    private Tracker tracker;
    private Stage stage;
    private Caller adminBot;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        adminBot = tracker.world.bot(stage.admin(), "admin-bot", Role.ADMIN);
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private List<Rule> reads() {
        return new Surfaces(tracker.core, null)
                .rules().stream()
                        .filter(rule ->
                                rule.surface().equals("kitsu") && rule.method().equals("GET"))
                        .filter(rule -> rule.path().startsWith("/api/data/") && rule.callers() != Callers.PUBLIC)
                        .toList();
    }

    private static String filled(String path, String id) {
        return path.substring("/api".length()).replaceAll("\\{[a-z]+}", java.util.regex.Matcher.quoteReplacement(id));
    }

    @Test
    void noBotIsLetInWhereOnlyPeopleAre() {
        List<String> wrong = new ArrayList<>();
        for (String line : FOR_PEOPLE.lines().toList()) {
            String[] parts = line.split(" ", 2);
            for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
                String path = parts[1].replace("{id}", id);
                int bots = tracker.call(adminBot, parts[0], path, null).status();
                if (bots != 403) wrong.add("bot " + line + ": " + bots);
                int peoples = tracker.call(stage.admin(), parts[0], path, null).status();
                if (peoples == 401 || peoples == 403 || peoples == 405 || peoples >= 500)
                    wrong.add("person " + line + ": " + peoples);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noIdMakesAReadFail() {
        List<String> wrong = new ArrayList<>();
        for (Rule rule : reads())
            for (String id : HOSTILE_IDS) {
                if (!rule.path().contains("{")) continue;
                for (Caller caller : List.of(stage.admin(), stage.artist())) {
                    String path = filled(rule.path(), id);
                    Answer answer = tracker.get(caller, path);
                    if (answer.body() == null || !List.of(200, 400, 403, 404).contains(answer.status()))
                        wrong.add(path + ": " + answer.status());
                }
            }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noQueryMakesAReadFail() {
        List<String> wrong = new ArrayList<>();
        for (Rule rule : reads())
            for (String query : HOSTILE_QUERIES)
                for (Caller caller : List.of(stage.admin(), stage.client())) {
                    String path = filled(rule.path(), stage.id().toString())
                            + query.replace("[", "%5B")
                                    .replace("]", "%5D")
                                    .replace("{", "%7B")
                                    .replace("}", "%7D");
                    int status = tracker.get(caller, path).status();
                    if (!List.of(200, 400, 403, 404).contains(status)) wrong.add(path + ": " + status);
                }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noValueMakesAChangeFail() {
        Map<String, List<String>> keys = Map.of(
                "/data/projects/" + stage.id(),
                ProjectTables.PROJECTS.columns().stream().map(Column::name).toList(),
                "/data/task-status/" + first("/data/task-status?short_name=ready"),
                Catalog.TASK_STATUSES.columns().stream().map(Column::name).toList(),
                "/actions/persons/" + stage.human().id() + "/assign",
                List.of("task_ids"),
                "/actions/tasks/" + first("/data/tasks") + "/assign",
                List.of("person_id"),
                "/actions/tasks/clear-assignation",
                List.of("task_ids", "person_id"),
                "/data/projects/" + stage.id() + "/team/" + stage.human().id(),
                List.of("role"));
        List<String> wrong = new ArrayList<>();
        keys.forEach((path, columns) -> {
            for (String column : columns)
                for (String value : List.of(
                        "null",
                        "[]",
                        "{}",
                        "[null]",
                        "true",
                        "-1",
                        "1.5",
                        "1e400",
                        "99999999999999999999",
                        "\"\"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"2026-13-45\"",
                        "\"" + "x".repeat(20_000) + "\"",
                        "[\"" + UUID.randomUUID() + "\"]",
                        "\"" + UUID.randomUUID() + "\"")) {
                    String body = "{\"" + column + "\":" + value + "}";
                    Answer answer = tracker.call(stage.admin(), "PUT", path, body);
                    if (answer.body() == null || !List.of(200, 400, 404).contains(answer.status()))
                        wrong.add(path + " " + body.substring(0, Math.min(80, body.length())) + ": " + answer.status());
                }
        });
        assertThat(wrong).isEmpty();
    }

    private String first(String path) {
        return tracker.get(stage.admin(), path).json().get(0).path("id").asString();
    }
}
