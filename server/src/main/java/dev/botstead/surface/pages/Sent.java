package dev.botstead.surface.pages;

import dev.botstead.surface.http.Form;
import dev.botstead.surface.http.Multipart;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/// What a form sent: its fields, and the one file that a form of ours may carry.
///
/// @param file the bytes of the file; empty for none
@SuppressWarnings("ArrayRecordComponent")
public record Sent(Parameters fields, byte[] file) {
    /// Nothing.
    static final Sent NOTHING = new Sent(Form.parse(""), new byte[0]);

    private static final int FIELDS = 64 * 1024;
    private static final String UPLOAD = "multipart/form-data";

    /// What the body of `request` holds; a file of at most `largest` bytes, 0 for none.
    static Sent of(Request request, int largest) {
        String type = request.header("content-type");
        boolean upload = largest > 0 && type != null && type.startsWith(UPLOAD);
        return upload ? upload(request, largest) : new Sent(Form.read(request, FIELDS), new byte[0]);
    }

    /// The first value of `name`; empty when it was not sent.
    public String text(String name) {
        return Objects.requireNonNullElse(fields.first(name), "");
    }

    private static Sent upload(Request request, int largest) {
        Multipart parts = Multipart.of(request, (long) largest + FIELDS);
        StringBuilder fields = new StringBuilder();
        byte[] file = new byte[0];
        for (Optional<Multipart.Part> next = parts.next(); next.isPresent(); next = parts.next()) {
            Multipart.Part part = next.get();
            if (part.filename() == null) {
                String value = new String(bytes(part, FIELDS), StandardCharsets.UTF_8);
                fields.append(encoded(part.name()))
                        .append('=')
                        .append(encoded(value))
                        .append('&');
            } else {
                file = bytes(part, largest);
            }
        }
        return new Sent(Form.parse(fields.toString()), file);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Multipart.Part part, int limit) {
        try {
            byte[] bytes = part.content().readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Refusal(413, "The file is too large.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
