package dev.botstead.surface.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An answer: a status, its fields, and what it carries.
public record Response(int status, List<Field> fields, Content content) {
    /// One header field.
    public record Field(String name, String value) {}

    /// What an answer carries.
    public sealed interface Content {}

    /// All of it, in memory; empty for none. The bytes are not copied: nobody may write to them afterwards.
    @SuppressWarnings("ArrayRecordComponent")
    public record Bytes(byte[] bytes) implements Content {}

    /// Written as the client takes it, on the route's thread; `length` in bytes, or -1 when it is not known beforehand.
    public record Streamed(long length, Writer writer) implements Content {}

    /// Writes a streamed answer.
    @FunctionalInterface
    public interface Writer {
        /// Writes to `out`, which blocks while the client does not read.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Copies the fields.
    public Response {
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

    /// The same answer with one more field.
    public Response with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Response(status, more, content);
    }
}
