package dev.botstead.surface.kitsu.production;

import dev.botstead.production.table.Column;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.util.RawValue;

/// Rows of the tracker as JSON: as a tree where something is added to it, or written at once in long lists.
final class Json {
    private Json() {}

    /// The shown columns of a row and its `type`.
    static Map<String, @Nullable Object> tree(Fields row, String type) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        values(row, tree::put);
        tree.put("type", type);
        return tree;
    }

    private static void values(Fields row, BiConsumer<String, @Nullable Object> consumer) {
        row.each((column, value) -> {
            if (column.shown()) consumer.accept(column.name(), value(column, value));
        });
    }

    private static @Nullable Object value(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case UUID id -> id.toString();
            case Instant instant -> Dates.text(instant);
            case String text when column.kind() == Kind.JSON -> new RawValue(text);
            default -> value;
        };
    }

    /// JSON that is stored as a text.
    static RawValue raw(String json) {
        return new RawValue(json);
    }

    /// Ids as texts.
    static List<String> ids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    /// An id as a text.
    static @Nullable String id(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /// Writes the shown columns of a row, its `type`, and what is added to it.
    static void write(JsonGenerator out, Fields row, String type, Map<String, ? extends @Nullable Object> added) {
        out.writeStartObject();
        values(row, (name, value) -> write(out, name, value));
        write(out, "type", type);
        added.forEach((name, value) -> write(out, name, value));
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, @Nullable Object value) {
        out.writeName(name);
        write(out, value);
    }

    /// Writes a value of a column.
    static void write(JsonGenerator out, Column column, @Nullable Object value) {
        write(out, value(column, value));
    }

    /// Writes a value as it is meant for clients.
    static void write(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case RawValue raw -> out.writeRawValue((String) raw.rawValue());
            default -> out.writePOJO(value);
        }
    }
}
