package dev.botstead.surface.kitsu.production;

import dev.botstead.production.table.Fields;
import java.util.List;
import java.util.UUID;

/// How the rows of a list look to its reader: found out once for the whole list.
interface Sight {
    /// The model that a row is of.
    String type(Fields row);

    /// A row without what its reader may not see.
    default Fields seen(Fields row) {
        return row;
    }

    /// A list of ids beside a row, as far as its reader may see it.
    default List<UUID> seen(Fields row, String relation, List<UUID> ids) {
        return ids;
    }

    /// Lists that clients expect beside a row and that are always empty here.
    default List<String> alwaysEmpty() {
        return List.of();
    }

    /// Rows that look the same to everybody.
    static Sight plain(String type) {
        return _ -> type;
    }
}
