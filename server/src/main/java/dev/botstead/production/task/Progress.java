package dev.botstead.production.task;

import dev.botstead.production.catalog.TaskStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a task is: what its comments, one after the other, make of it.
///
/// @param begun when the work was first under way
/// @param handedIn since when it waits for a judgement, or null when it does not
/// @param done since when it is done, or null when it is not
/// @param commented when the last comment was written
public record Progress(
        UUID status,
        int retakes,
        @Nullable Instant begun,
        @Nullable Instant handedIn,
        @Nullable Instant done,
        @Nullable Instant commented) {
    /// Before any comment.
    public static Progress none(UUID status) {
        return new Progress(status, 0, null, null, null, null);
    }

    /// After a comment that is newer than all before it and gives `next`.
    public Progress after(TaskStatus next, Instant at) {
        if (next.id().equals(status)) return new Progress(status, retakes, begun(next, at), handedIn, done, at);
        return new Progress(
                next.id(),
                next.retake() ? retakes + 1 : retakes,
                begun(next, at),
                next.feedbackRequest() ? at : null,
                next.done() ? at : null,
                at);
    }

    private @Nullable Instant begun(TaskStatus next, Instant at) {
        return begun == null && next.wip() ? at : begun;
    }

    /// The columns of a task that hold it.
    Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("task_status_id", status);
        columns.put("retake_count", retakes);
        columns.put("real_start_date", begun);
        columns.put("end_date", handedIn);
        columns.put("done_date", done);
        columns.put("last_comment_date", commented);
        return columns;
    }
}
