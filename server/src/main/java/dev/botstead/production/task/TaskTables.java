package dev.botstead.production.task;

import static dev.botstead.production.table.Column.flag;
import static dev.botstead.production.table.Column.id;
import static dev.botstead.production.table.Column.json;
import static dev.botstead.production.table.Column.moment;
import static dev.botstead.production.table.Column.name;
import static dev.botstead.production.table.Column.real;
import static dev.botstead.production.table.Column.text;
import static dev.botstead.production.table.Column.whole;

import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Table;

/// The table of tasks, as clients know it, and the joins around it.
public final class TaskTables {
    /// Who is assigned to a task.
    public static final Relation ASSIGNEES = new Relation("assignees", "task_assignee", "task_id", "principal_id");

    /// Tasks.
    public static final Table TASKS = new Table(
                    "task",
                    id("id").fixed(),
                    id("project_id").fixed(),
                    id("task_type_id").required(),
                    id("task_status_id").required(),
                    id("entity_id").required(),
                    id("assigner_id"),
                    name("name", 80),
                    text("description", 100_000),
                    whole("priority").required(),
                    whole("difficulty").required(),
                    real("duration"),
                    real("estimation"),
                    whole("completion_rate").required(),
                    whole("retake_count").required(),
                    whole("sort_order").required(),
                    whole("nb_assets_ready").required(),
                    whole("nb_drawings").required(),
                    moment("start_date"),
                    moment("due_date"),
                    moment("real_start_date"),
                    moment("end_date"),
                    moment("done_date"),
                    moment("last_comment_date"),
                    json("data"),
                    whole("shotgun_id"),
                    id("last_preview_file_id"),
                    moment("created_at").fixed(),
                    moment("updated_at").fixed())
            .relating(ASSIGNEES);

    /// Tasks as they are listed with their entity: no more than is shown of them there.
    public static final Table LISTED = new Table(
                    "task",
                    id("id"),
                    id("project_id").hidden(),
                    id("task_type_id"),
                    id("task_status_id"),
                    id("entity_id"),
                    whole("priority"),
                    whole("difficulty"),
                    real("duration"),
                    real("estimation"),
                    whole("retake_count"),
                    whole("nb_assets_ready"),
                    whole("nb_drawings"),
                    moment("start_date"),
                    moment("due_date"),
                    moment("real_start_date"),
                    moment("end_date"),
                    moment("done_date"),
                    moment("last_comment_date"),
                    json("data"),
                    id("last_preview_file_id"))
            .relating(ASSIGNEES);

    /// Tasks with the names of all that they belong to.
    public static final Table NAMED = TASKS.joined(
            "JOIN project ON project.id = task.project_id JOIN entity ON entity.id = task.entity_id"
                    + " JOIN task_type ON task_type.id = task.task_type_id"
                    + " JOIN task_status ON task_status.id = task.task_status_id"
                    + " JOIN entity_type ON entity_type.id = entity.entity_type_id",
            text("project_name", 0).from("project.name"),
            text("task_type_name", 0).from("task_type.name"),
            text("task_status_name", 0).from("task_status.name"),
            text("entity_type_name", 0).from("entity_type.name"),
            text("entity_name", 0).from("entity.name"));

    private static final String ALL_JOINS =
            "JOIN project ON project.id = task.project_id JOIN entity ON entity.id = task.entity_id"
                    + " JOIN task_type ON task_type.id = task.task_type_id"
                    + " JOIN task_status ON task_status.id = task.task_status_id"
                    + " JOIN entity_type ON entity_type.id = entity.entity_type_id"
                    + " LEFT JOIN entity sequence ON sequence.id = entity.parent_id"
                    + " LEFT JOIN entity episode ON episode.id = COALESCE(sequence.parent_id, entity.source_id)";

    private static Table described(String type, String status) {
        return TASKS.joined(
                ALL_JOINS,
                text("project_name", 0).from("project.name"),
                flag("project_has_avatar").from("project.has_avatar"),
                text("entity_name", 0).from("entity.name"),
                text("entity_description", 0).from("entity.description"),
                json("entity_data").from("entity.data"),
                id("entity_preview_file_id").from("entity.preview_file_id"),
                id("entity_source_id").from("entity.source_id"),
                text("entity_type_name", 0).from("entity_type.name"),
                flag("entity_canceled").from("entity.canceled"),
                text("sequence_name", 0).from("sequence.name"),
                id("episode_id").from("episode.id"),
                text("episode_name", 0).from("episode.name"),
                text("task_type_for_entity", 0).from("task_type.for_entity"),
                text(type + "_name", 0).from("task_type.name"),
                text(type + "_color", 0).from("task_type.color"),
                text(status + "_name", 0).from("task_status.name"),
                text(status + "_color", 0).from("task_status.color"),
                text(status + "_short_name", 0).from("task_status.short_name"));
    }

    /// Tasks as somebody's list of work shows them.
    public static final Table WORK = described("task_type", "task_status")
            .joined(
                    "",
                    real("task_estimation").from("task.estimation"),
                    real("task_duration").from("task.duration"),
                    moment("task_start_date").from("task.start_date"),
                    moment("task_due_date").from("task.due_date"));

    /// Tasks as the list of all open ones shows them.
    public static final Table OPEN = described("type", "status");

    /// The order of tasks in answers: newest change first.
    public static final String ORDER = "task.updated_at DESC, task.id";

    private TaskTables() {}
}
