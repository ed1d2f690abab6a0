package dev.botstead.sql;

import java.util.function.Function;
import javax.sql.DataSource;

/// The one database of the server.
public abstract sealed class Database implements AutoCloseable permits SqliteDatabase, PostgresDatabase {
    // Bound while a transaction is open on this thread: one within another would wait for itself, or see another
    // state.
    private static final ScopedValue<Boolean> OPEN = ScopedValue.newInstance();

    /// Runs `work` on one consistent state and returns what it made. It may not change anything.
    public final <T> T read(Function<Tx, T> work) {
        mustBeTheOnlyOne();
        return reading(tx -> ScopedValue.where(OPEN, true).call(() -> work.apply(tx)));
    }

    /// Runs `work` in one transaction and returns after its commit; whatever it throws undoes all of it.
    /// `work` may be run again when another transaction was in the way: it may have no other effect than on the
    /// database.
    public final <T> T write(Function<WriteTx, T> work) {
        mustBeTheOnlyOne();
        return writing(tx -> ScopedValue.where(OPEN, true).call(() -> work.apply(tx)));
    }

    private static void mustBeTheOnlyOne() {
        if (OPEN.isBound()) throw new IllegalStateException("a transaction is open here already");
    }

    abstract <T> T reading(Function<Tx, T> work);

    abstract <T> T writing(Function<WriteTx, T> work);

    /// What differs between the databases.
    public abstract Dialect dialect();

    /// Connections for migrations alone, without the time-outs of requests.
    abstract DataSource bare();

    @Override
    public abstract void close();
}
