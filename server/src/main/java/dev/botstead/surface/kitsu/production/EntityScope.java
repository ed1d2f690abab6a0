package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.kitsu.Call;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How typed lists scope themselves (contract 4.1): everybody but an administrator names a production, or a parent
/// in one.
final class EntityScope {
    private final Production production;

    EntityScope(Production production) {
        this.production = production;
    }

    /// The entities of a kind of the production of the path.
    BiFunction<Tx, Caller, Where> ofProject(Table table, EntityKind kind, UUID project) {
        return (tx, caller) ->
                production.entities().of(tx, caller, table, project).is("kind", kind);
    }

    /// The entities of a kind below an entity of the path.
    BiFunction<Tx, Caller, Where> ofParent(Table table, EntityKind kind, UUID parent, EntityKind parentKind) {
        return (tx, caller) -> {
            UUID project = production
                    .entities()
                    .readable(tx, caller, EntityTables.ENTITIES, parent, Set.of(parentKind))
                    .id("project_id");
            return ofProject(table, kind, project).apply(tx, caller).is("parent_id", parent);
        };
    }

    /// The entities of a kind of what the query names: its parent under `alias`, or its `project_id`.
    BiFunction<Tx, Caller, Where> ofQuery(
            Call call, Table table, EntityKind kind, @Nullable String alias, @Nullable EntityKind parentKind) {
        String parent = alias == null ? null : call.query().first(alias);
        if (parent != null && parentKind != null) {
            UUID id = Ids.parse(parent)
                    .orElseThrow(() -> new Failure.NotFound(
                            "There is no such " + parentKind.word().toLowerCase(java.util.Locale.ROOT) + "."));
            return ofParent(table, kind, id, parentKind);
        }
        UUID project = project(call);
        if (project != null) return ofProject(table, kind, project);
        if (!call.caller().administers() && kind != EntityKind.ASSET)
            throw new Failure.Forbidden("Name a production: add project_id to the query.");
        return (_, caller) -> production.entities().visible(caller, table).is("kind", kind);
    }

    private static @Nullable UUID project(Call call) {
        String text = call.query().first("project_id");
        if (text == null || text.startsWith("[")) return null;
        return Ids.parse(text)
                .orElseThrow(() -> new Failure.Invalid("project_id", "The filter project_id is not an id."));
    }
}
