package dev.botstead.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;

/// One connection with the statements it has prepared. SQLite's driver keeps none, PostgreSQL's does so itself.
final class Session implements AutoCloseable {
    private static final int KEPT = 128;

    private final Connection connection;
    private final Dialect dialect;
    private final LinkedHashMap<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    interface Work {
        int on(PreparedStatement statement) throws SQLException;
    }

    int run(String sql, Work work) {
        try {
            if (dialect == Dialect.POSTGRES) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    return work.on(statement);
                }
            }
            // Taken out while it is used: a consumer of rows may run the same text again.
            PreparedStatement kept = prepared.remove(sql);
            PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
            try {
                return work.on(statement);
            } finally {
                keep(sql, statement);
            }
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        statement.clearBatch();
        PreparedStatement twin = prepared.put(sql, statement);
        if (twin != null) twin.close();
        if (prepared.size() > KEPT) {
            var eldest = prepared.pollFirstEntry();
            if (eldest != null) eldest.getValue().close();
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) statement.close();
        connection.close();
    }
}
