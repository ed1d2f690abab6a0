package dev.botstead.sql;

import java.util.function.Function;
import javax.sql.DataSource;

/// The one database of the server.
public abstract sealed class Database implements AutoCloseable permits SqliteDatabase, PostgresDatabase {
    /// Runs `work` on one consistent state and returns what it made. It may not change anything.
    public abstract <T> T read(Function<Tx, T> work);

    /// Runs `work` in one transaction and returns after its commit; whatever it throws undoes all of it.
    /// `work` may be run again when another transaction was in the way: it may have no other effect than on the
    /// database.
    public abstract <T> T write(Function<WriteTx, T> work);

    /// What differs between the databases.
    public abstract Dialect dialect();

    /// Connections for migrations alone, without the time-outs of requests.
    abstract DataSource bare();

    @Override
    public abstract void close();
}
