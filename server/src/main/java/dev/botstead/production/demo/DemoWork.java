package dev.botstead.production.demo;

import dev.botstead.cluster.Change;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.comment.CommentTables;
import dev.botstead.production.entity.EntityId;
import dev.botstead.production.task.NewTask;
import dev.botstead.production.task.Planning;
import dev.botstead.production.task.TaskId;
import dev.botstead.production.task.TaskTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tasks of the demo production and what was said about them, as if they had been worked on for a month.
final class DemoWork {
    private static final int COMMENTS = 500;

    private final Change change;
    private final Planning planning;
    private final Ids ids;
    private final Demo.Words words;
    private final Cast cast;
    private final List<PrincipalId> workers;

    DemoWork(Change change, Production production, Ids ids, Demo.Words words, Cast cast) {
        this.change = change;
        this.planning = production.planning();
        this.ids = ids;
        this.words = words;
        this.cast = cast;
        this.workers = new ArrayList<>(cast.artists());
        workers.add(cast.artist());
    }

    void fill(UUID project, DemoEntities entities) {
        List<NewTask> tasks = new ArrayList<>();
        add(tasks, project, entities.assets(), DemoEntities.ASSET_TASKS);
        add(tasks, project, entities.shots(), DemoEntities.SHOT_TASKS);
        talk(project, planning.plan(change, tasks), tasks);
    }

    private void add(List<NewTask> tasks, UUID project, List<EntityId> entities, List<String> types) {
        Instant start = change.at().minus(Duration.ofDays(30)).truncatedTo(java.time.temporal.ChronoUnit.DAYS);
        for (EntityId entity : entities)
            for (String type : types) {
                int n = tasks.size();
                tasks.add(new NewTask(
                        project,
                        entity.uuid(),
                        words.taskType(type),
                        words.status("todo"),
                        "main",
                        List.of(worker(n).uuid()),
                        480 + n % 5 * 240,
                        start.plus(Duration.ofDays(n % 25)),
                        start.plus(Duration.ofDays(n % 25 + 12))));
            }
    }

    private PrincipalId worker(int task) {
        return workers.get(task % workers.size());
    }

    // A hundred tasks have been through review, fifty more are under way.
    private void talk(UUID project, List<TaskId> made, List<NewTask> tasks) {
        List<Map<String, @Nullable Object>> comments = new ArrayList<>();
        for (int n = 0; comments.size() < COMMENTS; n = (n + 7) % made.size()) {
            int rounds = Math.min(4 + n % 2, COMMENTS - comments.size());
            Instant at = change.at().minus(Duration.ofHours(600 - (n * 2L) % 500));
            for (int round = 0; round < rounds; round++) {
                boolean judged = round == 2;
                UUID author = judged && !cast.supervisors().isEmpty()
                        ? cast.supervisors().get(n % cast.supervisors().size()).uuid()
                        : worker(n).uuid();
                comments.add(comment(project, made.get(n), author, status(n, round), comments.size(), at));
                at = at.plus(Duration.ofHours(9));
            }
            settle(made.get(n), tasks.get(n), n, rounds, at.minus(Duration.ofHours(9)));
        }
        CommentTables.COMMENTS.insert(change.tx(), change.actor().account(), comments);
    }

    private UUID status(int task, int round) {
        return words.status(
                switch (round) {
                    case 0 -> "wip";
                    case 1 -> "wfa";
                    case 2 -> task % 3 == 0 ? "retake" : "wfa";
                    case 3 -> task % 3 == 0 ? "wip" : "wfa";
                    default -> "done";
                });
    }

    private Map<String, @Nullable Object> comment(
            UUID project, TaskId task, UUID author, UUID status, int n, Instant at) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", ids.next());
        row.put("project_id", project);
        row.put("object_id", task);
        row.put("task_status_id", status);
        row.put("person_id", author);
        row.put("text", Story.REMARKS.get(n % Story.REMARKS.size()));
        row.put("created_at", at);
        row.put("updated_at", at);
        return row;
    }

    private void settle(TaskId task, NewTask planned, int n, int rounds, Instant last) {
        UUID status = status(n, rounds - 1);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("task_status_id", status);
        columns.put("retake_count", n % 3 == 0 && rounds > 2 ? 1 : 0);
        columns.put("real_start_date", planned.start());
        columns.put("last_comment_date", last);
        columns.put("end_date", status.equals(words.status("wfa")) ? last : null);
        columns.put("done_date", status.equals(words.status("done")) ? last : null);
        TaskTables.TASKS.update(change.tx(), task.uuid(), columns);
    }
}
