package dev.botstead.production.comment;

import static dev.botstead.production.comment.CommentTables.COMMENTS;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.ProjectId;
import dev.botstead.production.project.Projects;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.Task;
import dev.botstead.production.task.TaskAccess;
import dev.botstead.production.task.Tasks;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What is said about tasks, as far as somebody may see it.
public final class Comments {
    private final Projects projects;
    private final Tasks tasks;
    private final Access access;
    private final TaskAccess taskAccess;

    /// Comments on `tasks`.
    public Comments(Projects projects, Tasks tasks, Access access, TaskAccess taskAccess) {
        this.projects = projects;
        this.tasks = tasks;
        this.access = access;
        this.taskAccess = taskAccess;
    }

    /// Those of a task.
    public Where of(Tx tx, Caller caller, UUID task) {
        Task about = tasks.get(tx, caller.account(), task);
        Access.must(taskAccess.standing(tx, caller, about), Right.READ_COMMENTS);
        return seen(tx, caller, about.project(), COMMENTS.of(caller.account()).is("object_id", task));
    }

    /// Those of a production.
    public Where ofProject(Tx tx, Caller caller, UUID project) {
        access.must(tx, caller, project, Right.LIST_COMMENTS);
        return seen(tx, caller, project, COMMENTS.of(caller.account()).is("project_id", project));
    }

    /// All of the account.
    public Where all(Caller caller) {
        Access.must(caller, Right.FILTER_COMMENTS);
        return COMMENTS.of(caller.account());
    }

    /// One that the caller may read.
    public Fields readable(Tx tx, Caller caller, UUID id) {
        Fields found = get(tx, caller.account(), id);
        Where where = of(tx, caller, found.id("object_id")).is("id", id);
        return COMMENTS.first(tx, where)
                .orElseThrow(() -> new Failure.Forbidden("This comment is not meant for your role in the production."));
    }

    /// One of the account, or [Failure.NotFound].
    public Fields get(Tx tx, AccountId account, UUID id) {
        return COMMENTS.find(tx, account, id).orElseThrow(() -> new Failure.NotFound("There is no such comment."));
    }

    // Clients see what clients wrote and what is meant for them; where they are isolated, of the first only their
    // own. Artists and vendors do not see what clients wrote.
    private Where seen(Tx tx, Caller caller, UUID project, Where where) {
        Role role = access.role(tx, caller, project).orElse(Role.VENDOR);
        return switch (role) {
            case ADMIN, MANAGER, SUPERVISOR -> where;
            case USER, VENDOR -> where.and("(NOT comment.by_client OR comment.person_id = ?)", caller.id());
            case CLIENT -> {
                Project in = projects.get(tx, caller.account(), new ProjectId(project));
                yield in.isolatesClients()
                        ? where.and("(comment.for_client OR comment.person_id = ?)", caller.id())
                        : where.and("(comment.for_client OR comment.by_client)");
            }
        };
    }

    /// The last thing said about a task.
    public record Last(String text, Instant at, UUID person) {}

    /// The last comment of each of the tasks in `where`, which is on `table`, as far as everybody who works on them
    /// may read it.
    public static Map<UUID, Last> last(Tx tx, Table table, Where where) {
        Map<UUID, Last> last = new HashMap<>();
        tx.each(
                "SELECT c.object_id AS task, c.text AS text, c.created_at AS at, c.person_id AS person FROM comment c"
                        + " WHERE NOT c.by_client AND c.object_id IN (" + table.ids(where) + ") AND NOT EXISTS"
                        + " (SELECT 1 FROM comment n WHERE n.object_id = c.object_id AND NOT n.by_client"
                        + " AND (n.created_at > c.created_at OR (n.created_at = c.created_at AND n.id > c.id)))",
                row -> last.put(row.uuid("task"), new Last(row.text("text"), row.instant("at"), row.uuid("person"))),
                where.arguments());
        return last;
    }

    /// Whether somebody has written, edited or acknowledged anything, or is mentioned somewhere.
    public boolean refers(Tx tx, PrincipalId id) {
        return tx.exists("SELECT 1 AS x FROM comment WHERE person_id = ? LIMIT 1", id)
                || tx.exists("SELECT 1 AS x FROM comment_reply WHERE person_id = ? LIMIT 1", id);
    }
}
