package dev.botstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The server is killed in the middle of a stream of writes, again and again: what it acknowledged is there
/// afterwards, and what it did not acknowledge is there as a whole or not at all.
final class KillIT {
    private static final int ROUNDS = System.getenv("BOTSTEAD_LONG") != null ? 100 : 5;
    private static final int WRITERS = 6;

    @ParameterizedTest
    @EnumSource
    void nothingAcknowledgedIsLostAndNothingIsHalfWritten(Backend backend) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (RunningServer server = RunningServer.demo(backend)) {
            List<String> tasks = tasks(server.admin());
            for (int round = 1; round <= ROUNDS; round++) {
                // The kill falls somewhere among the first hundreds of acknowledgements.
                int acknowledgements = 20 + random.nextInt(300);
                WriterLoad load = writeUntilKilled(server, "round " + round + " ", tasks, acknowledgements);
                server.start();
                assertEverythingIsThere(server.admin(), load, "seed " + seed + " round " + round);
            }
        }
    }

    private static List<String> tasks(Api admin) {
        return Arrays.stream(Api.JSON
                        .readValue(admin.get("/data/tasks?page=1&limit=40").text(), JsonNode.class)
                        .path("data")
                        .valueStream()
                        .toArray(JsonNode[]::new))
                .map(task -> task.path("id").asString() + " "
                        + task.path("task_status_id").asString())
                .toList();
    }

    private static WriterLoad writeUntilKilled(
            RunningServer server, String name, List<String> tasks, int acknowledgements) throws InterruptedException {
        WriterLoad load = new WriterLoad(name, server.admin(), tasks, new CountDownLatch(acknowledgements));
        List<Thread> writers = load.start(WRITERS);
        boolean reached = load.acknowledgements().await(60, TimeUnit.SECONDS);
        server.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(reached).as("acknowledged writes; %s", load.faults()).isTrue();
        assertThat(load.faults()).isEmpty();
        return load;
    }

    private static void assertEverythingIsThere(Api admin, WriterLoad load, String when) {
        Map<String, JsonNode> persons = new HashMap<>();
        admin.get("/data/persons?relations=true")
                .json()
                .forEach(row -> persons.put(row.path("id").asString(), row));
        Map<String, Set<String>> events = events(admin);
        for (WriterLoad.Bot bot : load.bots()) {
            JsonNode row = persons.get(bot.id());
            assertThat(row).as("%s: bot %s was acknowledged", when, bot.id()).isNotNull();
            assertThat(events.get("person:new")).as(when).contains(bot.id());
            tokensAreAsAcknowledged(admin, bot, when);
        }
        for (Map.Entry<String, String> comment : load.comments().entrySet()) {
            Api.Answer answer = admin.get("/data/comments/" + comment.getKey());
            assertThat(answer.status()).as("%s: %s", when, answer.text()).isEqualTo(200);
            assertThat(answer.field("text")).as(when).isEqualTo(comment.getValue());
            assertThat(events.get("comment:new")).as(when).contains(comment.getKey());
        }
        unacknowledgedWritesAreWhole(admin, load.name(), persons, events, when);
    }

    /// An acknowledged regeneration stays: the newest acknowledged token is good, all before it are dead.
    /// Where the kill fell into another regeneration, that one may have taken over, and then it did so
    /// wholly.
    private static void tokensAreAsAcknowledged(Api admin, WriterLoad.Bot bot, String when) {
        List<String> tokens = bot.tokens();
        for (String old : tokens.subList(0, tokens.size() - 1)) {
            assertThat(admin.as(old).get("/auth/authenticated").status())
                    .as("%s: a token that was replaced", when)
                    .isEqualTo(401);
        }
        int status = admin.as(tokens.getLast()).get("/auth/authenticated").status();
        assertThat(status)
                .as("%s: the newest acknowledged token of %s", when, bot.id())
                .isIn(bot.regenerating() ? List.of(200, 401) : List.of(200));
    }

    /// Each bot and comment of the load has the event that tells of it, and each event has its object.
    private static void unacknowledgedWritesAreWhole(
            Api admin, String name, Map<String, JsonNode> persons, Map<String, Set<String>> events, String when) {
        for (JsonNode row : persons.values()) {
            if (row.path("first_name").asString().startsWith(name)) {
                assertThat(row.path("first_name").asString()).as(when).endsWith(WriterLoad.END);
                assertThat(events.get("person:new"))
                        .as("%s: no change without its event", when)
                        .contains(row.path("id").asString());
            }
        }
        assertThat(persons.keySet())
                .as("%s: no event without its change", when)
                .containsAll(events.getOrDefault("person:new", Set.of()));
        for (String comment : events.getOrDefault("comment:new", Set.of())) {
            assertThat(admin.get("/data/comments/" + comment).status())
                    .as("%s: no event without its change", when)
                    .isEqualTo(200);
        }
    }

    /// The ids that the last events tell of, by the events' names.
    private static Map<String, Set<String>> events(Api admin) {
        Map<String, Set<String>> events = new HashMap<>();
        Api.Answer answer = admin.get("/data/events/last?limit=1500");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        for (JsonNode event : answer.json()) {
            String name = event.path("name").asString();
            String key = name.startsWith("comment") ? "comment_id" : "person_id";
            events.computeIfAbsent(name, _ -> new HashSet<>())
                    .add(event.path("data").path(key).asString());
        }
        return events;
    }
}
