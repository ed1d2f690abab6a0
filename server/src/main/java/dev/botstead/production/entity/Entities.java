package dev.botstead.production.entity;

import static dev.botstead.production.entity.EntityTables.ENTITIES;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.project.Access;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The entities of productions, as far as somebody may see them.
public final class Entities {
    // Whoever works on a shot has to find its sequence and its episode too.
    private static final String ASSIGNED =
            "EXISTS (SELECT 1 FROM task t JOIN task_assignee a ON a.task_id = t.id AND a.principal_id = ?"
                    + " WHERE t.entity_id IN (SELECT entity.id UNION ALL SELECT c.id FROM entity c"
                    + " WHERE c.parent_id = entity.id UNION ALL SELECT g.id FROM entity c JOIN entity g"
                    + " ON g.parent_id = c.id WHERE c.parent_id = entity.id))";

    private final Access access;

    /// Entities that `access` shows.
    public Entities(Access access) {
        this.access = access;
    }

    /// Those that the caller sees, in all its productions.
    public Where visible(Caller caller, Table table) {
        Where where = table.of(caller.account());
        access.narrow(where, caller, Right.FILTER_ENTITIES, "entity.project_id", ASSIGNED);
        return where;
    }

    /// Those of one production, whose list the caller may read.
    public Where of(Tx tx, Caller caller, Table table, UUID project) {
        Grant grant = access.must(tx, caller, project, Right.LIST_ENTITIES);
        Where where = table.of(caller.account()).is("project_id", project);
        return grant == Grant.ASSIGNED ? where.and(ASSIGNED, caller.id()) : where;
    }

    /// One of the account of one of these kinds, which the caller may read; [Failure.NotFound] else.
    public Fields readable(Tx tx, Caller caller, Table table, UUID id, Set<EntityKind> kinds) {
        Fields found = table.find(tx, caller.account(), id)
                .filter(entity -> kinds.contains(EntityKind.valueOf(entity.text("kind"))))
                .orElseThrow(() -> new Failure.NotFound("There is no such " + noun(kinds) + "."));
        mustRead(tx, caller, found);
        return found;
    }

    private static String noun(Set<EntityKind> kinds) {
        return kinds.size() == 1 ? kinds.iterator().next().word().toLowerCase(java.util.Locale.ROOT) : "entity";
    }

    private void mustRead(Tx tx, Caller caller, Fields entity) {
        var standing = access.standing(tx, caller, entity.id("project_id"));
        if (standing.isVendor() && isAssigned(tx, caller, entity.id()))
            standing = dev.botstead.production.right.Standing.ASSIGNED_VENDOR;
        Access.must(standing, Right.READ_ENTITY);
    }

    private static boolean isAssigned(Tx tx, Caller caller, UUID entity) {
        return tx.exists("SELECT 1 AS x FROM entity WHERE entity.id = ? AND " + ASSIGNED, entity, caller.id());
    }

    /// Leaves of `where`, on entities, what somebody is assigned to.
    public static Where worked(Where where, PrincipalId id) {
        return where.and(ASSIGNED, id);
    }

    /// The types of asset in use by the assets in `where`, which is on entities.
    public static Where assetTypes(AccountId account, Where where) {
        return Catalog.ENTITY_TYPES
                .of(account)
                .and(
                        "entity_type.id IN (SELECT typed.entity_type_id FROM entity typed WHERE typed.id IN ("
                                + ENTITIES.ids(where) + "))",
                        where.arguments());
    }

    /// Leaves of `where`, on entities, the assets of an episode: made for it, or cast in it or below it.
    public static Where ofEpisode(Where where, UUID episode) {
        return where.and(
                "(entity.source_id = ? OR entity.id IN (SELECT l.entity_out_id FROM entity_link l JOIN entity c"
                        + " ON c.id = l.entity_in_id LEFT JOIN entity p ON p.id = c.parent_id"
                        + " WHERE c.id = ? OR c.parent_id = ? OR p.parent_id = ?))",
                episode,
                episode,
                episode,
                episode);
    }

    /// Leaves of `where`, on entities, the shots of the sequences of an episode.
    public static Where shotsOfEpisode(Where where, UUID episode) {
        return where.and(
                "entity.kind = 'SHOT' AND entity.parent_id IN (SELECT q.id FROM entity q WHERE q.parent_id = ?)",
                episode);
    }

    /// Leaves of `where`, on entities, what is cast in an entity.
    public static Where castIn(Where where, UUID entity) {
        return where.and("entity.id IN (SELECT entity_out_id FROM entity_link WHERE entity_in_id = ?)", entity);
    }

    /// The first episode of each production in `where`, which is on `table`.
    public static Map<UUID, UUID> firstEpisodes(Tx tx, Table table, Where where) {
        Map<UUID, UUID> first = new HashMap<>();
        tx.each(
                "SELECT e.project_id AS project_id, e.id AS id FROM entity e WHERE e.kind = 'EPISODE' AND e.project_id IN ("
                        + table.ids(where) + ") ORDER BY e.name_key, e.id",
                row -> first.putIfAbsent(row.uuid("project_id"), row.uuid("id")),
                where.arguments());
        return first;
    }

    /// The episodes of the assets that are cast in the shots of one: which assets appear where.
    public static java.util.List<UUID> castingEpisodes(Tx tx, UUID asset) {
        return tx.list(
                "SELECT DISTINCT e.id AS id FROM entity_link l JOIN entity s ON s.id = l.entity_in_id"
                        + " LEFT JOIN entity q ON q.id = s.parent_id JOIN entity e ON e.kind = 'EPISODE'"
                        + " AND e.id IN (s.id, s.parent_id, q.parent_id) WHERE l.entity_out_id = ? ORDER BY e.id",
                row -> row.uuid("id"),
                asset);
    }
}
