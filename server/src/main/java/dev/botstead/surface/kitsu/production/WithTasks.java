package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.task.TaskTables.ASSIGNEES;
import static dev.botstead.production.task.TaskTables.LISTED;

import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.entity.Casting;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Column;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.TaskLists;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Entities with their tasks, as one list: the entities are one query, their tasks another, and each goes to the
/// answer as it is read.
///
/// Two forms: objects, or the compact one, a line of names and then an array of values for each entity.
final class WithTasks {
    private final Listed listed;
    private final Where where;
    private final Sight entitySight;
    private final Sight taskSight;
    private final Map<UUID, List<Fields>> tasks = new HashMap<>();
    private final Map<UUID, List<UUID>> assignees;
    private final Map<UUID, List<UUID>> episodes;

    /// What the caller may see of the entities in `where`, on the table of `listed`.
    WithTasks(Tx tx, Production production, Caller caller, Listed listed, Where where) {
        Sights sights = new Sights(production);
        this.listed = listed;
        this.where = where;
        this.entitySight = sights.entity(tx, caller);
        this.taskSight = sights.task(tx, caller);
        Where theirs = TaskLists.ofEntities(
                production.tasks().visible(caller, LISTED, Right.LIST_TASKS), listed.table(), where);
        LISTED.each(
                tx,
                theirs,
                "task.created_at, task.id",
                task -> tasks.computeIfAbsent(task.id("entity_id"), _ -> new ArrayList<>())
                        .add(taskSight.seen(task)));
        this.assignees = LISTED.related(tx, ASSIGNEES, theirs);
        this.episodes =
                listed.keys().contains("casting_episode_ids") ? Casting.episodes(tx, listed.table(), where) : Map.of();
    }

    /// Writes them as objects, in an order in SQL.
    void objects(Tx tx, String order, JsonGenerator out) {
        out.writeStartArray();
        each(tx, order, entity -> {
            out.writeStartObject();
            JsonNode data = data(entity);
            for (String key : listed.keys()) {
                out.writeName(key);
                if (key.equals("tasks")) tasks(out, entity, false);
                else value(out, entity, data, key);
            }
            out.writeEndObject();
        });
        out.writeEndArray();
    }

    /// Writes them as arrays of values, below a line of their names.
    void lines(Tx tx, String order, JsonGenerator out) {
        out.writeStartObject();
        out.writeBooleanProperty("compact", true);
        out.writePOJOProperty(listed.heading(), listed.keys());
        out.writePOJOProperty("task_fields", listed.taskKeys());
        out.writeEndObject();
        each(tx, order, entity -> {
            out.writeStartArray();
            JsonNode data = data(entity);
            for (String key : listed.keys()) {
                if (key.equals("tasks")) tasks(out, entity, true);
                else value(out, entity, data, key);
            }
            out.writeEndArray();
        });
    }

    private void each(Tx tx, String order, java.util.function.Consumer<Fields> writer) {
        listed.table().each(tx, where, order, row -> writer.accept(entitySight.seen(row)));
    }

    private static JsonNode data(Fields entity) {
        return JsonMapper.shared().readTree(entity.text("data"));
    }

    private void value(JsonGenerator out, Fields entity, JsonNode data, String key) {
        switch (key) {
            case "casting_episode_ids" -> Json.write(out, Json.ids(episodes.getOrDefault(entity.id(), List.of())));
            case "fps", "frame_in", "frame_out" -> Json.write(out, (Object) data.get(key));
            case "type" -> out.writeString(entitySight.type(entity));
            default -> column(out, entity, key);
        }
    }

    private void tasks(JsonGenerator out, Fields entity, boolean compact) {
        out.writeStartArray();
        for (Fields task : tasks.getOrDefault(entity.id(), List.of())) {
            if (compact) out.writeStartArray();
            else out.writeStartObject();
            for (String key : listed.taskKeys()) {
                if (!compact) out.writeName(key);
                switch (key) {
                    case "is_subscribed" -> out.writeBoolean(false);
                    case "assignees" -> Json.write(out, assigned(task));
                    default -> column(out, task, key);
                }
            }
            if (compact) out.writeEndArray();
            else out.writeEndObject();
        }
        out.writeEndArray();
    }

    private List<String> assigned(Fields task) {
        return Json.ids(taskSight.seen(task, "assignees", assignees.getOrDefault(task.id(), List.of())));
    }

    private static void column(JsonGenerator out, Fields row, String key) {
        Column column = row.column(key);
        @Nullable Object value = row.get(key);
        Json.write(out, column, value);
    }
}
