package dev.botstead.production.file;

import dev.botstead.sql.WriteTx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/// Where contents lie. Each has a row before it has a content here, and until after it has none.
sealed interface Storage permits Folder, Chunks {
    /// Stores all of `in`, durably, and returns how many bytes that were.
    long take(UUID id, InputStream in) throws IOException;

    /// Writes a content to `out`, a piece at a time.
    void send(UUID id, OutputStream out) throws IOException;

    /// Takes away, with the row of a content, what the database holds of it.
    void forget(WriteTx tx, UUID id);

    /// Takes away what lies elsewhere of a content whose row is gone.
    void erase(UUID id) throws IOException;
}
