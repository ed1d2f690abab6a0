package dev.botstead.sql;

import dev.botstead.base.Failure;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/// Turns what a driver throws into our words.
final class Failures {
    /// Serialization failure, deadlock, lock time-out: the same work may succeed when it is done again.
    private static final Set<String> AGAIN = Set.of("40001", "40P01", "55P03");

    private Failures() {}

    static RuntimeException translated(SQLException e) {
        if (unique(e)) return new Failure.Conflict("Something with the same name or address is already there.");
        if (foreign(e)) return new Failure.Conflict("Something else still refers to it, or what it refers to is gone.");
        if (away(e)) return new Failure.Unavailable("The database does not answer. Nothing was changed; try again.");
        return new SqlFailure(e);
    }

    static boolean again(@Nullable Throwable e) {
        if (e instanceof SQLException sql) return AGAIN.contains(state(sql));
        return e != null && again(e.getCause());
    }

    private static boolean unique(SQLException e) {
        if (e instanceof SQLiteException lite)
            return switch (lite.getResultCode()) {
                case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY -> true;
                default -> false;
            };
        return "23505".equals(state(e));
    }

    private static boolean foreign(SQLException e) {
        if (e instanceof SQLiteException lite)
            return lite.getResultCode() == org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY;
        return "23503".equals(state(e));
    }

    private static boolean away(SQLException e) {
        String state = state(e);
        // No connection, shutting down, out of connections, or cut since the transaction stood still for too long.
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals("25P03")
                || e instanceof java.sql.SQLTransientException;
    }

    /// Whether a commit that ended so may have been made all the same.
    static boolean lost(SQLException e) {
        return away(e) || state(e).isEmpty();
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
