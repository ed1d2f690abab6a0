package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.production.table.Column;
import dev.botstead.production.table.Table;
import dev.botstead.surface.kitsu.Body;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The columns of a table that a body sets; what clients cannot change is passed over.
final class Edits {
    private Edits() {}

    /// Those that clients may change, without `left`, which are read otherwise.
    static Map<String, @Nullable Object> of(Body body, Table table, String... left) {
        Map<String, @Nullable Object> edits = new LinkedHashMap<>();
        for (Column column : table.columns())
            if (column.open() && body.has(column.name()) && !List.of(left).contains(column.name()))
                edits.put(column.name(), column.checked(value(body, column)));
        return edits;
    }

    /// The columns that a body gives to something new: a key that is neither a column nor one of `others` is refused.
    static Map<String, @Nullable Object> ofNew(Body body, Table table, String... others) {
        Set<String> known = new HashSet<>(Set.of(others));
        known.add("type");
        table.columns().forEach(column -> known.add(column.name()));
        body.only(known);
        return of(body, table);
    }

    private static @Nullable Object value(Body body, Column column) {
        String name = column.name();
        return switch (column.kind()) {
            case ID -> body.id(name).orElse(null);
            case TEXT, NAME -> body.textOr(name).orElse(null);
            case FLAG -> body.bool(name).orElse(null);
            case WHOLE -> body.integer(name).orElse(null);
            case REAL -> body.number(name).orElse(null);
            case MOMENT -> body.textOr(name).map(text -> moment(name, text)).orElse(null);
            case DATE ->
                body.textOr(name)
                        .map(text -> moment(name, text)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString())
                        .orElse(null);
            case JSON -> json(body.json(name));
        };
    }

    private static java.time.Instant moment(String name, String text) {
        return Dates.moment(text)
                .orElseThrow(() -> new Invalid(
                        name, "The field " + name + " is not a date. Write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS."));
    }

    private static @Nullable String json(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.toString();
    }
}
