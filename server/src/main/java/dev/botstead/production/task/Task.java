package dev.botstead.production.task;

import dev.botstead.production.table.Fields;
import java.util.UUID;

/// A task: what of it decides something.
public record Task(Fields fields) {
    /// Its id.
    public TaskId id() {
        return new TaskId(fields.id());
    }

    /// Its production.
    public UUID project() {
        return fields.id("project_id");
    }

    /// What it works on.
    public UUID entity() {
        return fields.id("entity_id");
    }

    /// Its type.
    public UUID type() {
        return fields.id("task_type_id");
    }

    /// Its status.
    public UUID status() {
        return fields.id("task_status_id");
    }

    /// How far it is.
    public Progress progress() {
        return new Progress(
                status(),
                fields.whole("retake_count"),
                fields.momentOrNull("real_start_date"),
                fields.momentOrNull("end_date"),
                fields.momentOrNull("done_date"),
                fields.momentOrNull("last_comment_date"));
    }
}
