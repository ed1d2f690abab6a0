package dev.botstead.production.task;

import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.cluster.Change;
import dev.botstead.id.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes tasks, each within a change that somebody else has opened and tells of.
public final class Planning {
    private final Ids ids;

    /// Tasks named by `ids`.
    public Planning(Ids ids) {
        this.ids = ids;
    }

    /// Makes them and returns their ids, in their order.
    public List<TaskId> plan(Change change, List<NewTask> wanted) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<@Nullable Object[]> assignees = new ArrayList<>();
        List<TaskId> made = new ArrayList<>();
        for (NewTask each : wanted) {
            TaskId id = new TaskId(ids.next());
            made.add(id);
            rows.add(row(change, id, each));
            for (UUID assignee : each.assignees()) assignees.add(new Object[] {id, assignee});
        }
        TASKS.insert(change.tx(), change.actor().account(), rows);
        change.tx().batch("INSERT INTO task_assignee (task_id, principal_id) VALUES (?, ?)", assignees);
        return made;
    }

    private static Map<String, @Nullable Object> row(Change change, TaskId id, NewTask wanted) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("project_id", wanted.project());
        row.put("entity_id", wanted.entity());
        row.put("task_type_id", wanted.type());
        row.put("task_status_id", wanted.status());
        row.put(
                "assigner_id",
                wanted.assignees().isEmpty() ? null : change.actor().principal());
        row.put("name", wanted.name());
        row.put("estimation", wanted.minutes());
        row.put("start_date", wanted.start());
        row.put("due_date", wanted.due());
        row.put("created_at", change.at());
        row.put("updated_at", change.at());
        return row;
    }
}
