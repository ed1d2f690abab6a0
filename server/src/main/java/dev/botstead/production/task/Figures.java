package dev.botstead.production.task;

import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Filter;
import java.util.List;

/// The studio's figures: what a client of a production does not see of its tasks.
public final class Figures {
    private static final List<String> EMPTIED = List.of(
            "assigner_id",
            "difficulty",
            "start_date",
            "due_date",
            "real_start_date",
            "end_date",
            "done_date",
            "last_comment_date",
            "task_start_date",
            "task_due_date");
    private static final List<String> ZEROED = List.of(
            "duration",
            "estimation",
            "priority",
            "retake_count",
            "completion_rate",
            "nb_drawings",
            "nb_assets_ready",
            "task_duration",
            "task_estimation");

    private Figures() {}

    /// A task without them.
    public static Fields blanked(Fields task) {
        Fields blank = task;
        for (String column : EMPTIED) if (task.has(column)) blank = blank.with(column, null);
        for (String column : ZEROED) if (task.has(column)) blank = blank.with(column, 0L);
        return blank;
    }

    /// Whether a filter is about one of them, or about who is assigned.
    static boolean areAskedBy(List<Filter> filters) {
        return filters.stream()
                .map(Filter::column)
                .anyMatch(column -> column.equals("assignees") || EMPTIED.contains(column) || ZEROED.contains(column));
    }
}
