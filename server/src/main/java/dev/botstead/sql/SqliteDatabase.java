package dev.botstead.sql;

import dev.botstead.base.Failure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// SQLite in one file, in the mode that loses nothing (`WAL`, `synchronous=FULL`).
///
/// Its calls hold the thread they run on, and with it a carrier of the virtual threads: so reads run on a few
/// platform threads, each with a connection of its own, and writes on one ([GroupCommit]).
public final class SqliteDatabase extends Database {
    private static final int READERS = 4;

    private final Path folder;
    private final SQLiteDataSource source;
    private final GroupCommit writer;
    private final BlockingQueue<Session> sessions = new ArrayBlockingQueue<>(READERS);
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("sqlite-reader-", 0).daemon().factory());

    private SqliteDatabase(Path folder, SQLiteDataSource source) throws SQLException {
        this.folder = folder;
        this.source = source;
        this.writer = new GroupCommit(new Session(source.getConnection(), Dialect.SQLITE));
        for (int i = 0; i < READERS; i++) sessions.add(new Session(source.getConnection(), Dialect.SQLITE));
    }

    /// Opens `file`, and makes it when it is not there.
    public static SqliteDatabase open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            return new SqliteDatabase(folderOf(file), source);
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IllegalArgumentException("a database is a file in a folder");
        return folder;
    }

    /// The folder in which its file lies, with what else belongs to it.
    public Path folder() {
        return folder;
    }

    @Override
    <T> T reading(Function<Tx, T> work) {
        try {
            return joined(CompletableFuture.supplyAsync(() -> snapshot(work), readers));
        } catch (RejectedExecutionException e) {
            throw new Failure.Unavailable("The server is stopping.");
        }
    }

    private <T> T snapshot(Function<Tx, T> work) {
        Session session = borrowed();
        try {
            session.execute("BEGIN");
            try {
                return work.apply(new Tx(session));
            } finally {
                session.execute("COMMIT");
            }
        } finally {
            sessions.add(session);
        }
    }

    private Session borrowed() {
        try {
            return sessions.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The server is stopping.");
        }
    }

    @Override
    <T> T writing(Function<WriteTx, T> work) {
        return joined(writer.submit(work));
    }

    static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
        }
    }

    /// Throws what went wrong on the other thread as it is; an `Error` too.
    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) throw error;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    DataSource bare() {
        return source;
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        List<Session> idle = new ArrayList<>();
        sessions.drainTo(idle);
        for (Session session : idle) closed(session);
    }

    static void closed(Session session) {
        Supplier<RuntimeException> failure = () -> new Failure.Unavailable("The database could not be closed.");
        try {
            session.close();
        } catch (SQLException e) {
            RuntimeException told = failure.get();
            told.addSuppressed(e);
            throw told;
        }
    }
}
