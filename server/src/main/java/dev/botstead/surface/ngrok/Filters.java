package dev.botstead.surface.ngrok;

import dev.botstead.sql.Condition;
import dev.botstead.sql.Tx;

/// What the filter of each list may speak of (contract 1.7).
final class Filters {
    private Filters() {}

    static Condition bots(Tx tx, String filter) {
        return read(filter);
    }

    static Condition credentials(Tx tx, String filter, Collection collection) {
        return read(filter);
    }

    private static Condition read(String filter) {
        if (filter.isBlank()) return Condition.ALWAYS;
        throw new Problem(Code.BAD_FILTER, "Filters are not taken yet.");
    }
}
