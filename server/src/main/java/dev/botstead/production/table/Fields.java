package dev.botstead.production.table;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A row as it was read: a value for each column of its table.
public final class Fields {
    private final Table table;
    private final @Nullable Object[] values;

    Fields(Table table, @Nullable Object[] values) {
        this.table = table;
        this.values = values;
    }

    /// Hands each column with its value to `consumer`, in their order.
    public void each(BiConsumer<Column, @Nullable Object> consumer) {
        List<Column> columns = table.columns();
        for (int i = 0; i < values.length; i++) consumer.accept(columns.get(i), values[i]);
    }

    /// Whether there is such a column.
    public boolean has(String column) {
        return table.column(column) != null;
    }

    /// A column that is there.
    public Column column(String column) {
        return table.columns().get(table.position(column));
    }

    /// A value, or null.
    public @Nullable Object get(String column) {
        return values[table.position(column)];
    }

    private Object there(String column) {
        Object value = get(column);
        if (value == null) throw new IllegalStateException("the column " + column + " is null");
        return value;
    }

    /// The row's own id.
    public UUID id() {
        return id("id");
    }

    /// An id that is there.
    public UUID id(String column) {
        return (UUID) there(column);
    }

    /// An id, or null.
    public @Nullable UUID idOrNull(String column) {
        return (UUID) get(column);
    }

    /// A text that is there.
    public String text(String column) {
        return (String) there(column);
    }

    /// A text, or null.
    public @Nullable String textOrNull(String column) {
        return (String) get(column);
    }

    /// A truth value; null is false.
    public boolean flag(String column) {
        return Boolean.TRUE.equals(get(column));
    }

    /// A whole number that is there.
    public int whole(String column) {
        return Math.toIntExact((Long) there(column));
    }

    /// An instant that is there.
    public Instant moment(String column) {
        return (Instant) there(column);
    }

    /// An instant, or null.
    public @Nullable Instant momentOrNull(String column) {
        return (Instant) get(column);
    }

    /// The same row with another value in a column.
    public Fields with(String column, @Nullable Object value) {
        @Nullable Object[] copy = values.clone();
        copy[table.position(column)] = value;
        return new Fields(table, copy);
    }
}
