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

    /// The column types that migrations write as `${uuid}`, `${text}` and `${bytes}`.
    Map<String, String> types() {
        return switch (this) {
            case SQLITE -> Map.of("uuid", "BLOB", "text", "TEXT", "bytes", "BLOB");
            case POSTGRES -> Map.of("uuid", "UUID", "text", "TEXT COLLATE \"C\"", "bytes", "BYTEA");
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

    Object uuid(UUID id) {
        if (this == POSTGRES) return id;
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
