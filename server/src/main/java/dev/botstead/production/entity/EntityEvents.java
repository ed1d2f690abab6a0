package dev.botstead.production.entity;

import dev.botstead.cluster.Change;
import dev.botstead.event.Event;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.table.Fields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the log says of entities: an event is named after the kind (`shot.created`).
public final class EntityEvents {
    private EntityEvents() {}

    static void tell(Change change, Fields entity, String verb) {
        tell(change, entity, verb, Map.of());
    }

    /// Tells what happened to an entity, with more facts than its type.
    public static void tell(Change change, Fields entity, String verb, Map<String, ? extends @Nullable Object> facts) {
        EntityKind kind = EntityKind.valueOf(entity.text("kind"));
        String noun = kind.word().toLowerCase(Locale.ROOT);
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        if (kind == EntityKind.ASSET)
            after.put("asset_type", entity.id("entity_type_id").toString());
        UUID episode = episode(change, entity, kind);
        if (episode != null) after.put("episode_id", episode.toString());
        after.putAll(facts);
        change.tell(Event.of(noun + "." + verb, noun, new EntityId(entity.id()), entity.text("name"), after)
                .in(new ProjectId(entity.id("project_id"))));
    }

    private static @Nullable UUID episode(Change change, Fields entity, EntityKind kind) {
        UUID parent = entity.idOrNull("parent_id");
        return switch (kind) {
            case ASSET -> entity.idOrNull("source_id");
            case SEQUENCE, EDIT -> parent;
            case SHOT, SCENE ->
                parent == null
                        ? null
                        : EntityTables.ENTITIES
                                .find(change.tx(), change.actor().account(), parent)
                                .map(sequence -> sequence.idOrNull("parent_id"))
                                .orElse(null);
            case EPISODE, CONCEPT -> null;
        };
    }
}
