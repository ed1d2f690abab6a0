package dev.botstead.surface.application;

import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// One file of the application: where it lies, and what a browser is told of it.
///
/// @param keep how long a browser may keep it, as `Cache-Control` says it
record WebFile(Path path, String type, String keep) {
    /// The file as it is now; gone or replaced by something else, it is not there.
    Response answer(String unless) {
        BasicFileAttributes now = attributes();
        String etag = "\"%x-%x\"".formatted(now.size(), now.lastModifiedTime().toMillis());
        Response found = etag.equals(unless)
                ? Response.empty(304)
                : Response.streamed(200, type, now.size(), out -> copy(now.size(), out));
        return found.with("etag", etag).with("cache-control", keep);
    }

    private BasicFileAttributes attributes() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (now.isRegularFile()) return now;
        } catch (IOException _) {
            // gone: the same to who asks
        }
        throw new Refusal(404, "There is nothing here.");
    }

    /// No more than was announced; less cuts the connection.
    private void copy(long length, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] buffer = new byte[8 * 1024];
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) throw new IOException("the file became shorter while it was sent");
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
