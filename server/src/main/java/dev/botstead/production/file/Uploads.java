package dev.botstead.production.file;

import dev.botstead.id.AccountId;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What one request brings: gone at its end unless something refers to it by then.
public final class Uploads implements AutoCloseable {
    private final Files files;
    private final AccountId account;
    private final List<Upload> received = new ArrayList<>();
    private boolean kept;

    /// Those of an account, into `files`.
    public Uploads(Files files, AccountId account) {
        this.files = files;
        this.account = account;
    }

    /// Receives one more.
    public Upload receive(FileName name, InputStream in) {
        Upload upload = files.receive(account, name, in);
        received.add(upload);
        return upload;
    }

    /// How many there are.
    public int count() {
        return received.size();
    }

    /// How large they are together.
    public long size() {
        return received.stream().mapToLong(Upload::size).sum();
    }

    /// All of them are referred to: the transaction that does so is committed.
    public void kept() {
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) files.discard(received.stream().map(Upload::id).toList());
    }
}
