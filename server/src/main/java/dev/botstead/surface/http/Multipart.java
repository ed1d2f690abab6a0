package dev.botstead.surface.http;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.jspecify.annotations.Nullable;

/// A `multipart/form-data` body, part after part as it arrives. What is malformed is a [Refusal] with 400.
public final class Multipart {
    /// How many parts one body may have.
    public static final int MOST_PARTS = 1_000;

    private static final int HEAD_BYTES = 8 * 1024;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final MultipartInput input;
    private final InputStream body;
    private int parts;
    private @Nullable InputStream open;
    private boolean over;

    private Multipart(boolean over, InputStream body, MultipartInput input) {
        this.over = over;
        this.body = body;
        this.input = input;
    }

    /// One part: `filename` is null for a plain field, and never holds a folder. `content` ends with the
    /// part, and is good until the next part is asked for.
    public record Part(
            String name,
            @Nullable String filename,
            @Nullable String type,
            InputStream content) {}

    /// Whether the body of `request` is declared to be one.
    public static boolean isIn(Request request) {
        String field = request.header("content-type");
        return field != null && MediaType.of(field).is("multipart/form-data");
    }

    /// Reads the body of `request` (415 when it is of another type), of `limit` bytes at most (else 413).
    public static Multipart of(Request request, long limit) {
        String field = request.header("content-type");
        MediaType type = MediaType.of(field == null ? "" : field);
        if (!type.is("multipart/form-data")) {
            throw new Refusal(415, "The body must be of the type multipart/form-data.");
        }
        String boundary = type.parameter("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw malformed();
        }
        byte[] delimiter = boundary.getBytes(StandardCharsets.ISO_8859_1);
        InputStream body = request.body(limit);
        try {
            // The library takes a body without any boundary for one without parts, so that one is recognised here.
            byte[] start = body.readNBytes(delimiter.length + 4);
            return new Multipart(
                    Arrays.equals(start, ("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1)),
                    body,
                    MultipartInput.builder()
                            .setInputStream(new SequenceInputStream(new ByteArrayInputStream(start), body))
                            .setBufferSize(BUFFER_BYTES)
                            .setBoundary(delimiter)
                            .setMaxPartHeaderSize(HEAD_BYTES)
                            .get());
        } catch (IOException | IllegalArgumentException _) {
            throw malformed();
        }
    }

    /// The next part, or nothing after the last one. What was left unread of the part before is passed
    /// over.
    public Optional<Part> next() {
        try {
            if (over || !advance()) {
                over = true;
                return Optional.empty();
            }
            if (++parts > MOST_PARTS) {
                throw new Refusal(400, "The body has more than " + MOST_PARTS + " parts.");
            }
            input.setHeaderCharset(StandardCharsets.ISO_8859_1);
            String head = Percent.utf8(input.readHeaders().getBytes(StandardCharsets.ISO_8859_1));
            Part part = part(head, new Content(input.newInputStream()));
            open = part.content();
            return Optional.of(part);
        } catch (IOException _) {
            throw malformed();
        }
    }

    /// Takes in what is left and keeps none of it: a client that sends all before it reads finds the answer then, and
    /// no broken connection.
    public void passOver() {
        over = true;
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | Refusal _) {
            // It is refused already.
        }
    }

    private boolean advance() throws IOException {
        if (open == null) {
            if (!input.skipPreamble()) {
                throw malformed();
            }
            return true;
        }
        open.close();
        return input.readBoundary();
    }

    private static Part part(String head, InputStream content) {
        String disposition = null;
        String type = null;
        for (String line : head.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = line.substring(colon + 1).strip();
                switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
                    case "content-disposition" -> disposition = value;
                    case "content-type" -> type = value;
                    default -> {}
                }
            }
        }
        MediaType shape = MediaType.of(disposition == null ? "" : disposition);
        String name = shape.parameter("name");
        if (!shape.is("form-data") || name == null) {
            throw malformed();
        }
        String filename = shape.parameter("filename");
        return new Part(name, filename == null ? null : withoutFolder(filename), type, content);
    }

    private static String withoutFolder(String filename) {
        return filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    }

    private static Refusal malformed() {
        return new Refusal(400, "The body is not well-formed multipart/form-data.");
    }

    /// A part's bytes, whose untimely end is the client's fault and no failure of ours.
    private static final class Content extends FilterInputStream {
        Content(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException _) {
                throw malformed();
            }
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                return super.read(into, from, length);
            } catch (IOException _) {
                throw malformed();
            }
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (IOException _) {
                throw malformed();
            }
        }
    }
}
