package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.task.TaskTables.ASSIGNEES;
import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.Entities;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The details of single entities (contract 4.2).
final class EntityJson {
    /// What a task shows when it is embedded in its entity.
    private static final List<String> EMBEDDED = List.of(
            "id",
            "duration",
            "due_date",
            "end_date",
            "done_date",
            "start_date",
            "real_start_date",
            "last_comment_date",
            "entity_id",
            "estimation",
            "last_preview_file_id",
            "priority",
            "retake_count",
            "difficulty",
            "task_status_id",
            "task_type_id",
            "data");

    private final Production production;
    private final Sights sights;

    EntityJson(Production production, Sights sights) {
        this.production = production;
        this.sights = sights;
    }

    /// One entity as its own route shows it.
    Map<String, @Nullable Object> detail(Tx tx, Caller caller, UUID id, EntityKind kind) {
        Fields row = production.entities().readable(tx, caller, table(kind), id, Set.of(kind));
        Sight sight = sights.entity(tx, caller);
        Fields seen = sight.seen(row);
        Map<String, @Nullable Object> json = Json.tree(seen, sight.type(row));
        switch (kind) {
            case ASSET -> asset(tx, caller, seen, json);
            case SHOT -> shot(tx, caller, seen, json);
            case SEQUENCE -> sequence(seen, json);
            case EPISODE, SCENE, EDIT, CONCEPT -> {}
        }
        return json;
    }

    private static Table table(EntityKind kind) {
        return switch (kind) {
            case ASSET -> EntityTables.ASSETS;
            case SHOT -> EntityTables.SHOT_DETAILS;
            case SEQUENCE -> EntityTables.SEQUENCES;
            case EPISODE, SCENE, EDIT, CONCEPT -> EntityTables.IN_PROJECT;
        };
    }

    private void asset(Tx tx, Caller caller, Fields row, Map<String, @Nullable Object> json) {
        relations(tx, caller, row, json);
        json.remove("source_id");
        json.remove("nb_frames");
        json.put("asset_type_id", row.id("entity_type_id").toString());
        json.put("episode_id", Json.id(row.idOrNull("source_id")));
        json.put("casting_episode_ids", Json.ids(Entities.castingEpisodes(tx, row.id())));
        json.put("tasks", tasks(tx, caller, row, false));
    }

    private void shot(Tx tx, Caller caller, Fields row, Map<String, @Nullable Object> json) {
        relations(tx, caller, row, json);
        json.put("sequence_id", Json.id(row.idOrNull("parent_id")));
        if (json.get("episode_name") == null) json.put("episode_name", "");
        JsonNode data = JsonMapper.shared().readTree(row.text("data"));
        for (String key : List.of("fps", "frame_in", "frame_out")) json.put(key, data.get(key));
        json.put("tasks", tasks(tx, caller, row, true));
    }

    private static void sequence(Fields row, Map<String, @Nullable Object> json) {
        if (row.idOrNull("parent_id") == null) json.remove("episode_name");
        else json.put("episode_id", Json.id(row.idOrNull("parent_id")));
    }

    private static void relations(Tx tx, Caller caller, Fields row, Map<String, @Nullable Object> json) {
        EntityTables.ENTITIES
                .related(tx, caller.account(), row.id())
                .forEach((name, ids) -> json.put(name, Json.ids(ids)));
        json.put("instance_casting", List.of());
    }

    private List<Map<String, @Nullable Object>> tasks(Tx tx, Caller caller, Fields entity, boolean ofShot) {
        Where where = production
                .tasks()
                .of(tx, caller, TASKS, entity.id("project_id"), Right.LIST_TASKS)
                .is("entity_id", entity.id());
        Map<UUID, List<UUID>> assignees = TASKS.related(tx, ASSIGNEES, where);
        Sight sight = sights.task(tx, caller);
        List<Map<String, @Nullable Object>> tasks = new ArrayList<>();
        for (Fields task : TASKS.list(tx, where, "task.created_at, task.id")) {
            Map<String, @Nullable Object> json = Json.tree(sight.seen(task), "Task");
            json.keySet()
                    .removeIf(key -> !EMBEDDED.contains(key)
                            && !(ofShot && (key.equals("nb_assets_ready") || key.equals("nb_drawings"))));
            json.put("is_subscribed", false);
            json.put(
                    "assignees", Json.ids(sight.seen(task, "assignees", assignees.getOrDefault(task.id(), List.of()))));
            tasks.add(json);
        }
        return tasks;
    }
}
