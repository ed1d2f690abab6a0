package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.production.table.Column;
import dev.botstead.production.table.Filter;
import dev.botstead.production.table.Kind;
import dev.botstead.production.table.Table;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.kitsu.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The filters of a query on the columns of a table.
final class Filters {
    // Words of the query that steer the answer and are columns of some table by chance.
    private static final Set<String> STEERING = Set.of("page", "limit", "fields", "relations", "stream", "compact");

    private Filters() {}

    /// Those of `query` on `table`, but for some columns.
    static List<Filter> of(Parameters query, Table table, String... except) {
        Map<String, Conditions.Column> columns = new HashMap<>();
        for (Column column : table.columns())
            if (column.shown() && column.kind() != Kind.JSON) columns.put(column.name(), type(column));
        table.relations().forEach(relation -> columns.put(relation.name(), Conditions.Column.IDS));
        columns.keySet().removeAll(STEERING);
        columns.keySet().removeAll(Set.of(except));
        List<Filter> filters = new ArrayList<>();
        for (Conditions.Condition condition : Conditions.of(query, columns))
            filters.add(new Filter(condition.column(), values(table, condition)));
        return filters;
    }

    private static Conditions.Column type(Column column) {
        return switch (column.kind()) {
            case ID -> Conditions.Column.ID;
            case NAME -> Conditions.Column.NAME;
            case FLAG -> Conditions.Column.BOOL;
            case WHOLE, REAL -> Conditions.Column.NUMBER;
            case TEXT, DATE, JSON, MOMENT -> Conditions.Column.TEXT;
        };
    }

    private static List<Object> values(Table table, Conditions.Condition condition) {
        Column column = table.column(condition.column());
        if (column == null || column.kind() != Kind.MOMENT) return condition.values();
        List<Object> instants = new ArrayList<>();
        for (Object text : condition.values())
            instants.add(Dates.moment(text.toString())
                    .orElseThrow(() -> new Invalid(column.name(), "The filter " + column.name() + " is not a date.")));
        return instants;
    }
}
