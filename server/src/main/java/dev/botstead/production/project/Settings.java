package dev.botstead.production.project;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.catalog.Part;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a production takes from the catalog: its types of asset and task, its statuses, and how it bends them.
public final class Settings {
    /// How a production uses a type of task.
    public record TaskTypeLink(
            UUID taskType,
            @Nullable Long priority,
            @Nullable Long hdBitrate,
            @Nullable Long ldBitrate,
            boolean clientVisible) {}

    /// How a production uses a status.
    ///
    /// @param rolesForBoard a JSON list
    /// @param clientAllowed what it says instead of the status itself, or null
    public record StatusLink(
            UUID status,
            @Nullable Long priority,
            String rolesForBoard,
            @Nullable Boolean clientAllowed) {}

    private final Ledger ledger;
    private final Projects projects;
    private final Access access;

    /// Settings behind `ledger`.
    public Settings(Ledger ledger, Projects projects, Access access) {
        this.ledger = ledger;
        this.projects = projects;
        this.access = access;
    }

    /// The types of task that a production uses.
    public static Where taskTypes(AccountId account, UUID project) {
        return Catalog.TASK_TYPES
                .of(account)
                .and("task_type.id IN (SELECT task_type_id FROM project_task_type WHERE project_id = ?)", project);
    }

    /// The statuses that a production uses.
    public static Where statuses(AccountId account, UUID project) {
        return Catalog.TASK_STATUSES
                .of(account)
                .and(
                        "task_status.id IN (SELECT task_status_id FROM project_task_status WHERE project_id = ?)",
                        project);
    }

    /// How each of the productions in `where` uses its types of task.
    public static Map<UUID, List<TaskTypeLink>> taskTypeLinks(Tx tx, Table table, Where where) {
        Map<UUID, List<TaskTypeLink>> links = new HashMap<>();
        tx.each(
                "SELECT project_id, task_type_id, priority, hd_bitrate_compression, ld_bitrate_compression,"
                        + " is_client_visible FROM project_task_type WHERE project_id IN (" + table.ids(where)
                        + ") ORDER BY task_type_id",
                row -> links.computeIfAbsent(row.uuid("project_id"), _ -> new ArrayList<>())
                        .add(new TaskTypeLink(
                                row.uuid("task_type_id"),
                                row.longOrNull("priority"),
                                row.longOrNull("hd_bitrate_compression"),
                                row.longOrNull("ld_bitrate_compression"),
                                row.bool("is_client_visible"))),
                where.arguments());
        return links;
    }

    /// How each of the productions in `where` uses its statuses.
    public static Map<UUID, List<StatusLink>> statusLinks(Tx tx, Table table, Where where) {
        Map<UUID, List<StatusLink>> links = new HashMap<>();
        tx.each(
                "SELECT project_id, task_status_id, priority, roles_for_board, is_client_allowed"
                        + " FROM project_task_status WHERE project_id IN (" + table.ids(where)
                        + ") ORDER BY task_status_id",
                row -> links.computeIfAbsent(row.uuid("project_id"), _ -> new ArrayList<>())
                        .add(new StatusLink(
                                row.uuid("task_status_id"),
                                row.longOrNull("priority"),
                                row.text("roles_for_board"),
                                row.boolOrNull("is_client_allowed"))),
                where.arguments());
        return links;
    }

    /// Whether clients may give a status in a production: what the production says, or else the status.
    public static boolean clientsMayGive(Tx tx, UUID project, UUID status, boolean byItself) {
        return tx
                .list(
                        "SELECT is_client_allowed FROM project_task_status WHERE project_id = ? AND task_status_id = ?"
                                + " AND is_client_allowed IS NOT NULL",
                        row -> row.bool("is_client_allowed"),
                        project,
                        status)
                .stream()
                .findFirst()
                .orElse(byItself);
    }

    /// Lets clients give a status in this production, or not, or, with null, as the status itself says.
    public void clientsMayGive(Caller caller, ProjectId project, UUID status, @Nullable Boolean allowed) {
        ledger.write(caller.actor(), change -> {
            Project in = projects.get(change.tx(), caller.account(), project);
            access.must(change.tx(), caller, project.uuid(), Right.UPDATE_PROJECT);
            int changed = change.tx()
                    .update(
                            "UPDATE project_task_status SET is_client_allowed = ? WHERE project_id = ? AND task_status_id = ?",
                            allowed,
                            project,
                            status);
            if (changed == 0)
                throw new Invalid("task_status_id", "This production does not use that status. Add it first.");
            tell(change, in, "task_status_id", status);
            return in;
        });
    }

    /// Lets a production use something of the catalog, or leaves it there; a priority that is named is set.
    public Project use(Caller caller, ProjectId project, Part part, UUID id, @Nullable Integer priority) {
        return change(caller, project, part, id, change -> {
            if (find(change, part, id).isEmpty())
                throw new Invalid(part.column(), "There is no such " + part.words() + ".");
            if (!change.tx().exists("SELECT 1 AS x" + link(part), project, id))
                change.tx()
                        .update(
                                "INSERT INTO " + part.setting() + " (project_id, " + part.column() + ") VALUES (?, ?)",
                                project,
                                id);
            else if (priority == null) return false;
            if (priority != null)
                change.tx()
                        .update(
                                "UPDATE " + part.setting() + " SET priority = ? WHERE project_id = ? AND "
                                        + part.column() + " = ?",
                                priority,
                                project,
                                id);
            return true;
        });
    }

    /// Takes something of the catalog out of the settings of a production, where it may not have been.
    public void drop(Caller caller, ProjectId project, Part part, UUID id) {
        change(caller, project, part, id, change -> change.tx().update("DELETE" + link(part), project, id) > 0);
    }

    private static String link(Part part) {
        return " FROM " + part.setting() + " WHERE project_id = ? AND " + part.column() + " = ?";
    }

    private static Optional<Fields> find(Change change, Part part, UUID id) {
        return part.table()
                .find(change.tx(), change.actor().account(), id)
                .filter(found ->
                        !part.equals(Part.ENTITY_TYPE) || found.text("kind").equals(EntityKind.ASSET.name()));
    }

    private Project change(Caller caller, ProjectId project, Part part, UUID id, Predicate<Change> work) {
        return ledger.write(caller.actor(), change -> {
            Project in = projects.get(change.tx(), caller.account(), project);
            access.must(change.tx(), caller, project.uuid(), Right.UPDATE_PROJECT);
            ProjectTables.PROJECTS.lock(change.tx(), caller.account(), project.uuid());
            if (work.test(change)) tell(change, in, part.column(), id);
            else change.nothingToTell();
            return in;
        });
    }

    private static void tell(Change change, Project in, String column, UUID id) {
        change.tell(Event.of("project.updated", "project", in.id(), in.name(), Map.of(column, id.toString()))
                .in(in.id()));
    }

    /// Fills a list of a new production; each id must be the account's.
    static void fill(Change change, ProjectId project, Table from, String link, String column, List<UUID> ids) {
        List<UUID> distinct = ids.stream().distinct().toList();
        long found = from.count(change.tx(), from.of(change.actor().account()).among("id", distinct));
        if (found != distinct.size()) throw new Invalid(column, "One of the ids in " + column + " is unknown.");
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (UUID id : distinct) rows.add(new Object[] {project, id});
        change.tx().batch("INSERT INTO " + link + " (project_id, " + column + ") VALUES (?, ?)", rows);
    }
}
