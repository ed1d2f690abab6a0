package dev.botstead.production.task;

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

    /// The order of tasks in answers: newest change first.
    public static final String ORDER = "task.updated_at DESC, task.id";

    private TaskTables() {}
}
