package dev.botstead.production.entity;

import static dev.botstead.production.entity.EntityTables.ENTITIES;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.production.catalog.EntityKind;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What lies below what: shots and scenes below sequences, sequences and edits below episodes, all in one production.
final class Kinship {
    private Kinship() {}

    /// The kind of an entity's parent, or null when it has none.
    static @Nullable EntityKind above(EntityKind kind) {
        return switch (kind) {
            case SHOT, SCENE -> EntityKind.SEQUENCE;
            case SEQUENCE, EDIT -> EntityKind.EPISODE;
            case ASSET, EPISODE, CONCEPT -> null;
        };
    }

    /// Throws unless `id`, which `field` names, is an entity of a kind in a production. Null is fine.
    static void must(Change change, UUID project, @Nullable EntityKind kind, String field, @Nullable UUID id) {
        if (id == null) return;
        if (kind == null) throw new Invalid(field, "This kind of entity lies below no other: leave out " + field + ".");
        if (ENTITIES.first(
                        change.tx(),
                        ENTITIES.of(change.actor().account())
                                .is("id", id)
                                .is("project_id", project)
                                .is("kind", kind))
                .isEmpty())
            throw new Invalid(
                    field, "This production has no such " + kind.word().toLowerCase(Locale.ROOT) + ".");
    }
}
