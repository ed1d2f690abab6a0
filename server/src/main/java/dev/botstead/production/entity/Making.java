package dev.botstead.production.entity;

import static dev.botstead.production.entity.EntityTables.ENTITIES;

import dev.botstead.cluster.Change;
import dev.botstead.id.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes entities, each within a change that somebody else has opened and tells of.
public final class Making {
    private final Ids ids;

    /// Entities named by `ids`.
    public Making(Ids ids) {
        this.ids = ids;
    }

    /// Makes them and returns their ids, in their order.
    public List<EntityId> make(Change change, List<NewEntity> wanted) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<EntityId> made = new ArrayList<>();
        for (NewEntity each : wanted) {
            EntityId id = new EntityId(ids.next());
            made.add(id);
            rows.add(row(change, id, each));
        }
        ENTITIES.insert(change.tx(), change.actor().account(), rows);
        return made;
    }

    private static Map<String, @Nullable Object> row(Change change, EntityId id, NewEntity wanted) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("project_id", wanted.project());
        row.put("entity_type_id", wanted.type());
        row.put("kind", wanted.kind());
        row.put("parent_id", wanted.parent());
        row.put("source_id", wanted.source());
        row.put("name", wanted.name());
        row.put("description", wanted.description());
        row.put("nb_frames", wanted.frames());
        row.put("is_shared", wanted.shared());
        row.put("status", wanted.status());
        row.put("data", wanted.data());
        row.put("created_by", change.actor().principal());
        row.put("created_at", change.at());
        row.put("updated_at", change.at());
        return row;
    }

    /// Casts assets in an entity, each so often, and counts them there.
    public void cast(Change change, UUID into, Map<UUID, Integer> occurrences) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        occurrences.forEach(
                (asset, times) -> rows.add(new Object[] {ids.next(), into, asset, times, change.at(), change.at()}));
        change.tx()
                .batch(
                        "INSERT INTO entity_link (id, entity_in_id, entity_out_id, nb_occurences, created_at, updated_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        rows);
        change.tx()
                .update(
                        "UPDATE entity SET nb_entities_out = (SELECT count(*) FROM entity_link WHERE entity_in_id = ?)"
                                + " WHERE id = ?",
                        into,
                        into);
    }
}
