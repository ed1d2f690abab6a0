package dev.botstead.sql;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The present row of a query. Columns are read by name; one that may be null has an accessor of its own.
public final class Row {
    private final ResultSet results;
    private final Dialect dialect;

    Row(ResultSet results, Dialect dialect) {
        this.results = results;
        this.dialect = dialect;
    }

    /// A text that is there.
    public String text(String column) {
        return there(column, textOrNull(column));
    }

    /// A text, or null.
    public @Nullable String textOrNull(String column) {
        return read(() -> results.getString(column));
    }

    /// An id that is there.
    public UUID uuid(String column) {
        return there(column, uuidOrNull(column));
    }

    /// An id, or null.
    public @Nullable UUID uuidOrNull(String column) {
        if (dialect == Dialect.POSTGRES) return read(() -> results.getObject(column, UUID.class));
        byte[] bytes = bytesOrNull(column);
        if (bytes == null) return null;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// An instant that is there, stored in microseconds since 1970.
    public Instant instant(String column) {
        return there(column, instantOrNull(column));
    }

    /// An instant, or null.
    public @Nullable Instant instantOrNull(String column) {
        Long micros = longOrNull(column);
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// A truth value.
    public boolean bool(String column) {
        return there(column, boolOrNull(column));
    }

    /// A truth value, or null.
    public @Nullable Boolean boolOrNull(String column) {
        return read(() -> {
            boolean value = results.getBoolean(column);
            return results.wasNull() ? null : value;
        });
    }

    /// A whole number that is there.
    public int integer(String column) {
        return Math.toIntExact(longValue(column));
    }

    /// A whole number of 64 bits that is there.
    public long longValue(String column) {
        return there(column, longOrNull(column));
    }

    /// A whole number, or null.
    public @Nullable Long longOrNull(String column) {
        return read(() -> {
            long value = results.getLong(column);
            return results.wasNull() ? null : value;
        });
    }

    /// A number with a fraction that is there.
    public double real(String column) {
        return there(column, Row.<@Nullable Double>read(() -> {
            double value = results.getDouble(column);
            return results.wasNull() ? null : value;
        }));
    }

    /// Bytes that are there.
    public byte[] bytes(String column) {
        return there(column, bytesOrNull(column));
    }

    /// Bytes, or null.
    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> results.getBytes(column));
    }

    private static <T> T there(String column, @Nullable T value) {
        if (value == null) throw new IllegalStateException("the column " + column + " is null");
        return value;
    }

    private interface Read<T extends @Nullable Object> {
        T now() throws SQLException;
    }

    private static <T extends @Nullable Object> T read(Read<T> read) {
        try {
            return read.now();
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }
}
