package dev.botstead.production.table;

/// A list of ids beside each row: the rows of a link table.
///
/// @param name the name by which clients know the list
/// @param link the link table
/// @param owner its column that holds the row's id
/// @param other its column that holds the ids of the list
public record Relation(String name, String link, String owner, String other) {}
