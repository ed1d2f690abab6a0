package dev.botstead.production.task;

import static dev.botstead.production.task.TaskTables.TASKS;

import dev.botstead.id.AccountId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.List;
import java.util.UUID;

/// Which tasks: what narrows a list of those that somebody sees, and what is counted of it.
public final class TaskLists {
    /// A condition with one argument, a principal: that it is assigned to a task.
    static final String ASSIGNED =
            "EXISTS (SELECT 1 FROM task_assignee a WHERE a.task_id = task.id AND a.principal_id = ?)";

    private TaskLists() {}

    /// Leaves of `where`, on tasks, what somebody is assigned to.
    public static Where assigned(Where where, UUID principal) {
        return where.and(ASSIGNED, principal);
    }

    /// Leaves of `where`, on tasks, those of an episode: of itself, of what was made for it, of what lies below it.
    public static Where ofEpisode(Where where, UUID episode) {
        return where.and(
                "task.entity_id IN (SELECT e.id FROM entity e LEFT JOIN entity p ON p.id = e.parent_id"
                        + " WHERE e.id = ? OR e.source_id = ? OR e.parent_id = ? OR p.parent_id = ?)",
                episode,
                episode,
                episode,
                episode);
    }

    /// Leaves of `where`, on tasks, those of the shots below a sequence or an episode.
    public static Where ofShotsBelow(Where where, UUID above) {
        return where.and(
                "task.entity_id IN (SELECT s.id FROM entity s LEFT JOIN entity q ON q.id = s.parent_id"
                        + " WHERE s.kind = 'SHOT' AND (s.parent_id = ? OR q.parent_id = ?))",
                above,
                above);
    }

    /// Leaves of `where`, on tasks, those of the assets made for an episode or cast below it.
    public static Where ofAssetsIn(Where where, UUID episode) {
        return where.and(
                "task.entity_id IN (SELECT e.id FROM entity e WHERE e.kind = 'ASSET' AND (e.source_id = ? OR e.id IN"
                        + " (SELECT l.entity_out_id FROM entity_link l JOIN entity c ON c.id = l.entity_in_id"
                        + " LEFT JOIN entity p ON p.id = c.parent_id"
                        + " WHERE c.id = ? OR c.parent_id = ? OR p.parent_id = ?)))",
                episode,
                episode,
                episode,
                episode);
    }

    /// Leaves of `where`, on tasks, those of the entities in `entities`, on `table`.
    public static Where ofEntities(Where where, Table table, Where entities) {
        return where.and("task.entity_id IN (" + table.ids(entities) + ")", entities.arguments());
    }

    /// The types of the tasks in `where`, on tasks.
    public static Where types(AccountId account, Where where) {
        return Catalog.TASK_TYPES
                .of(account)
                .and(
                        "task_type.id IN (SELECT typed.task_type_id FROM task typed WHERE typed.id IN ("
                                + TASKS.ids(where) + "))",
                        where.arguments());
    }

    /// Leaves of `where`, on tasks, those of productions under way.
    public static Where underWay(Where where) {
        return where.and("task.project_id IN (SELECT p.id FROM project p JOIN project_status s"
                + " ON s.id = p.project_status_id WHERE s.name = 'Open')");
    }

    /// Leaves of `where`, on tasks, those of productions under way that are not done.
    public static Where open(Where where) {
        return underWay(where).and("task.task_status_id NOT IN (SELECT s.id FROM task_status s WHERE s.is_done)");
    }

    /// Leaves of `where`, on tasks, those of productions under way that are done.
    public static Where done(Where where) {
        return underWay(where).and("task.task_status_id IN (SELECT s.id FROM task_status s WHERE s.is_done)");
    }

    /// How many tasks of a production, type and status there are, with their minutes.
    public record Total(
            UUID project, UUID type, UUID status, boolean done, long count, double duration, double estimation) {
        /// The same without its minutes.
        public Total untimed() {
            return new Total(project, type, status, done, count, 0, 0);
        }
    }

    /// The totals of `where`, on tasks.
    public static List<Total> totals(Tx tx, Where where) {
        return tx.list(
                "SELECT c.project_id AS project, c.task_type_id AS type, c.task_status_id AS status, s.is_done AS done,"
                        + " count(*) AS n, sum(c.duration) AS duration, sum(c.estimation) AS estimation"
                        + " FROM task c JOIN task_status s ON s.id = c.task_status_id WHERE c.id IN ("
                        + TASKS.ids(where) + ") GROUP BY c.project_id, c.task_type_id, c.task_status_id, s.is_done"
                        + " ORDER BY c.project_id, c.task_type_id, c.task_status_id",
                row -> new Total(
                        row.uuid("project"),
                        row.uuid("type"),
                        row.uuid("status"),
                        row.bool("done"),
                        row.longValue("n"),
                        row.real("duration"),
                        row.real("estimation")),
                where.arguments());
    }
}
