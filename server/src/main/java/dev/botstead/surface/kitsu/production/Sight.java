package dev.botstead.surface.kitsu.production;

import dev.botstead.directory.Caller;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.util.List;
import java.util.Map;
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

    /// What is shown beside every row, whether relations are asked for or not.
    default Map<String, Object> beside(Fields row) {
        return Map.of();
    }

    /// What is shown beside a row when relations are asked for, and is no relation of its table.
    default Map<String, Object> related(Fields row) {
        return Map.of();
    }

    /// Finds out how the rows in `where` look to a caller.
    @FunctionalInterface
    interface Looks {
        /// Reads what it needs, once.
        Sight at(Tx tx, Caller caller, Where where);
    }

    /// Rows that look the same to everybody.
    static Sight plain(String type) {
        return _ -> type;
    }
}
