package dev.botstead.acceptance;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/// Writers that create bots, regenerate their tokens and post comments until the server is gone, and note what it
/// acknowledged.
final class WriterLoad {
    /// A bot that was acknowledged, with each token that was, oldest first.
    record Bot(String id, List<String> tokens, boolean regenerating) {}

    /// The last word of each text: one that is cut short lacks it.
    static final String END = " end";

    private final String name;
    private final Api admin;
    private final List<String> tasks;
    private final CountDownLatch acknowledgements;
    private final Map<String, List<String>> tokens = new ConcurrentHashMap<>();
    private final Map<String, Boolean> regenerating = new ConcurrentHashMap<>();
    private final Map<String, String> comments = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /// `name` is the first word of all that it writes; `tasks` are a task's id and its status' id, with a space
    /// between.
    WriterLoad(String name, Api admin, List<String> tasks, CountDownLatch acknowledgements) {
        this.name = name;
        this.admin = admin;
        this.tasks = tasks;
        this.acknowledgements = acknowledgements;
    }

    List<Thread> start(int writers) {
        return IntStream.range(0, writers)
                .mapToObj(number -> Thread.ofPlatform().name("writer-" + number).start(() -> write(number)))
                .toList();
    }

    private void write(int number) {
        try {
            for (int turn = 0; ; turn++) {
                String bot = create(number + "-" + turn);
                comment(tasks.get((number * 7 + turn) % tasks.size()), name + number + "-" + turn);
                if (turn % 2 == 0) {
                    regenerate(bot);
                }
            }
        } catch (UncheckedIOException e) {
            // The server was killed: that is how it ends.
        } catch (RuntimeException e) {
            faults.add(e.toString());
        }
    }

    private String create(String which) {
        Api.Answer answer = admin.post("/data/persons", Bots.body(name + which + END, Map.of()));
        expect(201, answer);
        String id = answer.field("id");
        tokens.put(id, new CopyOnWriteArrayList<>(List.of(answer.field("access_token"))));
        acknowledgements.countDown();
        return id;
    }

    private void comment(String task, String text) {
        String[] ids = task.split(" ", -1);
        Api.Answer answer = admin.post(
                "/actions/tasks/" + ids[0] + "/comment", Map.of("task_status_id", ids[1], "comment", text + END));
        expect(201, answer);
        comments.put(answer.field("id"), text + END);
        acknowledgements.countDown();
    }

    private void regenerate(String bot) {
        Map<String, Object> body = new HashMap<>();
        body.put("expiration_date", null);
        regenerating.put(bot, true);
        Api.Answer answer = admin.put("/data/persons/" + bot, body);
        expect(200, answer);
        tokens.getOrDefault(bot, List.of()).add(answer.field("access_token"));
        regenerating.remove(bot);
        acknowledgements.countDown();
    }

    private static void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    String name() {
        return name;
    }

    CountDownLatch acknowledgements() {
        return acknowledgements;
    }

    /// What went wrong other than the server's end.
    List<String> faults() {
        return List.copyOf(faults);
    }

    List<Bot> bots() {
        return tokens.entrySet().stream()
                .map(entry -> new Bot(
                        entry.getKey(), List.copyOf(entry.getValue()), regenerating.containsKey(entry.getKey())))
                .toList();
    }

    Map<String, String> comments() {
        return comments;
    }
}
