package dev.botstead.production.project;

import static dev.botstead.production.project.ProjectTables.PROJECTS;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.cluster.Change;
import dev.botstead.directory.Principals;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.table.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes productions, each within a change that somebody else has opened.
public final class Founding {
    /// What somebody wants a new production to be.
    ///
    /// @param values its columns; at least a name
    public record Wanted(
            Map<String, @Nullable Object> values,
            List<UUID> team,
            List<UUID> assetTypes,
            List<UUID> taskTypes,
            List<UUID> taskStatuses) {}

    private final Principals principals;
    private final Catalog catalog;
    private final Ids ids;

    /// Productions named by `ids`.
    public Founding(Principals principals, Catalog catalog, Ids ids) {
        this.principals = principals;
        this.catalog = catalog;
        this.ids = ids;
    }

    /// Makes one. Its name is unlike any other of the account.
    public Project found(Change change, Wanted wanted) {
        AccountId account = change.actor().account();
        if (wanted.values().get("name") == null) throw new Invalid("name", "A production needs a name.");
        Projects.mustExist(change.tx(), account, wanted.values());
        ProjectId id = new ProjectId(ids.next());
        Map<String, @Nullable Object> row = new LinkedHashMap<>(wanted.values());
        row.putIfAbsent("project_status_id", open(change, account));
        row.put("id", id);
        row.put("created_at", change.at());
        row.put("updated_at", change.at());
        PROJECTS.insert(change.tx(), account, row);
        Settings.fill(change, id, Catalog.ENTITY_TYPES, "project_asset_type", "entity_type_id", wanted.assetTypes());
        Settings.fill(change, id, Catalog.TASK_TYPES, "project_task_type", "task_type_id", wanted.taskTypes());
        Settings.fill(
                change, id, Catalog.TASK_STATUSES, "project_task_status", "task_status_id", wanted.taskStatuses());
        for (UUID member : wanted.team().stream().distinct().toList()) {
            PrincipalId principal = new PrincipalId(member);
            if (principals.find(change.tx(), account, principal).isEmpty())
                throw new Invalid("team", "One of the team does not exist.");
            Team.insert(change, id, principal, null);
        }
        Project made =
                PROJECTS.find(change.tx(), account, id.uuid()).map(Project::new).orElseThrow();
        change.tell(Event.of("project.created", "project", id, made.name(), Map.of("name", made.name()))
                .in(id));
        return made;
    }

    private UUID open(Change change, AccountId account) {
        return catalog.projectStatus(change.tx(), account, "Open")
                .map(Fields::id)
                .orElseThrow(() -> new Failure.NotFound("There is no status Open for productions."));
    }
}
