package dev.botstead.production.project;

import static dev.botstead.production.project.ProjectTables.PROJECTS;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The productions of accounts.
public final class Projects {
    private final Ledger ledger;
    private final Access access;

    /// Productions behind `ledger`.
    public Projects(Ledger ledger, Access access) {
        this.ledger = ledger;
        this.access = access;
    }

    /// One of the account, or [Failure.NotFound].
    public Project get(Tx tx, AccountId account, ProjectId id) {
        return PROJECTS.find(tx, account, id.uuid())
                .map(Project::new)
                .orElseThrow(() -> new Failure.NotFound("There is no such production."));
    }

    /// One that the caller may read.
    public Project readable(Tx tx, Caller caller, ProjectId id) {
        Project project = get(tx, caller.account(), id);
        access.must(tx, caller, id.uuid(), Right.READ_PROJECT);
        return project;
    }

    /// Those that the caller sees, in `table`, which is a join around productions.
    public Where visible(Caller caller, Table table) {
        Where where = table.of(caller.account());
        access.narrow(where, caller, Right.LIST_PROJECTS, "project.id", "1 = 0");
        return where;
    }

    /// Leaves of `where`, on a join around productions, those that are under way.
    public static Where open(Where where) {
        return where.and("project.project_status_id IN (SELECT id FROM project_status WHERE name = 'Open')");
    }

    /// Leaves of `where`, on a join around productions, those that are not.
    public static Where closed(Where where) {
        return where.and("project.project_status_id NOT IN (SELECT id FROM project_status WHERE name = 'Open')");
    }

    /// Leaves of `where`, on a join around productions, those whose name holds `text`.
    public static Where named(Where where, String text) {
        return text.isEmpty() ? where : where.and("project.name_key LIKE ? ESCAPE '\\'", TeamLists.holding(text));
    }

    /// Changes some columns of one.
    public Project update(Caller caller, ProjectId id, Map<String, @Nullable Object> changes) {
        return ledger.write(caller.actor(), change -> {
            get(change.tx(), caller.account(), id);
            access.must(change.tx(), caller, id.uuid(), Right.UPDATE_PROJECT);
            PROJECTS.lock(change.tx(), caller.account(), id.uuid());
            mustExist(change.tx(), caller.account(), changes);
            Map<String, @Nullable Object> all = new LinkedHashMap<>(changes);
            all.put("updated_at", change.at());
            PROJECTS.update(change.tx(), id.uuid(), all);
            Project after = get(change.tx(), caller.account(), id);
            change.tell(Event.of("project.updated", "project", id, after.name(), Catalog.shown(changes))
                    .in(id));
            return after;
        });
    }

    static void mustExist(Tx tx, AccountId account, Map<String, ? extends @Nullable Object> changes) {
        if (!(changes.get("project_status_id") instanceof UUID status)) return;
        if (Catalog.PROJECT_STATUSES.find(tx, account, status).isEmpty())
            throw new Invalid("project_status_id", "There is no such status of productions.");
    }
}
