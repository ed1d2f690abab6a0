package dev.botstead.production.entity;

import static dev.botstead.production.table.Column.id;
import static dev.botstead.production.table.Column.text;
import static dev.botstead.production.table.Column.whole;

import dev.botstead.directory.Caller;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.project.Access;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is cast in what, as far as somebody may see it.
public final class Casting {
    /// Assets with how often something casts them.
    private static final Table CAST = EntityTables.ASSETS.joined(
            "JOIN entity_link ON entity_link.entity_out_id = entity.id",
            whole("nb_occurences").from("entity_link.nb_occurences"),
            text("label", 0).from("entity_link.label"));

    /// Shots with how often they cast something.
    private static final Table CASTING = EntityTables.SHOT_DETAILS.joined(
            "JOIN entity_link ON entity_link.entity_in_id = entity.id",
            id("asset_id").from("entity_link.entity_out_id"),
            whole("nb_occurences").from("entity_link.nb_occurences"));

    private final Access access;
    private final Entities entities;

    /// The casting of entities that `entities` shows.
    public Casting(Access access, Entities entities) {
        this.access = access;
        this.entities = entities;
    }

    /// The assets that an entity casts, which the caller may read; those shared by other productions among them.
    public List<Fields> of(Tx tx, Caller caller, Fields entity) {
        Grant grant = access.must(tx, caller, entity.id("project_id"), Right.LIST_ENTITIES);
        Where where = CAST.of(caller.account()).and("entity_link.entity_in_id = ?", entity.id());
        if (grant == Grant.ASSIGNED) Entities.worked(where, caller.id());
        return CAST.list(tx, where, "entity_type.name_key, entity.name_key, entity.id");
    }

    /// The shots that cast an asset, in all productions in which the caller sees shots.
    public List<Fields> shots(Tx tx, Caller caller, UUID asset) {
        Where where =
                entities.visible(caller, CASTING).is("kind", EntityKind.SHOT).is("asset_id", asset);
        return CASTING.list(
                tx, where, "COALESCE(grand.name_key, ''), COALESCE(parent.name_key, ''), entity.name_key, entity.id");
    }

    /// The episodes in which each of the assets in `where`, on `table`, appears; one that is nowhere has no entry.
    public static Map<UUID, List<UUID>> episodes(Tx tx, Table table, Where where) {
        Map<UUID, List<UUID>> episodes = new HashMap<>();
        tx.each(
                "SELECT DISTINCT l.entity_out_id AS asset, e.id AS episode FROM entity_link l"
                        + " JOIN entity s ON s.id = l.entity_in_id LEFT JOIN entity q ON q.id = s.parent_id"
                        + " JOIN entity e ON e.kind = 'EPISODE' AND e.id IN (s.id, s.parent_id, q.parent_id)"
                        + " WHERE l.entity_out_id IN (" + table.ids(where) + ") ORDER BY e.id",
                row -> episodes.computeIfAbsent(row.uuid("asset"), _ -> new ArrayList<>())
                        .add(row.uuid("episode")),
                where.arguments());
        return episodes;
    }

    /// Leaves of `where`, on entities, the assets that other productions share and a production casts.
    public static Where borrowed(Where where, UUID project) {
        return where.and(
                "entity.is_shared AND entity.kind = 'ASSET' AND entity.project_id <> ? AND entity.id IN"
                        + " (SELECT l.entity_out_id FROM entity_link l JOIN entity u ON u.id = l.entity_in_id"
                        + " WHERE u.project_id = ?)",
                project,
                project);
    }

    /// Leaves of `where`, on entities, the concepts of one, or what one is a concept of.
    public static Where linked(Where where, UUID entity) {
        return where.and(
                "entity.id IN (SELECT c.concept_id FROM entity_concept_link c WHERE c.entity_id = ?"
                        + " UNION SELECT o.entity_id FROM entity_concept_link o WHERE o.concept_id = ?)",
                entity,
                entity);
    }
}
