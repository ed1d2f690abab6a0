package dev.botstead.production.project;

import static dev.botstead.production.table.Column.date;
import static dev.botstead.production.table.Column.flag;
import static dev.botstead.production.table.Column.id;
import static dev.botstead.production.table.Column.json;
import static dev.botstead.production.table.Column.moment;
import static dev.botstead.production.table.Column.name;
import static dev.botstead.production.table.Column.text;
import static dev.botstead.production.table.Column.whole;
import static dev.botstead.production.table.Column.word;

import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Table;

/// The tables of productions, as clients know them.
public final class ProjectTables {
    /// The words for what a production looks like.
    private static final String[] STYLES = {
        "2d",
        "2dpaper",
        "3d",
        "2d3d",
        "ar",
        "vfx",
        "stop-motion",
        "motion-design",
        "archviz",
        "commercial",
        "catalog",
        "immersive",
        "nft",
        "video-game",
        "vr"
    };

    /// Productions.
    public static final Table PROJECTS = new Table(
                    "project",
                    id("id").fixed(),
                    name("name", 80),
                    text("code", 80),
                    text("description", 100_000),
                    whole("shotgun_id"),
                    json("file_tree"),
                    json("data"),
                    flag("has_avatar").fixed(),
                    text("fps", 10),
                    text("ratio", 10),
                    text("resolution", 12),
                    text("production_type", 20),
                    word("production_style", STYLES),
                    date("start_date"),
                    date("end_date"),
                    whole("man_days"),
                    whole("nb_episodes").required(),
                    whole("episode_span").required(),
                    whole("max_retakes").required(),
                    flag("is_clients_isolated"),
                    flag("is_client_stats_visible"),
                    flag("is_client_task_list_visible"),
                    flag("is_client_task_panel_visible"),
                    flag("is_preview_download_allowed"),
                    flag("is_set_preview_automated"),
                    text("homepage", 80).required(),
                    flag("is_publish_default_for_artists"),
                    flag("is_bot_collaboration_enabled"),
                    flag("is_single_preview_per_revision"),
                    flag("is_frame_in_numbering"),
                    whole("revision_padding").required(),
                    whole("hd_bitrate_compression"),
                    whole("ld_bitrate_compression"),
                    id("project_status_id").required(),
                    id("default_preview_background_file_id").fixed(),
                    id("from_schedule_version_id").fixed(),
                    moment("created_at").fixed(),
                    moment("updated_at").fixed())
            .relating(
                    new Relation("team", "project_member", "project_id", "principal_id"),
                    new Relation("asset_types", "project_asset_type", "project_id", "entity_type_id"),
                    new Relation("task_statuses", "project_task_status", "project_id", "task_status_id"),
                    new Relation("task_types", "project_task_type", "project_id", "task_type_id"));

    /// Productions with the name of their status.
    public static final Table WITH_STATUS = PROJECTS.joined(
            "JOIN project_status ON project_status.id = project.project_status_id",
            text("project_status_name", 0).from("project_status.name"));

    /// Fields that productions add.
    public static final Table DESCRIPTORS = new Table(
                    "metadata_descriptor",
                    id("id").fixed(),
                    id("project_id").fixed(),
                    word("entity_type", "Asset", "Shot", "Sequence", "Episode", "Edit", "Project", "Task"),
                    id("task_type_id"),
                    name("name", 120),
                    word(
                            "data_type",
                            "string",
                            "number",
                            "list",
                            "taglist",
                            "boolean",
                            "checklist",
                            "date",
                            "url",
                            "textarea",
                            "person"),
                    text("field_name", 120).fixed(),
                    json("choices").required(),
                    flag("for_client"),
                    whole("position"),
                    moment("created_at").fixed(),
                    moment("updated_at").fixed())
            .relating(new Relation(
                    "departments", "metadata_descriptor_department", "metadata_descriptor_id", "department_id"));

    /// The order of descriptors in answers.
    public static final String DESCRIPTOR_ORDER =
            "COALESCE(metadata_descriptor.position, 1000000), metadata_descriptor.name_key, metadata_descriptor.id";

    private ProjectTables() {}
}
