package dev.botstead.surface.pages.productions;

import static dev.botstead.production.entity.EntityTables.ASSETS;
import static dev.botstead.production.entity.EntityTables.SHOTS;
import static dev.botstead.production.task.TaskTables.ASSIGNEES;
import static dev.botstead.production.task.TaskTables.TASKS;
import static dev.botstead.production.task.TaskTables.WORK;

import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.entity.Entities;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.project.TeamLists;
import dev.botstead.production.right.Right;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Filter;
import dev.botstead.production.table.Slice;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.Figures;
import dev.botstead.production.task.TaskLists;
import dev.botstead.production.task.TaskTables;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the assets, shots and tasks of a production: a page of each, never all.
final class WorkReads {
    private static final Slice OF_A_PAGE = new Slice(0, 2_000);
    private static final Slice CHOICES = new Slice(0, 500);

    private final Production production;
    private final People people;

    WorkReads(Production production) {
        this.production = production;
        this.people = new People(production);
    }

    EntitiesView entities(Tx tx, Visit visit, Head head, boolean assets) {
        Caller caller = visit.caller();
        Table table = assets ? ASSETS : SHOTS;
        String kind = assets ? "ASSET" : "SHOT";
        UUID group = Choice.asked(visit.query(), assets ? "type" : "sequence");
        String text = Search.of(visit.query().first("q"));
        Where where = production.entities().of(tx, caller, table, head.id()).is("kind", kind);
        if (group != null) where.is(assets ? "entity_type_id" : "parent_id", group);
        if (!text.isEmpty()) where.and("entity.name_key LIKE ? ESCAPE '\\'", TeamLists.holding(text));
        Paging paging = Paging.of(
                table.count(tx, where),
                Paging.asked(visit.query()),
                assets ? "asset" : "shot",
                assets ? "assets" : "shots",
                page -> Address.of(head.id(), assets ? "/assets" : "/shots")
                        .with(assets ? "type" : "sequence", Choice.text(group))
                        .with("q", text)
                        .page(page));
        String order = (assets ? "entity_type.name_key, " : "parent.name_key, ") + EntityTables.ORDER;
        List<Fields> rows = table.list(tx, where, order, paging.slice());
        Map<UUID, List<Work>> tasks =
                tasksOf(tx, caller, head, rows.stream().map(Fields::id).toList());
        List<EntityRow> shown = rows.stream()
                .map(row -> entity(row, assets, tasks.getOrDefault(row.id(), List.of())))
                .toList();
        List<Choice> groups = assets ? types(tx, caller, head) : sequences(tx, caller, head);
        return new EntitiesView(head, assets, shown, groups, Choice.text(group), text, paging);
    }

    private static EntityRow entity(Fields row, boolean asset, List<Work> tasks) {
        Object frames = asset ? null : row.get("nb_frames");
        return new EntityRow(
                row.text("name"),
                Objects.requireNonNullElse(row.textOrNull(asset ? "asset_type_name" : "sequence_name"), ""),
                row.flag("canceled"),
                frames == null ? "" : frames.toString(),
                tasks);
    }

    private Map<UUID, List<Work>> tasksOf(Tx tx, Caller caller, Head head, List<UUID> entities) {
        Where where = production
                .tasks()
                .of(tx, caller, WORK, head.id(), Right.LIST_TASKS)
                .among("entity_id", entities);
        return WORK.list(tx, where, "task_type.priority, task_type.name_key, task.id", OF_A_PAGE).stream()
                .map(row -> Work.of(head.id(), row, List.of(), ""))
                .collect(Collectors.groupingBy(Work::on));
    }

    private List<Choice> types(Tx tx, Caller caller, Head head) {
        Where assets = production
                .entities()
                .of(tx, caller, EntityTables.ENTITIES, head.id())
                .is("kind", "ASSET");
        return choices(tx, Catalog.ENTITY_TYPES, Entities.assetTypes(caller.account(), assets), "entity_type.name_key");
    }

    private List<Choice> sequences(Tx tx, Caller caller, Head head) {
        Where where = production
                .entities()
                .of(tx, caller, EntityTables.ENTITIES, head.id())
                .is("kind", "SEQUENCE");
        return choices(tx, EntityTables.ENTITIES, where, EntityTables.ORDER);
    }

    private static List<Choice> choices(Tx tx, Table table, Where where, String order) {
        return table.list(tx, where, order, CHOICES).stream()
                .map(row -> new Choice(row.id().toString(), row.text("name")))
                .toList();
    }

    TasksView tasks(Tx tx, Visit visit, Head head) {
        Caller caller = visit.caller();
        UUID type = Choice.asked(visit.query(), "type");
        UUID status = Choice.asked(visit.query(), "status");
        UUID who = Choice.asked(visit.query(), "who");
        Where where = production.tasks().of(tx, caller, TASKS, head.id(), Right.LIST_TASKS);
        if (type != null) where.is("task_type_id", type);
        if (status != null) where.is("task_status_id", status);
        if (who != null) {
            production.tasks().guard(tx, caller, where, List.of(new Filter("assignees", List.of(who))));
            TaskLists.assigned(where, who);
        }
        Paging paging = Paging.of(
                TASKS.count(tx, where),
                Paging.asked(visit.query()),
                "task",
                "tasks",
                page -> Address.of(head.id(), "/tasks")
                        .with("type", Choice.text(type))
                        .with("status", Choice.text(status))
                        .with("who", Choice.text(who))
                        .page(page));
        // The rows of the page are chosen before anything is joined: a production may have 60,000.
        List<UUID> ids = TASKS.list(tx, where, TaskTables.ORDER, paging.slice()).stream()
                .map(Fields::id)
                .toList();
        return new TasksView(
                head,
                works(tx, caller, head, ids),
                types(tx, caller, production.tasks().of(tx, caller, TASKS, head.id(), Right.LIST_TASKS)),
                Choice.text(type),
                choices(tx, Catalog.TASK_STATUSES, Catalog.TASK_STATUSES.of(caller.account()), Catalog.STATUS_ORDER),
                Choice.text(status),
                head.forClient() ? List.of() : people.team(tx, caller, head.id()),
                Choice.text(who),
                paging);
    }

    private static List<Choice> types(Tx tx, Caller caller, Where tasks) {
        return choices(
                tx,
                Catalog.TASK_TYPES,
                TaskLists.types(caller.account(), tasks),
                "task_type.priority, task_type.name_key, task_type.id");
    }

    /// These tasks, without the figures that the reader may not see.
    List<Work> works(Tx tx, Caller caller, Head head, List<UUID> ids) {
        Where where = WORK.of(caller.account()).among("id", ids);
        Map<UUID, List<UUID>> assigned = head.forClient() ? Map.of() : WORK.related(tx, ASSIGNEES, where);
        Map<UUID, MemberRow> names = people.named(
                tx, caller, assigned.values().stream().flatMap(List::stream).toList());
        return WORK.list(tx, where, TaskTables.ORDER).stream()
                .map(row -> head.forClient() ? Figures.blanked(row) : row)
                .map(row -> Work.of(
                        head.id(),
                        row,
                        assigned.getOrDefault(row.id(), List.of()).stream()
                                .map(names::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        due(row.momentOrNull("due_date"))))
                .toList();
    }

    private static String due(@Nullable Instant at) {
        return at == null ? "" : Dates.day(at.toString().substring(0, 10));
    }
}
