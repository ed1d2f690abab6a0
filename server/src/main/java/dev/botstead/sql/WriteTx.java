package dev.botstead.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction that may change. It is answered after its commit; what it leaves for [#afterCommit] is done before
/// that.
public final class WriteTx extends Tx {
    private final List<Runnable> after = new ArrayList<>();

    WriteTx(Session session) {
        super(session);
    }

    /// Runs an `INSERT`, `UPDATE` or `DELETE` and returns how many rows it touched.
    public int update(String sql, @Nullable Object... arguments) {
        return session().run(sql, statement -> {
            bind(statement, arguments);
            return statement.executeUpdate();
        });
    }

    /// Runs one statement for each of the rows, in one round.
    public void batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) return;
        session().run(sql, statement -> {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    /// Runs `action` once the change is committed and before anybody is told so. It may not fail, block, or ask the
    /// database.
    public void afterCommit(Runnable action) {
        after.add(action);
    }

    void committed() {
        after.forEach(Runnable::run);
    }
}
