package dev.botstead.production.entity;

import static dev.botstead.production.entity.EntityTables.ENTITIES;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.Descriptors;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import dev.botstead.production.table.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Changes entities. Their metadata is merged key by key: what is not named stays.
public final class Shaping {
    private final Ledger ledger;
    private final Access access;

    /// Changes behind `ledger`.
    public Shaping(Ledger ledger, Access access) {
        this.ledger = ledger;
        this.access = access;
    }

    /// Changes some columns of an entity of one of these kinds, and some of its metadata.
    ///
    /// @param data the metadata to be merged into what is there, or null for none
    public Fields shape(
            Caller caller,
            UUID id,
            Set<EntityKind> kinds,
            Map<String, @Nullable Object> edits,
            @Nullable ObjectNode data) {
        return ledger.write(caller.actor(), change -> {
            Fields entity = ENTITIES.lock(change.tx(), caller.account(), id)
                    .filter(found -> kinds.contains(EntityKind.valueOf(found.text("kind"))))
                    .orElseThrow(() -> new Failure.NotFound("There is no such entity."));
            ObjectNode merged = (ObjectNode) JsonMapper.shared().readTree(entity.text("data"));
            Set<String> keys = merge(merged, data);
            mayShape(change, caller, entity, edits.isEmpty() && data != null, keys);
            Map<String, @Nullable Object> row = new LinkedHashMap<>(edits);
            mustFit(change, entity, row);
            if (!keys.isEmpty()) row.put("data", Text.clean("data", merged.toString(), 200_000));
            row.put("updated_at", change.at());
            ENTITIES.update(change.tx(), id, row);
            Fields after = ENTITIES.find(change.tx(), caller.account(), id).orElseThrow();
            row.remove("updated_at");
            EntityEvents.tell(change, after, "updated", Map.of("changed", List.copyOf(row.keySet())));
            return after;
        });
    }

    /// Puts `data` into `merged` and returns the keys that it changed.
    private static Set<String> merge(ObjectNode merged, @Nullable ObjectNode data) {
        if (data == null) return Set.of();
        Set<String> changed = data.properties().stream()
                .filter(entry -> !Objects.equals(merged.get(entry.getKey()), entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        merged.setAll(data);
        return changed;
    }

    private void mayShape(Change change, Caller caller, Fields entity, boolean dataOnly, Set<String> keys) {
        Standing standing = access.standing(change.tx(), caller, entity.id("project_id"));
        boolean own = standing != Standing.OUTSIDE && caller.id().uuid().equals(entity.idOrNull("created_by"));
        if (own || Right.UPDATE_ENTITY.to(standing) == Grant.YES) return;
        if (!dataOnly) Access.must(standing, Right.UPDATE_ENTITY);
        if (Access.must(standing, Right.UPDATE_ENTITY_DATA) != Grant.DEPARTMENT) return;
        Set<String> bound = Descriptors.bound(change.tx(), caller, entity.id("project_id"), word(entity));
        if (!bound.containsAll(keys))
            throw new Failure.Forbidden("You may change only the metadata that is bound to one of your departments.");
    }

    private static String word(Fields entity) {
        return EntityKind.valueOf(entity.text("kind")).word();
    }

    private static void mustFit(Change change, Fields entity, Map<String, @Nullable Object> row) {
        EntityKind kind = EntityKind.valueOf(entity.text("kind"));
        UUID project = entity.id("project_id");
        if (row.get("preview_file_id") instanceof UUID preview && !preview.equals(entity.idOrNull("preview_file_id")))
            throw new Invalid("preview_file_id", "There is no such preview file.");
        if (row.get("entity_type_id") instanceof UUID type) mustBeOf(change, kind, type);
        if (row.get("ready_for") instanceof UUID type
                && Catalog.TASK_TYPES
                        .find(change.tx(), change.actor().account(), type)
                        .isEmpty()) throw new Invalid("ready_for", "There is no such task type.");
        if (row.containsKey("parent_id") && row.get("parent_id") == null && kind == EntityKind.SHOT)
            throw new Invalid("parent_id", "A shot belongs to a sequence.");
        if (row.get("parent_id") instanceof UUID parent)
            Kinship.must(change, project, Kinship.above(kind), "parent_id", parent);
        if (row.get("source_id") instanceof UUID source)
            Kinship.must(change, project, kind == EntityKind.ASSET ? EntityKind.EPISODE : null, "source_id", source);
    }

    private static void mustBeOf(Change change, EntityKind kind, UUID type) {
        boolean fits = Catalog.ENTITY_TYPES
                .find(change.tx(), change.actor().account(), type)
                .filter(found -> found.text("kind").equals(kind.name()))
                .isPresent();
        if (!fits)
            throw new Invalid(
                    "entity_type_id", "There is no such type of " + kind.word().toLowerCase(Locale.ROOT) + ".");
    }
}
