package dev.botstead.surface.kitsu.production;

import dev.botstead.surface.http.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of `most` bytes at most: with one more it is refused (413).
final class Limited extends FilterInputStream {
    private final String sentence;
    private long left;

    Limited(InputStream in, long most, String sentence) {
        super(in);
        this.left = most;
        this.sentence = sentence;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) count(1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        if (read > 0) count(read);
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) throw new Refusal(413, sentence);
    }
}
