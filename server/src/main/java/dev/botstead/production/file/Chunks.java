package dev.botstead.production.file;

import dev.botstead.sql.Database;
import dev.botstead.sql.WriteTx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;

/// Contents in the database, for servers that share one: in rows of 256 KiB, each written and read by a short
/// transaction of its own, so that no client holds one open.
final class Chunks implements Storage {
    private static final int CHUNK = 256 * 1024;

    private final Database database;

    Chunks(Database database) {
        this.database = database;
    }

    @Override
    public long take(UUID id, InputStream in) throws IOException {
        long size = 0;
        int number = 0;
        for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
            insert(id, number++, chunk);
            size += chunk.length;
        }
        return size;
    }

    private void insert(UUID id, int number, byte[] chunk) {
        database.write(
                tx -> tx.update("INSERT INTO file_chunk (file_id, number, bytes) VALUES (?, ?, ?)", id, number, chunk));
    }

    @Override
    public void send(UUID id, OutputStream out) throws IOException {
        int number = 0;
        for (Optional<byte[]> chunk = read(id, 0); chunk.isPresent(); chunk = read(id, ++number))
            out.write(chunk.get());
    }

    private Optional<byte[]> read(UUID id, int number) {
        return database.read(tx -> tx.first(
                "SELECT bytes FROM file_chunk WHERE file_id = ? AND number = ?",
                row -> row.bytes("bytes"),
                id,
                number));
    }

    @Override
    public void forget(WriteTx tx, UUID id) {
        tx.update("DELETE FROM file_chunk WHERE file_id = ?", id);
    }

    @Override
    public void erase(UUID id) {}
}
