package dev.botstead.production.table;

/// A part of a list: so many rows from there on.
public record Slice(long offset, int limit) {}
