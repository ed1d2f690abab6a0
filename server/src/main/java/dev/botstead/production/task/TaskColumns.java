package dev.botstead.production.task;

import dev.botstead.base.Failure.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the columns of tasks may hold, and what changing one asks for.
final class TaskColumns {
    /// Those that whoever plans a task may change; all others are a manager's.
    static final Set<String> PLANNED = Set.of("priority", "difficulty", "estimation", "start_date", "due_date", "data");

    private record Range(String column, double least, double most) {}

    private static final List<Range> RANGES = List.of(
            new Range("priority", 0, 3),
            new Range("difficulty", 1, 5),
            new Range("completion_rate", 0, 100),
            new Range("estimation", 0, 1e9),
            new Range("duration", 0, 1e9),
            new Range("retake_count", 0, Integer.MAX_VALUE),
            new Range("nb_assets_ready", 0, Integer.MAX_VALUE),
            new Range("nb_drawings", 0, Integer.MAX_VALUE));

    private TaskColumns() {}

    /// Throws [Invalid] when a value is out of its range, or names a preview: there are none.
    static void check(Map<String, @Nullable Object> values) {
        for (Range range : RANGES)
            if (values.get(range.column()) instanceof Number number
                    && (number.doubleValue() < range.least() || number.doubleValue() > range.most()))
                throw new Invalid(
                        range.column(),
                        "The field " + range.column() + " is not between " + (long) range.least() + " and "
                                + (long) range.most() + ".");
        if (values.get("last_preview_file_id") != null)
            throw new Invalid("last_preview_file_id", "There is no such preview file.");
    }
}
