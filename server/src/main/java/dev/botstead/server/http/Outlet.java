package dev.botstead.server.http;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/// A streamed answer, 8 KiB after 8 KiB: each waits until the client took it, so an answer holds one
/// buffer.
final class Outlet extends OutputStream {
    private static final int BYTES = 8 * 1024;

    private final Sender sender;
    private final long promised;
    private byte[] buffer = new byte[512];
    private int filled;
    private long sent;

    Outlet(Sender sender, long promised) {
        this.sender = sender;
        this.promised = promised;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, from.length);
        if (promised >= 0 && sent + filled + length > promised) {
            throw new IllegalStateException("more is written than the length that was promised");
        }
        int at = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, BYTES - filled);
            if (filled + part > buffer.length) {
                buffer = Arrays.copyOf(buffer, BYTES);
            }
            System.arraycopy(from, at, buffer, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled == BYTES) {
                flush();
            }
        }
    }

    @Override
    public void flush() {
        if (filled > 0) {
            byte[] part = Arrays.copyOf(buffer, filled);
            sent += filled;
            filled = 0;
            sender.write(part);
        }
    }

    /// The end of the answer; less than was promised is an error, for the client would wait for the rest.
    void finish() {
        if (promised >= 0 && sent + filled < promised) {
            throw new IllegalStateException("less is written than the length that was promised");
        }
        byte[] last = Arrays.copyOf(buffer, filled);
        filled = 0;
        sender.end(last);
    }
}
