package dev.botstead.surface.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An answer: a status, its fields, and what it carries.
public record Response(int status, List<Field> fields, Content content) {
    // What frames a message is the server's alone: a handler that could set these could make one answer into two.
    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "keep-alive", "trailer", "transfer-encoding", "upgrade");

    /// One header field. Its name is written in lower case; a value that could end the line is an error of
    /// the caller.
    public record Field(String name, String value) {
        /// Checks both: nothing but printable ASCII (and tabs in the value) may reach the wire.
        public Field {
            name = name.toLowerCase(Locale.ROOT);
            if (name.isEmpty() || !name.chars().allMatch(Field::inName)) {
                throw new IllegalArgumentException("not a header's name");
            }
            if (FRAMING.contains(name)) {
                throw new IllegalArgumentException("the server alone sets " + name);
            }
            if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))) {
                throw new IllegalArgumentException("the value of " + name + " is not printable ASCII");
            }
        }

        private static boolean inName(int c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    /// What an answer carries.
    public sealed interface Content {}

    /// All of it, in memory; empty for none. The bytes are not copied: nobody may write to them afterwards.
    @SuppressWarnings("ArrayRecordComponent")
    public record Bytes(byte[] bytes) implements Content {}

    /// Written as the client takes it, on the route's thread; `length` in bytes, or -1 when it is not known
    /// beforehand.
    public record Streamed(long length, Writer writer) implements Content {}

    /// An answer of `type` that `writer` writes; `length` in bytes, or -1 when it is not known beforehand.
    public static Response streamed(int status, String type, long length, Writer writer) {
        return new Response(status, List.of(new Field("content-type", type)), new Streamed(length, writer));
    }

    /// Writes a streamed answer.
    @FunctionalInterface
    public interface Writer {
        /// Writes to `out`, which blocks while the client does not read.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Copies the fields.
    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("an answer cannot have the status " + status);
        }
        fields = List.copyOf(fields);
    }

    /// An answer without content.
    public static Response empty(int status) {
        return new Response(status, List.of(), new Bytes(new byte[0]));
    }

    /// An answer of `type`, whole in memory.
    public static Response bytes(int status, String type, byte[] bytes) {
        return new Response(status, List.of(new Field("content-type", type)), new Bytes(bytes));
    }

    /// An answer of text in UTF-8; `type` is a media type without its charset.
    public static Response text(int status, String type, String text) {
        return bytes(status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// A JSON answer whose bytes are ready.
    public static Response json(int status, byte[] json) {
        return bytes(status, "application/json", json);
    }

    /// Sends the browser elsewhere (303: the next request is a `GET`).
    public static Response seeOther(String location) {
        return empty(303).with("location", location);
    }

    /// Whether it bears a field of that name (in lower case).
    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /// The same answer with one more field.
    public Response with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Response(status, more, content);
    }
}
