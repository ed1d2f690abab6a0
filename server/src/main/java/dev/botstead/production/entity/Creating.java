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
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.ProjectTables;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes the entities that callers ask for.
public final class Creating {
    private final Ledger ledger;
    private final Catalog catalog;
    private final Projects projects;
    private final Access access;
    private final Making making;

    /// Entities behind `ledger`.
    public Creating(Ledger ledger, Catalog catalog, Projects projects, Access access, Making making) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.projects = projects;
        this.access = access;
        this.making = making;
    }

    /// What a caller asks for; the production, the kind and the type come with it.
    ///
    /// @param parent a shot's sequence, a sequence's episode
    /// @param source the episode that an asset is made for
    /// @param data a JSON object
    public record Wanted(
            String name,
            @Nullable UUID parent,
            @Nullable UUID source,
            @Nullable String description,
            @Nullable Integer frames,
            boolean shared,
            String status,
            String data) {
        NewEntity in(UUID project, EntityKind kind, UUID type) {
            return new NewEntity(project, kind, type, name, parent, source, description, frames, shared, status, data);
        }
    }

    /// Makes an asset of a type. Two of a type have different names.
    public Fields asset(Caller caller, UUID project, UUID type, Wanted wanted) {
        return ledger.write(caller.actor(), change -> {
            mayCreate(change, caller, project);
            if (Catalog.ENTITY_TYPES
                    .find(change.tx(), caller.account(), type)
                    .filter(found -> found.text("kind").equals(EntityKind.ASSET.name()))
                    .isEmpty()) throw new Failure.NotFound("There is no such asset type.");
            NewEntity asset = wanted.in(project, EntityKind.ASSET, type);
            Kinship.must(change, project, EntityKind.EPISODE, "episode_id", asset.source());
            if (find(change, asset).isPresent())
                throw new Failure.Conflict("An asset of this type and name is already there.");
            return make(change, asset);
        });
    }

    /// Makes an episode, a sequence of one, a shot of a sequence, or returns the one of that name that is there.
    public Fields part(Caller caller, UUID project, EntityKind kind, Wanted wanted) {
        return ledger.write(caller.actor(), change -> {
            mayCreate(change, caller, project);
            NewEntity part = wanted.in(project, kind, catalog.typeOf(change.tx(), caller.account(), kind));
            if (kind == EntityKind.SHOT && part.parent() == null)
                throw new Invalid("sequence_id", "A shot belongs to a sequence: send sequence_id.");
            Kinship.must(change, project, Kinship.above(kind), word(kind), part.parent());
            Optional<Fields> there = find(change, part);
            if (there.isEmpty()) return make(change, part);
            change.nothingToTell();
            return there.get();
        });
    }

    private static String word(EntityKind kind) {
        return kind == EntityKind.SHOT ? "sequence_id" : "episode_id";
    }

    private void mayCreate(Change change, Caller caller, UUID project) {
        projects.get(change.tx(), caller.account(), new ProjectId(project));
        access.must(change.tx(), caller, project, Right.CREATE_ENTITY);
        // Two that make the same one at once are one that makes it and one that finds it.
        ProjectTables.PROJECTS.lock(change.tx(), caller.account(), project);
    }

    private static Optional<Fields> find(Change change, NewEntity wanted) {
        var where = ENTITIES.of(change.actor().account())
                .is("project_id", wanted.project())
                .is("entity_type_id", wanted.type())
                .and("entity.name_key = ?", Text.key(wanted.name()));
        if (wanted.parent() == null) where.and("entity.parent_id IS NULL");
        else where.is("parent_id", wanted.parent());
        return ENTITIES.first(change.tx(), where);
    }

    private Fields make(Change change, NewEntity wanted) {
        EntityId id = making.make(change, List.of(wanted)).getFirst();
        Fields made =
                ENTITIES.find(change.tx(), change.actor().account(), id.uuid()).orElseThrow();
        EntityEvents.tell(change, made, "created");
        return made;
    }
}
