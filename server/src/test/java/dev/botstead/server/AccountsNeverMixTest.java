package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.directory.Caller;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.production.World;
import dev.botstead.production.file.FileName;
import dev.botstead.production.file.Upload;
import dev.botstead.production.file.Uploads;
import dev.botstead.server.Tracker.Answer;
import dev.botstead.sql.Row;
import dev.botstead.sql.TestDatabases;
import dev.botstead.sql.Tx;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Nothing of one account is visible from another, nor can be changed or referred to from there. Every route
/// is found by itself, so that a new one cannot be forgotten: it is called by an administrator of one account
/// with the ids of everything that the other one has, in its path, its query and its body.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountsNeverMixTest {
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final String NOWHERE = "01a21101-8767-76eb-b918-7c1b4cfc4000";
    /// The tables whose rows have an id that a client can name.
    private static final List<String> NAMED = List.of(
            "principal",
            "department",
            "project",
            "entity",
            "entity_type",
            "task",
            "task_type",
            "task_status",
            "project_status",
            "comment",
            "attachment_file",
            "metadata_descriptor");
    /// The keys and parameters by which routes name things.
    private static final List<String> KEYS = List.of(
            "id",
            "person_id",
            "person_ids",
            "project_id",
            "department_id",
            "departments",
            "task_id",
            "task_ids",
            "task_type_id",
            "task_status_id",
            "entity_id",
            "entity_type_id",
            "asset_type_id",
            "sequence_id",
            "episode_id",
            "parent_id",
            "object_id",
            "assignees",
            "team",
            "studio_id",
            "person");

    private final List<String> wrong = new ArrayList<>();
    private int asked;
    private Tracker tracker;
    private Caller mine;
    private Set<UUID> theirs;
    private Map<String, UUID> ofMine;
    private Map<String, UUID> ofTheirs;
    private List<Rule> rules;

    @BeforeAll
    void twoAccounts() {
        tracker = new Tracker(TestDatabases.sqlite());
        World.Stage one = tracker.world.stage("one");
        attach(one);
        mine = one.admin();
        tracker.get(mine, "/data/persons"); // makes the token of the caller
        Set<UUID> before = read(AccountsNeverMixTest::everyId);
        ofMine = read(tx -> oneOfEach(tx, before, Set.of()));
        attach(tracker.world.stage("two"));
        theirs = new HashSet<>(read(AccountsNeverMixTest::everyId));
        theirs.removeAll(before);
        ofTheirs = read(tx -> oneOfEach(tx, theirs, before));
        rules = new Surfaces(tracker.core, null)
                .rules().stream().filter(rule -> rule.surface().equals("kitsu")).toList();
    }

    /// A picture attached to something that was said.
    private void attach(World.Stage stage) {
        UUID[] said = read(tx -> tx.first(
                        "SELECT id, object_id FROM comment WHERE project_id = ?",
                        row -> new UUID[] {row.uuid("object_id"), row.uuid("id")},
                        stage.id())
                .orElseThrow());
        try (Uploads uploads =
                new Uploads(tracker.core.production.files(), stage.admin().account())) {
            Upload upload =
                    uploads.receive(FileName.of(stage.admin().name() + ".png"), new ByteArrayInputStream(new byte[9]));
            tracker.core.production.attaching().attach(stage.admin(), said[0], said[1], List.of(upload));
            uploads.kept();
        }
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private <T> T read(java.util.function.Function<Tx, T> work) {
        return tracker.core.database.read(work);
    }

    private static List<String> tables(Tx tx) {
        return tx.list(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'flyway%' AND name NOT LIKE 'sqlite%'",
                row -> row.text("name"));
    }

    private static List<String> columns(Tx tx, String table, boolean ids) {
        return tx.list(
                "SELECT name FROM pragma_table_info('" + table + "') WHERE (type = 'BLOB') = ?",
                row -> row.text("name"),
                ids);
    }

    private static Set<UUID> everyId(Tx tx) {
        Set<UUID> all = new HashSet<>();
        for (String table : tables(tx))
            for (String column : columns(tx, table, true))
                tx.each(
                        "SELECT \"" + column + "\" AS v FROM \"" + table + "\" WHERE length(\"" + column + "\") = 16",
                        row -> all.add(row.uuid("v")));
        return all;
    }

    /// One id of each kind of thing: of a table, and of each kind of entity and principal within it.
    private static Map<String, UUID> oneOfEach(Tx tx, Set<UUID> among, Set<UUID> besides) {
        Map<String, UUID> found = new LinkedHashMap<>();
        for (String table : NAMED) {
            if (!tables(tx).contains(table)) continue;
            String kind = switch (table) {
                case "principal" -> "kind";
                case "entity" -> "hex(entity_type_id)";
                default -> "''";
            };
            tx.each("SELECT id, " + kind + " AS kind FROM " + table, row -> {
                UUID id = row.uuid("id");
                if (among.contains(id) && !besides.contains(id) && found.size() < 60)
                    found.putIfAbsent(table + row.text("kind"), id);
            });
        }
        return found;
    }

    /// Every row that names anything of the other account, as text.
    private Set<String> rowsThatNameTheirs() {
        return read(tx -> {
            Set<String> rows = new TreeSet<>();
            for (String table : tables(tx)) {
                List<String> ids = columns(tx, table, true);
                List<String> others = columns(tx, table, false);
                tx.each("SELECT * FROM \"" + table + "\"", row -> {
                    boolean names = ids.stream().anyMatch(column -> isTheirs(row, column))
                            || others.stream().anyMatch(column -> holdsTheirs(String.valueOf(row.textOrNull(column))));
                    if (!names) return;
                    StringBuilder text = new StringBuilder(table);
                    for (String column : ids)
                        text.append(' ').append(java.util.Arrays.hashCode(row.bytesOrNull(column)));
                    for (String column : others) text.append(' ').append(row.textOrNull(column));
                    rows.add(text.toString());
                });
            }
            return rows;
        });
    }

    private boolean isTheirs(Row row, String column) {
        byte[] bytes = row.bytesOrNull(column);
        return bytes != null && bytes.length == 16 && theirs.contains(row.uuid(column));
    }

    private boolean holdsTheirs(String text) {
        Matcher matcher = UUIDS.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) if (theirs.contains(UUID.fromString(matcher.group()))) return true;
        return false;
    }

    private void ask(Rule rule, String path, @Nullable Object body) {
        asked++;
        Answer answer = tracker.call(mine, rule.method(), path.substring("/api".length()), body);
        String said = String.valueOf(answer.body());
        String withoutEcho = said;
        Matcher sent = UUIDS.matcher(path + " " + body);
        while (sent.find()) withoutEcho = withoutEcho.replace(sent.group(), "");
        if (answer.status() >= 500 || holdsTheirs(withoutEcho) || withoutEcho.contains("two.test"))
            wrong.add(answer.status() + " " + rule.method() + " " + path + " " + body + " -> "
                    + said.substring(0, Math.min(160, said.length())));
        if (holdsTheirs(path.replaceFirst("\\?.*", ""))) mustBeAsIfItWereNowhere(rule, path, body, answer);
    }

    /// What is named in the path is not there: nothing is made of it, and the answer is that for an id that nothing
    /// has.
    private void mustBeAsIfItWereNowhere(Rule rule, String path, @Nullable Object body, Answer answer) {
        String said = String.valueOf(answer.body());
        boolean something = answer.status() < 400 && answer.status() != 204 && !isNothing(said);
        String nowhere = path;
        Matcher named = UUIDS.matcher(path);
        while (named.find())
            if (theirs.contains(UUID.fromString(named.group()))) nowhere = nowhere.replace(named.group(), NOWHERE);
        Answer other = tracker.call(mine, rule.method(), nowhere.substring("/api".length()), body);
        if (something
                || other.status() != answer.status()
                || !UUIDS.matcher(said)
                        .replaceAll("")
                        .equals(UUIDS.matcher(String.valueOf(other.body())).replaceAll("")))
            wrong.add(answer.status() + " " + rule.method() + " " + path + " " + body + " is told from nowhere: " + said
                    + " and " + other.status() + " " + other.body());
    }

    private static boolean isNothing(String json) {
        return json.equals("[]") || json.equals("{}") || json.equals("false");
    }

    /// The paths of `pattern` that name something of the other account: at every variable, and at each of several
    /// with what is one's own and fits at the others.
    private List<String> theirPaths(String pattern) {
        int variables = (int) VARIABLE.matcher(pattern).results().count();
        Set<String> paths = new LinkedHashSet<>();
        for (UUID id : ofTheirs.values())
            for (int at = 0; at < variables; at++) {
                int only = at;
                paths.add(with(pattern, (_, _) -> id));
                paths.add(with(pattern, (number, before) -> number == only ? id : fitting(ofMine, before)));
            }
        paths.removeIf(path -> !holdsTheirs(path));
        return List.copyOf(paths);
    }

    private String ownPath(String pattern) {
        return with(pattern, (_, before) -> fitting(ofMine, before));
    }

    /// What may stand in a path behind the segment `before`.
    private static UUID fitting(Map<String, UUID> ids, String before) {
        String kind = switch (before) {
            case "persons", "team", "person" -> "principalPERSON";
            case "departments" -> "department";
            case "projects" -> "project";
            case "tasks" -> "task";
            case "comments" -> "comment";
            case "attachments", "attachment-files" -> "attachment_file";
            case "task-types", "related-tasks" -> "task_type";
            case "task-status" -> "task_status";
            case "project-status" -> "project_status";
            case "asset-types", "entity-types" -> "entity_type";
            case "metadata-descriptors" -> "metadata_descriptor";
            default -> "entity";
        };
        UUID fallback = Objects.requireNonNull(ids.get("project"));
        for (Map.Entry<String, UUID> each : ids.entrySet())
            if (each.getKey().startsWith(kind) && !each.getKey().startsWith(kind + "_")) return each.getValue();
        return fallback;
    }

    private interface Choice {
        UUID at(int number, String before);
    }

    /// The pattern with its variables filled. A date is a date.
    private static String with(String pattern, Choice choice) {
        List<String> segments = new ArrayList<>(List.of(pattern.split("/", -1)));
        int number = 0;
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (!segment.startsWith("{")) continue;
            segments.set(
                    i,
                    switch (segment) {
                        case "{date}" -> "2027-03-01";
                        case "{year}" -> "2027";
                        case "{month}", "{day}", "{week}" -> "3";
                        case "{name}" -> "any"; // names nothing
                        case "{file}" ->
                            choice.at(number++, segments.get(i - 1)) + (pattern.contains("/pictures/") ? ".png" : "");
                        default -> choice.at(number++, segments.get(i - 1)).toString();
                    });
        }
        return String.join("/", segments);
    }

    /// Those of the other account that a key may mean.
    private List<UUID> likely(String key) {
        String kind = key.replaceFirst("_ids?$", "");
        String table = switch (kind) {
            case "person", "assignees", "team" -> "principal";
            case "departments" -> "department";
            case "sequence", "episode", "parent" -> "entity";
            case "asset_type" -> "entity_type";
            case "object" -> "task";
            default -> kind;
        };
        List<UUID> ids = new ArrayList<>();
        ofTheirs.forEach((name, id) -> {
            if (name.startsWith(table) && !name.startsWith(table + "_") && ids.size() < 2) ids.add(id);
        });
        return ids.isEmpty() ? List.of(Objects.requireNonNull(ofTheirs.get("project"))) : ids;
    }

    @Test
    void whateverIsNamedInAPathOfAnotherAccountIsNotThere() {
        Set<String> before = rowsThatNameTheirs();
        for (Rule rule : rules) {
            if (rule.callers() == Callers.PUBLIC) continue;
            Object body = rule.method().matches("POST|PUT") ? Map.of() : null;
            for (String path : theirPaths(rule.path())) ask(rule, path, body);
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
        assertThat(rowsThatNameTheirs()).isEqualTo(before);
    }

    @Test
    void whateverIsNamedInAQueryOfAnotherAccountIsNotFoundAndListsHoldOnesOwnOnly() {
        for (Rule rule : rules) {
            if (!rule.method().equals("GET") || rule.callers() == Callers.PUBLIC) continue;
            String path = ownPath(rule.path());
            ask(rule, path, null);
            ask(rule, path + "?relations=true&page=1&limit=1000", null);
            if (rule.path().matches(".*\\{.*\\{.*|.*}")) continue;
            for (String key : KEYS)
                ask(rule, path + "?" + key + "=" + likely(key).getFirst(), null);
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(400);
    }

    @Test
    void whateverIsNamedInABodyOfAnotherAccountIsReferredToByNobody() {
        Set<String> before = rowsThatNameTheirs();
        for (Rule rule : rules) {
            if (!rule.method().matches("POST|PUT") || rule.callers() == Callers.PUBLIC) continue;
            String path = ownPath(rule.path());
            for (String key : KEYS)
                for (UUID id : likely(key)) {
                    boolean list = key.endsWith("s") && !key.endsWith("status");
                    ask(rule, path, Map.of(key, list ? List.of(id.toString()) : id.toString()));
                }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
        assertThat(rowsThatNameTheirs()).isEqualTo(before);
    }
}
