package dev.botstead.production.comment;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.id.AccountId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.TaskStatus;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.task.Progress;
import dev.botstead.production.task.Task;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The comments of a task in their order, and how far they have brought it.
final class History {
    private final Catalog catalog;
    private final Projects projects;

    History(Catalog catalog, Projects projects) {
        this.catalog = catalog;
        this.projects = projects;
    }

    /// Whether no comment of the task is newer than `at`.
    boolean endsWith(Tx tx, Task task, Instant at) {
        return !tx.exists("SELECT 1 AS x FROM comment WHERE object_id = ? AND created_at > ? LIMIT 1", task.id(), at);
    }

    /// How far all comments, one after the other, bring the task from the status of a new one.
    Progress replayed(Tx tx, AccountId account, Task task) {
        Map<UUID, TaskStatus> statuses = new HashMap<>();
        Catalog.TASK_STATUSES
                .list(tx, Catalog.TASK_STATUSES.of(account), Catalog.STATUS_ORDER)
                .forEach(status -> statuses.put(status.id(), new TaskStatus(status)));
        record Step(UUID status, Instant at) {}
        Progress progress = Progress.none(catalog.defaultStatus(tx, account).id());
        for (Step step : tx.list(
                "SELECT task_status_id, created_at FROM comment WHERE object_id = ? ORDER BY created_at, id",
                row -> new Step(row.uuid("task_status_id"), row.instant("created_at")),
                task.id())) {
            TaskStatus status = statuses.get(step.status());
            if (status != null) progress = progress.after(status, step.at());
        }
        return progress;
    }

    /// `now`, unless it has more retakes than before and more than the production allows.
    Progress allowed(Tx tx, AccountId account, Task task, Progress now) {
        int most = projects.get(tx, account, new ProjectId(task.project())).mostRetakes();
        if (now.retakes() > task.progress().retakes() && most > 0 && now.retakes() > most)
            throw new Invalid(
                    "task_status_id",
                    "This task has had all " + most
                            + " retakes that the production allows. A manager can raise the number in its settings.");
        return now;
    }
}
