package dev.botstead.sql;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/// What differs between the two databases: all of it.
public enum Dialect {
    /// One file, one writer.
    SQLITE,
    /// PostgreSQL 15 or newer. Text is ordered by its bytes, as SQLite orders it.
    POSTGRES;

    /// The column types that migrations write as `${uuid}`, `${text}`, `${bytes}` and `${turn}` (see [#settled]).
    Map<String, String> types() {
        return switch (this) {
            case SQLITE -> Map.of("uuid", "BLOB", "text", "TEXT", "bytes", "BLOB", "turn", "INTEGER PRIMARY KEY");
            case POSTGRES ->
                Map.of(
                        "uuid", "UUID",
                        "text", "TEXT COLLATE \"C\"",
                        "bytes", "BYTEA",
                        "turn", "BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)");
        };
    }

    /// Selects as `n` the first turn of `table` that is not settled: every row with a lower one that was ever
    /// committed
    /// is seen by this transaction, and none is added to them any more.
    ///
    /// SQLite's one writer numbers rows as they are committed. PostgreSQL commits in another order than it numbers,
    /// so
    /// there a row's turn is its transaction, and settled is what is older than every transaction still under way.
    public String settled(String table) {
        return switch (this) {
            case SQLITE -> "SELECT COALESCE(MAX(turn), 0) + 1 AS n FROM " + table;
            case POSTGRES -> "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS n";
        };
    }

    /// Ends a `SELECT` whose rows this transaction is about to change. SQLite has one writer and needs nothing.
    public String forUpdate() {
        return this == POSTGRES ? " FOR NO KEY UPDATE" : "";
    }

    /// Ends a `SELECT` whose rows may not change before this transaction ends.
    public String forShare() {
        return this == POSTGRES ? " FOR SHARE" : "";
    }

    /// Whether `column`, which holds a list of texts as a JSON array without NUL, holds the text of its one `?`.
    public String listHas(String column) {
        return switch (this) {
            case SQLITE -> "EXISTS (SELECT 1 FROM json_each(" + column + ") WHERE value = ?)";
            case POSTGRES -> "(CAST(" + column + " AS jsonb) @> to_jsonb(CAST(? AS text)))";
        };
    }

    /// How many texts `column` holds, a list as in [#listHas].
    public String listSize(String column) {
        return switch (this) {
            case SQLITE -> "json_array_length(" + column + ")";
            case POSTGRES -> "jsonb_array_length(CAST(" + column + " AS jsonb))";
        };
    }

    Object uuid(UUID id) {
        if (this == POSTGRES) return id;
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
