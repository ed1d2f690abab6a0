package dev.botstead.production.file;

import dev.botstead.base.Failure;
import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import dev.botstead.sql.Database;
import dev.botstead.sql.PostgresDatabase;
import dev.botstead.sql.SqliteDatabase;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The contents of files: in a folder beside the SQLite file, or in the PostgreSQL database, where every node finds
/// them. One is received before the transaction that refers to it, and a client that breaks off leaves nothing.
public final class Files {
    /// How long a content that nothing refers to may still be one that is being received.
    public static final Duration RECEIVING = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger("dev.botstead.file");

    private final Database database;
    private final Storage storage;
    private final Ids ids;
    private final InstantSource clock;
    private final String inUse;

    /// Contents beside `database`.
    ///
    /// @param inUse a condition in SQL: that something refers to a row of `stored_file`
    public Files(Database database, Ids ids, InstantSource clock, String inUse) {
        this.database = database;
        this.storage = switch (database) {
            case SqliteDatabase sqlite -> new Folder(sqlite.folder().resolve("files"));
            case PostgresDatabase postgres -> new Chunks(postgres);
        };
        this.ids = ids;
        this.clock = clock;
        this.inUse = inUse;
    }

    /// Receives all of `in`. Nothing refers to it yet: whoever receives keeps or discards it.
    public Upload receive(AccountId account, FileName name, InputStream in) {
        UUID id = ids.next();
        database.write(tx -> tx.update(
                "INSERT INTO stored_file (id, account_id, begun_at) VALUES (?, ?, ?)", id, account, clock.instant()));
        boolean received = false;
        try {
            Upload upload = new Upload(id, name, storage.take(id, in));
            received = true;
            return upload;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a file could not be stored", e);
            throw new Failure.Unavailable("The file cannot be stored here now. Nothing was changed; try again.");
        } finally {
            if (!received) discard(List.of(id));
        }
    }

    /// Holds received contents for the transaction that refers to them.
    public void keep(WriteTx tx, Collection<Upload> uploads) {
        for (Upload upload : uploads)
            if (!tx.exists(
                    "SELECT 1 AS x FROM stored_file WHERE id = ?" + tx.dialect().forShare(), upload.id()))
                throw new Failure.Unavailable(
                        "The files took too long to arrive. Nothing was changed; send them again.");
    }

    /// Takes contents away once the transaction that lets go of them is committed.
    public void release(WriteTx tx, Collection<UUID> released) {
        if (released.isEmpty()) return;
        List<UUID> gone = List.copyOf(released);
        tx.afterCommit(() -> Thread.ofVirtual().name("files").start(() -> discard(gone)));
    }

    /// Takes those away that nothing refers to. What cannot be taken away now is swept later.
    void discard(Collection<UUID> unwanted) {
        for (UUID id : unwanted) {
            try {
                if (database.write(tx -> forget(tx, id))) storage.erase(id);
            } catch (IOException | Failure.Unavailable e) {
                LOG.log(System.Logger.Level.WARNING, "a file that nothing refers to is still there: " + e.getMessage());
            }
        }
    }

    private boolean forget(WriteTx tx, UUID id) {
        if (tx.exists("SELECT 1 AS x FROM stored_file WHERE id = ? AND " + inUse, id)) return false;
        storage.forget(tx, id);
        return tx.update("DELETE FROM stored_file WHERE id = ?", id) > 0;
    }

    /// Writes a content to `out`, piece by piece; [Failure.NotFound] before the first when it is gone.
    public void send(UUID id, OutputStream out) throws IOException {
        storage.send(id, out);
    }

    /// At start: takes away what was left behind by whatever broke off. In a folder nobody else can be receiving.
    public void open() {
        if (!(storage instanceof Folder folder)) {
            sweep(RECEIVING);
            return;
        }
        sweep(Duration.ZERO);
        try {
            Set<UUID> known = new HashSet<>(database.<List<UUID>>read(Files::all));
            folder.tidy(known::contains);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the folder of files could not be tidied", e);
        }
    }

    private static List<UUID> all(Tx tx) {
        return tx.list("SELECT id FROM stored_file", row -> row.uuid("id"));
    }

    /// Takes away contents that nothing refers to and that were begun so long ago.
    public void sweep(Duration age) {
        discard(database.<List<UUID>>read(tx -> tx.list(
                "SELECT id FROM stored_file WHERE begun_at <= ? AND NOT " + inUse,
                row -> row.uuid("id"),
                clock.instant().minus(age))));
    }
}
