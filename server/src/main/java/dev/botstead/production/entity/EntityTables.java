package dev.botstead.production.entity;

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

/// The table of entities, as clients know it, and the joins around it.
public final class EntityTables {
    /// Entities of all kinds.
    public static final Table ENTITIES = new Table(
                    "entity",
                    id("id").fixed(),
                    name("name", 160),
                    text("code", 160),
                    text("description", 100_000),
                    whole("shotgun_id").fixed(),
                    flag("canceled"),
                    whole("nb_frames"),
                    whole("nb_entities_out").required().fixed(),
                    flag("is_casting_standby"),
                    flag("is_shared"),
                    word("status", "running", "standby", "complete", "canceled"),
                    id("project_id").fixed(),
                    id("entity_type_id").required(),
                    text("kind", 20).hidden(),
                    id("parent_id"),
                    id("source_id"),
                    id("preview_file_id"),
                    json("data").required(),
                    id("ready_for"),
                    id("created_by").fixed(),
                    moment("created_at").fixed(),
                    moment("updated_at").fixed())
            .relating(
                    new Relation("entities_out", "entity_link", "entity_in_id", "entity_out_id"),
                    new Relation("entities_in", "entity_link", "entity_out_id", "entity_in_id"),
                    new Relation("entity_concept_links", "entity_concept_link", "entity_id", "concept_id"));

    private static final String PROJECT = "JOIN project ON project.id = entity.project_id";
    private static final String PARENT = " LEFT JOIN entity parent ON parent.id = entity.parent_id";

    /// Entities with the name of their production.
    public static final Table IN_PROJECT =
            ENTITIES.joined(PROJECT, text("project_name", 0).from("project.name"));

    /// Assets with the names of their production and type.
    public static final Table ASSETS = IN_PROJECT.joined(
            "JOIN entity_type ON entity_type.id = entity.entity_type_id",
            text("asset_type_name", 0).from("entity_type.name"));

    /// Shots with the names of their production and sequence.
    public static final Table SHOTS = ENTITIES.joined(
            PROJECT + PARENT,
            text("project_name", 0).from("project.name"),
            text("sequence_name", 0).from("parent.name"));

    /// Shots with the names of their production, sequence and episode.
    public static final Table SHOT_DETAILS = SHOTS.joined(
            "LEFT JOIN entity grand ON grand.id = parent.parent_id",
            id("episode_id").from("grand.id"),
            text("episode_name", 0).from("grand.name"));

    /// Sequences with the names of their production and episode.
    public static final Table SEQUENCES = ENTITIES.joined(
            PROJECT + PARENT,
            text("project_name", 0).from("project.name"),
            text("episode_name", 0).from("parent.name"));

    /// Assets as they are listed with their tasks.
    public static final Table LISTED_ASSETS = ASSETS.joined(
            "",
            id("asset_type_id").from("entity.entity_type_id"),
            id("episode_id").from("entity.source_id"));

    /// Shots as they are listed with their tasks.
    public static final Table LISTED_SHOTS =
            SHOT_DETAILS.joined("", id("sequence_id").from("entity.parent_id"));

    /// Sequences and edits as they are listed with their tasks.
    public static final Table LISTED_BELOW_EPISODES =
            SEQUENCES.joined("", id("episode_id").from("entity.parent_id"));

    /// The order of entities in answers.
    public static final String ORDER = "entity.name_key, entity.id";

    private EntityTables() {}
}
