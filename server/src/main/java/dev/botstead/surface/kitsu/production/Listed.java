package dev.botstead.surface.kitsu.production;

import dev.botstead.production.catalog.EntityKind;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.table.Table;
import java.util.List;
import java.util.stream.Stream;

/// How the entities of a kind are listed with their tasks (web contract 5.1): the keys of each, in their order, and
/// those of each task.
///
/// @param heading what the keys are called in the first line of the compact form
record Listed(EntityKind kind, Table table, String heading, List<String> keys, List<String> taskKeys) {
    private static final List<String> TASK = List.of(
            "id",
            "due_date",
            "done_date",
            "duration",
            "entity_id",
            "estimation",
            "end_date",
            "is_subscribed",
            "last_comment_date",
            "last_preview_file_id",
            "priority",
            "real_start_date",
            "retake_count",
            "start_date",
            "difficulty",
            "task_status_id",
            "task_type_id",
            "assignees",
            "data");

    static final Listed ASSETS = new Listed(
            EntityKind.ASSET,
            EntityTables.LISTED_ASSETS,
            "asset_fields",
            List.of(
                    "id",
                    "name",
                    "preview_file_id",
                    "description",
                    "asset_type_name",
                    "asset_type_id",
                    "canceled",
                    "ready_for",
                    "episode_id",
                    "casting_episode_ids",
                    "is_casting_standby",
                    "is_shared",
                    "data",
                    "tasks"),
            TASK);

    static final Listed SHOTS = new Listed(
            EntityKind.SHOT,
            EntityTables.LISTED_SHOTS,
            "shot_fields",
            List.of(
                    "canceled",
                    "data",
                    "description",
                    "entity_type_id",
                    "episode_id",
                    "episode_name",
                    "fps",
                    "frame_in",
                    "frame_out",
                    "id",
                    "name",
                    "nb_frames",
                    "parent_id",
                    "preview_file_id",
                    "project_id",
                    "project_name",
                    "sequence_id",
                    "sequence_name",
                    "source_id",
                    "nb_entities_out",
                    "is_casting_standby",
                    "type",
                    "tasks"),
            Stream.concat(TASK.stream(), Stream.of("nb_assets_ready", "nb_drawings"))
                    .toList());

    static final Listed SEQUENCES = new Listed(
            EntityKind.SEQUENCE,
            EntityTables.LISTED_BELOW_EPISODES,
            "sequence_fields",
            List.of(
                    "id",
                    "name",
                    "status",
                    "episode_id",
                    "description",
                    "frame_in",
                    "frame_out",
                    "fps",
                    "preview_file_id",
                    "canceled",
                    "data",
                    "tasks"),
            TASK);

    static final Listed EDITS = new Listed(
            EntityKind.EDIT,
            EntityTables.LISTED_BELOW_EPISODES,
            "edit_fields",
            List.of(
                    "id",
                    "name",
                    "description",
                    "episode_id",
                    "parent_id",
                    "preview_file_id",
                    "project_id",
                    "project_name",
                    "canceled",
                    "data",
                    "type",
                    "tasks"),
            TASK);

    /// Concepts and what they are of, side by side.
    static final Listed LINKED = new Listed(
            EntityKind.CONCEPT,
            EntityTables.IN_PROJECT,
            "entity_fields",
            List.of(
                    "id",
                    "name",
                    "description",
                    "canceled",
                    "status",
                    "project_id",
                    "project_name",
                    "entity_type_id",
                    "parent_id",
                    "source_id",
                    "preview_file_id",
                    "data",
                    "created_by",
                    "created_at",
                    "updated_at",
                    "type",
                    "tasks"),
            TASK);
}
