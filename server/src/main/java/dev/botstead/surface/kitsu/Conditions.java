package dev.botstead.surface.kitsu;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.id.Ids;
import dev.botstead.surface.http.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The column filters of a query (contract 4.1): `?column=value` is equality, `?column=["a","b"]` membership,
/// `?name=` equality of names in any case; keys that are no column are passed over.
public final class Conditions {
    /// The kinds of column.
    public enum Column {
        /// A text, compared as it is.
        TEXT,
        /// A name, compared in any case.
        NAME,
        /// An id.
        ID,
        /// A list of ids that the row relates to.
        IDS,
        /// A truth value.
        BOOL,
        /// A number.
        NUMBER
    }

    /// One condition: the column's value is one of `values` ([UUID], [Boolean], [Double] or text; names as
    /// [Text#key] makes them).
    public record Condition(String column, Column type, List<Object> values) {
        /// Whether a value of the column fulfils it.
        public boolean holds(@Nullable Object stored) {
            Object value = stored instanceof JsonNode json ? plain(json) : stored;
            return switch (type) {
                case IDS ->
                    value instanceof List<?> ids && ids.stream().anyMatch(id -> values.contains(comparable(id)));
                default -> value != null && values.contains(comparable(value));
            };
        }

        /// What is kept as JSON, as what it is.
        private static @Nullable Object plain(JsonNode json) {
            if (json.isNull()) return null;
            if (json.isString()) return json.stringValue();
            if (json.isBoolean()) return json.booleanValue();
            return json.isNumber() ? json.numberValue() : json.toString();
        }

        private Object comparable(@Nullable Object value) {
            Object there = Objects.requireNonNull(value);
            return switch (type) {
                case NAME -> Text.key(there.toString());
                case ID, IDS -> there instanceof UUID id ? id : UUID.fromString(there.toString());
                case NUMBER -> ((Number) there).doubleValue();
                case BOOL -> there;
                case TEXT -> there.toString();
            };
        }
    }

    private Conditions() {}

    /// The conditions that `query` sets on `columns`. A value that is not of its column's kind is [Invalid].
    public static List<Condition> of(Parameters query, Map<String, Column> columns) {
        List<Condition> conditions = new ArrayList<>();
        for (String name : query.names()) {
            Column type = columns.get(name);
            if (type != null) conditions.add(condition(name, type, Objects.requireNonNull(query.first(name))));
        }
        return conditions;
    }

    private static Condition condition(String name, Column type, String text) {
        if (!text.startsWith("[")) return new Condition(name, type, List.of(value(name, type, text)));
        JsonNode list = Body.parse(text);
        if (!list.isArray()) throw new Invalid(name, "The filter " + name + " is not a list.");
        List<Object> values = new ArrayList<>();
        for (JsonNode item : list)
            values.add(value(name, type, item.isString() ? item.stringValue() : item.toString()));
        return new Condition(name, type, values);
    }

    private static Object value(String name, Column type, String text) {
        return switch (type) {
            case TEXT -> Text.clean(name, text, 10_000);
            case NAME -> Text.key(Text.clean(name, text, 10_000));
            case ID, IDS ->
                Ids.parse(text).orElseThrow(() -> new Invalid(name, "The filter " + name + " is not an id."));
            case BOOL -> bool(name, text);
            case NUMBER -> number(name, text);
        };
    }

    private static Boolean bool(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new Invalid(name, "The filter " + name + " is neither true nor false.");
        };
    }

    private static Double number(String name, String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new Invalid(name, "The filter " + name + " is not a number.");
        }
    }
}
