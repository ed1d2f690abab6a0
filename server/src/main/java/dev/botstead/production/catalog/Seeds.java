package dev.botstead.production.catalog;

import dev.botstead.cluster.Change;
import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a new account finds in its catalog.
public final class Seeds {
    private final Ids ids;

    /// Seeds named by `ids`.
    public Seeds(Ids ids) {
        this.ids = ids;
    }

    /// Fills the empty catalog of `account`. It is part of the account's making, whose event tells of it.
    public void plant(Change change, AccountId account) {
        Rows rows = new Rows(ids, change.at());
        Catalog.PROJECT_STATUSES.insert(
                change.tx(),
                account,
                List.of(rows.named("Open", "color", "#000000"), rows.named("Closed", "color", "#000000")));
        List<Map<String, @Nullable Object>> kinds = new ArrayList<>();
        for (EntityKind kind : EntityKind.values())
            if (kind != EntityKind.ASSET) kinds.add(rows.named(kind.word(), "kind", kind));
        for (String type : List.of("Character", "Prop", "Environment", "FX"))
            kinds.add(rows.named(type, "kind", EntityKind.ASSET));
        Catalog.ENTITY_TYPES.insert(change.tx(), account, kinds);
        Catalog.TASK_TYPES.insert(change.tx(), account, taskTypes(rows));
        Catalog.TASK_STATUSES.insert(change.tx(), account, statuses(rows));
    }

    private static List<Map<String, @Nullable Object>> taskTypes(Rows rows) {
        return List.of(
                rows.taskType("Concept", "#8D6E63", 1, "Asset"),
                rows.taskType("Modeling", "#78909C", 2, "Asset"),
                rows.taskType("Shading", "#64B5F6", 3, "Asset"),
                rows.taskType("Rigging", "#9CCC65", 4, "Asset"),
                rows.taskType("Storyboard", "#43A047", 1, "Shot"),
                rows.taskType("Layout", "#7CB342", 2, "Shot"),
                rows.taskType("Animation", "#009688", 3, "Shot"),
                rows.taskType("Lighting", "#F9A825", 4, "Shot"),
                rows.taskType("Rendering", "#F06292", 5, "Shot"),
                rows.taskType("Compositing", "#FF5252", 6, "Shot"),
                rows.taskType("Edit", "#9B298C", 1, "Edit"));
    }

    private static List<Map<String, @Nullable Object>> statuses(Rows rows) {
        return List.of(
                rows.status("Todo", "todo", "#f5f5f5", 1, "is_default"),
                rows.status("Ready To Start", "ready", "#fbc02d", 2, ""),
                rows.status("Work In Progress", "wip", "#3273dc", 3, "is_wip"),
                rows.status("Waiting For Approval", "wfa", "#ab26ff", 4, "is_feedback_request"),
                rows.status("Retake", "retake", "#ff3860", 5, "is_retake"),
                rows.status("Done", "done", "#22d160", 6, "is_done"),
                rows.status("Neutral", "neutral", "#cccccc", 1, "is_default for_concept"),
                rows.status("Approved", "approved", "#66bb6a", 2, "for_concept"),
                rows.status("Rejected", "rejected", "#e81123", 3, "for_concept"));
    }

    private record Rows(Ids ids, Instant at) {
        Map<String, @Nullable Object> named(String name, String column, Object value) {
            UUID id = ids.next();
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", id);
            row.put("name", name);
            row.put(column, value);
            row.put("created_at", at);
            row.put("updated_at", at);
            return row;
        }

        Map<String, @Nullable Object> taskType(String name, String color, int priority, String entity) {
            Map<String, @Nullable Object> row = named(name, "color", color);
            row.put("priority", priority);
            row.put("for_entity", entity);
            return row;
        }

        Map<String, @Nullable Object> status(String name, String shortName, String color, int priority, String flags) {
            Map<String, @Nullable Object> row = named(name, "color", color);
            row.put("short_name", shortName);
            row.put("priority", priority);
            List<String> set = List.of(flags.split(" "));
            for (String flag :
                    List.of("is_default", "is_wip", "is_feedback_request", "is_retake", "is_done", "for_concept"))
                row.put(flag, set.contains(flag));
            return row;
        }
    }
}
