package dev.botstead.production.catalog;

import dev.botstead.production.table.Table;
import java.util.ArrayList;
import java.util.List;

/// A part of the catalog that administrators change: what it needs, and what refers to it.
///
/// @param table where it is
/// @param noun what its events call it
/// @param words what its errors call it
/// @param unique the column that tells two of them apart within an account
/// @param needed the columns without which none is made
/// @param uses queries with an id that find what is made of it
/// @param setting the table by which productions use it
public record Part(
        Table table, String noun, String words, String unique, List<String> needed, List<String> uses, String setting) {
    /// Types of asset.
    public static final Part ENTITY_TYPE = new Part(
            Catalog.ENTITY_TYPES,
            "asset-type",
            "entity type",
            "name",
            List.of("name"),
            List.of("SELECT 1 AS x FROM entity WHERE entity_type_id = ? LIMIT 1"),
            "project_asset_type");

    /// Types of task.
    public static final Part TASK_TYPE = new Part(
            Catalog.TASK_TYPES,
            "task-type",
            "task type",
            "name",
            List.of("name"),
            List.of(
                    "SELECT 1 AS x FROM task WHERE task_type_id = ? LIMIT 1",
                    "SELECT 1 AS x FROM metadata_descriptor WHERE task_type_id = ? LIMIT 1",
                    "SELECT 1 AS x FROM entity WHERE ready_for = ? LIMIT 1"),
            "project_task_type");

    /// Statuses of tasks.
    public static final Part TASK_STATUS = new Part(
            Catalog.TASK_STATUSES,
            "task-status",
            "task status",
            "short_name",
            List.of("name", "short_name"),
            List.of(
                    "SELECT 1 AS x FROM task WHERE task_status_id = ? LIMIT 1",
                    "SELECT 1 AS x FROM comment WHERE task_status_id = ? LIMIT 1"),
            "project_task_status");

    /// The column that names one of it elsewhere.
    public String column() {
        return table.name() + "_id";
    }

    /// A query with an id that finds a production that uses it.
    String set() {
        return "SELECT 1 AS x FROM " + setting + " WHERE " + column() + " = ? LIMIT 1";
    }

    /// Statements with an id that take away what goes with it.
    List<String> links() {
        List<String> links = new ArrayList<>(List.of("DELETE FROM " + setting + " WHERE " + column() + " = ?"));
        if (!equals(TASK_STATUS)) links.add("DELETE FROM entity_type_task_type WHERE " + column() + " = ?");
        return links;
    }
}
