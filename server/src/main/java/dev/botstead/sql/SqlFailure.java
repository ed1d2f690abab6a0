package dev.botstead.sql;

import java.sql.SQLException;

/// The database could not do a statement for a reason that no feature expects: a fault of ours, or of the machine.
public final class SqlFailure extends RuntimeException {
    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
