package dev.botstead.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.botstead.base.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL behind two bounded pools: one whose transactions each see one state and change nothing, one that
/// changes.
public final class PostgresDatabase extends Database {
    private static final int CONNECTIONS = 12;
    private static final int TRIES = 8;
    // Shorter than a lease: a process that freezes between its last statement and its commit would hold up every
    // revocation.
    private static final String TIMEOUTS =
            "SET lock_timeout = '1500ms'; SET idle_in_transaction_session_timeout = '1500ms'";

    private final HikariDataSource readers;
    private final HikariDataSource writers;
    private final String url;

    private PostgresDatabase(HikariDataSource readers, HikariDataSource writers, String url) {
        this.readers = readers;
        this.writers = writers;
        this.url = url;
    }

    /// Connects to `url` (`jdbc:postgresql://…`). Throws [Failure.Unavailable] when nothing answers there.
    public static PostgresDatabase open(String url) {
        HikariDataSource writers = pool(url, false);
        return new PostgresDatabase(pool(url, true), writers, url);
    }

    private static HikariDataSource pool(String url, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(5_000);
        config.setConnectionInitSql(TIMEOUTS);
        config.setAutoCommit(false);
        // Without this the time-outs would be set in a transaction that is left open, and undone by its roll-back.
        config.setIsolateInternalQueries(true);
        // A faulty statement's message goes to the log: it may not hold the row that was to be stored.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setReadOnly(readOnly);
        config.setTransactionIsolation(readOnly ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
        config.setPoolName(readOnly ? "postgres-readers" : "postgres-writers");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Failure.Unavailable("The database cannot be opened: " + cause.getMessage());
        }
    }

    @Override
    <T> T reading(Function<Tx, T> work) {
        return attempt(readers, connection -> work.apply(new Tx(new Session(connection, Dialect.POSTGRES))));
    }

    @Override
    <T> T writing(Function<WriteTx, T> work) {
        return attempt(writers, connection -> {
            WriteTx tx = new WriteTx(new Session(connection, Dialect.POSTGRES));
            T result = work.apply(tx);
            commit(connection, tx);
            return result;
        });
    }

    /// A commit whose answer is lost may have been made: memory forgets what it touched, and nobody is told that
    /// nothing was changed.
    private static void commit(Connection connection, WriteTx tx) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (!Failures.lost(e)) throw e;
            tx.committed();
            throw new Failure.Unavailable(
                    "The database did not say whether the change was made. Look before you try again.");
        }
        tx.committed();
    }

    private interface Attempt<T> {
        T with(Connection connection) throws SQLException;
    }

    /// Does it again while another transaction is in the way. A connection that goes back to the pool uncommitted is
    /// rolled back there.
    private static <T> T attempt(HikariDataSource pool, Attempt<T> attempt) {
        for (int tried = 1; ; tried++) {
            try (Connection connection = pool.getConnection()) {
                return attempt.with(connection);
            } catch (SQLException e) {
                if (pool.isClosed()) throw new Failure.Unavailable("The server is stopping.");
                if (!Failures.again(e)) throw Failures.translated(e);
            } catch (SqlFailure e) {
                if (!Failures.again(e)) throw e;
            }
            if (tried == TRIES)
                throw new Failure.Unavailable("Other changes were in the way. Nothing was changed; try again.");
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 10_000_000L * tried));
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRES;
    }

    @Override
    DataSource bare() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
