package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.id.DepartmentId;
import dev.botstead.production.World.Stage;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Database;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A bot and a person of each standing towards one task, and what each is answered: the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StandingsContract {
    private static final List<String> STANDINGS =
            List.of("adm", "mgr", "sup", "sup=", "sup≠", "usr", "usr+", "cli", "ven", "ven+", "out");

    Tracker tracker;
    int number;
    Stage stage;
    /// The bots, by their standings.
    final Map<String, Caller> callers = new LinkedHashMap<>();

    private final Map<String, Caller> people = new LinkedHashMap<>();
    final Map<String, String> words = new LinkedHashMap<>();

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        DepartmentId modeling = Objects.requireNonNull(stage.departments().get("Modeling"));
        DepartmentId lighting = Objects.requireNonNull(stage.departments().get("Lighting"));
        join(callers, false, modeling, lighting);
        join(people, true, modeling, lighting);
        Caller modeler = tracker.world.person(stage.admin(), "Mo Modeler", Role.USER, modeling);
        Caller lighter = tracker.world.person(stage.admin(), "Li Lighter", Role.USER, lighting);
        name(modeler, lighter);
        for (Map<String, Caller> some : List.of(callers, people))
            for (String each : List.of("usr+", "ven+")) {
                String id = Objects.requireNonNull(some.get(each)).id().toString();
                assertThat(put(stage.admin(), "/actions/persons/" + id + "/assign", tasks())
                                .json())
                        .hasSize(1);
            }
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private void join(Map<String, Caller> some, boolean person, DepartmentId modeling, DepartmentId lighting) {
        some.put("adm", made(person, "adm", Role.ADMIN));
        some.put("mgr", member(person, "mgr", Role.MANAGER));
        some.put("sup", member(person, "sup", Role.SUPERVISOR));
        some.put("sup=", member(person, "sup same", Role.SUPERVISOR, modeling));
        some.put("sup≠", member(person, "sup other", Role.SUPERVISOR, lighting));
        some.put("usr", member(person, "usr", Role.USER));
        some.put("usr+", member(person, "usr assigned", Role.USER));
        some.put("cli", member(person, "cli", Role.CLIENT));
        some.put("ven", member(person, "ven", Role.VENDOR));
        some.put("ven+", member(person, "ven assigned", Role.VENDOR));
        some.put("out", made(person, "out", Role.MANAGER));
    }

    private Caller made(boolean person, String name, Role role, DepartmentId... in) {
        return person
                ? tracker.world.person(stage.admin(), name, role, in)
                : tracker.world.bot(stage.admin(), name, role, in);
    }

    Caller member(String name, Role role, DepartmentId... in) {
        return member(false, name, role, in);
    }

    private Caller member(boolean person, String name, Role role, DepartmentId... in) {
        Caller made = made(person, name, role, in);
        tracker.world.production.team().add(stage.admin(), stage.project(), made.id(), null);
        return made;
    }

    String id(String standing) {
        return Objects.requireNonNull(callers.get(standing)).id().toString();
    }

    private void name(Caller modeler, Caller lighter) {
        words.put("p", stage.id().toString());
        String type = first("/data/task-types?name=Modeling");
        String task = first("/data/tasks?project_id=" + stage.id() + "&task_type_id=" + type);
        words.put("t", task);
        words.put(
                "a",
                tracker.get(stage.admin(), "/data/tasks/" + task)
                        .json()
                        .path("entity_id")
                        .asString());
        words.put("s", first("/data/projects/" + stage.id() + "/shots"));
        words.put("done", first("/data/task-status?short_name=done"));
        words.put("modeler", modeler.id().toString());
        words.put("lighter", lighter.id().toString());
        words.put("stranger", stage.outsider().id().toString());
        words.put("member", "{\"person_id\":\"" + stage.human().id() + "\"}");
        words.put("target", "{\"target_task_id\":\"" + first("/data/projects/" + stage.id() + "/tasks") + "\"}");
        String status = "{\"task_status_id\":\"" + first("/data/task-status?short_name=wip") + "\"";
        words.put("c", said(status + "}"));
        words.put("shown", said(status + ",\"for_client\":true}"));
        words.put("tasks", tasks());
        words.put("tasks of modeler", "{\"task_ids\":[\"" + task + "\"],\"person_id\":\"" + modeler.id() + "\"}");
        words.put("other status", "{\"task_status_id\":\"" + first("/data/task-status?short_name=ready") + "\"}");
    }

    String tasks() {
        return "{\"task_ids\":[\"" + words.get("t") + "\"]}";
    }

    String first(String path) {
        return tracker.get(stage.admin(), path).json().get(0).path("id").asString();
    }

    Answer put(Caller caller, String path, String body) {
        return tracker.call(caller, "PUT", path, body);
    }

    private String said(String body) {
        return tracker.call(stage.admin(), "POST", "/actions/tasks/" + words.get("t") + "/comment", body)
                .json()
                .path("id")
                .asString();
    }

    /// Tries a line of a table, cell by cell: a request, a bar, and what each standing is answered.
    void everyCellAnswersAsItSays(String line) {
        String request = line.substring(0, line.indexOf('|')).strip();
        List<String> wanted =
                Arrays.asList(line.substring(line.indexOf('|') + 1).strip().split(" ", -1));
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (int i = 0; i < STANDINGS.size(); i++) {
            String standing = STANDINGS.get(i);
            for (boolean person : List.of(false, true)) {
                String who = (person ? "person " : "bot ") + standing;
                Caller caller = Objects.requireNonNull((person ? people : callers).get(standing));
                expected.put(who, wanted.get(i));
                seen.put(who, seen(caller, request, wanted.get(i)));
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    /// Makes what a request names before each try of it.
    void prepare(String request) {}

    private String seen(Caller caller, String request, String wanted) {
        // The status that the task has now: to keep it, send it.
        words.put(
                "comment",
                "{\"comment\":\"x\",\"task_status_id\":\""
                        + tracker.get(stage.admin(), "/data/tasks/" + words.get("t"))
                                .json()
                                .path("task_status_id")
                                .asString()
                        + "\"}");
        String kept = Objects.requireNonNull(words.get("comment"));
        words.put("batch", "{\"comments\":[" + kept.replace("{", "{\"task_id\":\"" + words.get("t") + "\",") + "]}");
        words.put("new text", "{\"text\":\"" + ++number + "\"}");
        words.put("new checklist", "{\"checklist\":[{\"text\":\"" + number + "\"}]}");
        if (request.contains("{fresh}")) words.put("fresh", said(kept));
        prepare(request);
        String filled = request;
        for (Map.Entry<String, String> word : words.entrySet())
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        String[] parts = filled.split(" ", 3);
        Answer answer = tracker.call(caller, parts[0], parts[1], parts.length > 2 ? parts[2] : null);
        boolean counted = wanted.startsWith("n:") && answer.status() == 200;
        return counted ? "n:" + answer.json().size() : String.valueOf(answer.status());
    }
}
