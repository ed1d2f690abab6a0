package dev.botstead.production;

import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Departments;
import dev.botstead.directory.Principals;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.catalog.Curating;
import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.comment.Answering;
import dev.botstead.production.comment.Attaching;
import dev.botstead.production.comment.Attachments;
import dev.botstead.production.comment.Comments;
import dev.botstead.production.comment.Editing;
import dev.botstead.production.comment.Posting;
import dev.botstead.production.entity.Casting;
import dev.botstead.production.entity.Creating;
import dev.botstead.production.entity.Entities;
import dev.botstead.production.entity.Making;
import dev.botstead.production.entity.NewEntity;
import dev.botstead.production.entity.Shaping;
import dev.botstead.production.file.Files;
import dev.botstead.production.metadata.Describing;
import dev.botstead.production.project.Access;
import dev.botstead.production.project.Descriptors;
import dev.botstead.production.project.Founding;
import dev.botstead.production.project.Project;
import dev.botstead.production.project.Projects;
import dev.botstead.production.project.Settings;
import dev.botstead.production.project.Team;
import dev.botstead.production.removal.Removing;
import dev.botstead.production.removal.TaskRemoval;
import dev.botstead.production.task.Amending;
import dev.botstead.production.task.Assignments;
import dev.botstead.production.task.Commissioning;
import dev.botstead.production.task.Planning;
import dev.botstead.production.task.TaskAccess;
import dev.botstead.production.task.Tasks;
import dev.botstead.sql.Database;
import dev.botstead.sql.Tx;
import java.time.InstantSource;
import java.util.List;

/// The whole tracker, wired: what the server and the surface hold of it.
public record Production(
        Principals people,
        Catalog catalog,
        Curating curating,
        Access access,
        Projects projects,
        Founding founding,
        Team team,
        Settings settings,
        Descriptors descriptors,
        Describing describing,
        Entities entities,
        Casting casting,
        Making making,
        Creating creating,
        Shaping shaping,
        Tasks tasks,
        Planning planning,
        Commissioning commissioning,
        Amending amending,
        Assignments assignments,
        Comments comments,
        Posting posting,
        Editing editing,
        Answering answering,
        Attaching attaching,
        Files files,
        Removing removing,
        TaskRemoval taskRemoval) {
    /// The folders of its migrations, as [dev.botstead.sql.Migrations] takes them, in the order of their tables.
    public static final List<String> MIGRATIONS = List.of(
            "dev/botstead/production/catalog",
            "dev/botstead/production/project",
            "dev/botstead/production/entity",
            "dev/botstead/production/task",
            "dev/botstead/production/file",
            "dev/botstead/production/comment");

    /// A tracker behind `ledger`, which keeps what is attached beside `database`.
    public static Production of(
            Ledger ledger,
            Principals principals,
            Departments departments,
            Ids ids,
            Database database,
            InstantSource clock) {
        Files files = new Files(database, ids, clock, Attachments.IN_USE);
        Attachments attachments = new Attachments(files);
        Access access = new Access();
        Catalog catalog = new Catalog();
        Projects projects = new Projects(ledger, access);
        Descriptors descriptors = new Descriptors(access);
        TaskAccess taskAccess = new TaskAccess(access);
        Making making = new Making(ids);
        Planning planning = new Planning(ids);
        Entities entities = new Entities(access);
        Tasks tasks = new Tasks(access, taskAccess);
        Comments comments = new Comments(projects, tasks, access, taskAccess);
        return new Production(
                principals,
                catalog,
                new Curating(ledger, ids),
                access,
                projects,
                new Founding(principals, catalog, ids),
                new Team(ledger, principals, projects, access),
                new Settings(ledger, projects, access),
                descriptors,
                new Describing(ledger, departments, projects, access, ids),
                entities,
                new Casting(access, entities),
                making,
                new Creating(ledger, catalog, projects, access, making),
                new Shaping(ledger, access),
                tasks,
                planning,
                new Commissioning(ledger, principals, catalog, access, planning),
                new Amending(ledger, principals, catalog, tasks, taskAccess),
                new Assignments(ledger, principals, projects, tasks, taskAccess),
                comments,
                new Posting(ledger, principals, catalog, projects, tasks, taskAccess, attachments, ids),
                new Editing(ledger, catalog, projects, comments, tasks, taskAccess, attachments),
                new Answering(ledger, comments, tasks, taskAccess, attachments, ids),
                new Attaching(ledger, comments, tasks, access, taskAccess, attachments),
                files,
                new Removing(ledger, projects, access, attachments),
                new TaskRemoval(ledger, projects, tasks, access, attachments));
    }

    /// Makes a production; a series begins with an episode.
    public Project found(Change change, Founding.Wanted wanted) {
        Project project = founding.found(change, wanted);
        if (project.isSeries())
            making.make(
                    change,
                    List.of(NewEntity.episode(
                            project.id().uuid(),
                            catalog.typeOf(change.tx(), change.actor().account(), EntityKind.EPISODE),
                            "E01")));
        return project;
    }

    /// Lets go of somebody who is deleted: its tasks and teams. What it wrote stays.
    public void letGo(Change change, PrincipalId id) {
        assignments.letGo(change, id);
        team.letGo(change, id);
    }

    /// Whether the tracker holds something of somebody: what it wrote, or works on.
    public boolean refers(Tx tx, PrincipalId id) {
        return comments.refers(tx, id) || tasks.refers(tx, id.uuid());
    }
}
