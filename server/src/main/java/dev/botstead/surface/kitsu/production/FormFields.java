package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.surface.kitsu.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a form as the keys of an object, all texts but `links`: that is a list, sent as fields of one name
/// or
/// as the JSON of one.
final class FormFields {
    private static final int MOST = 4 * 1024 * 1024;

    private final ObjectNode node;
    private int left = MOST;

    FormFields(ObjectNode node) {
        this.node = node;
    }

    /// All of them.
    ObjectNode node() {
        return node;
    }

    /// Reads one more.
    void add(String name, InputStream content) {
        String text = text(content);
        if (name.equals("links")) addLink(text);
        else if (node.has(name)) throw new Invalid("", "A field comes twice.");
        else node.put(name, text);
    }

    private String text(InputStream content) {
        try {
            byte[] bytes = new Limited(content, left, "The fields are larger than 4 MiB together.").readAllBytes();
            left -= bytes.length;
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Invalid("", "A field is not valid UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLink(String text) {
        ArrayNode links = node.get("links") instanceof ArrayNode some ? some : node.putArray("links");
        JsonNode list = text.startsWith("[") ? listed(text) : null;
        if (list == null) links.add(text);
        else list.forEach(links::add);
    }

    // A link may begin with a bracket (the address of a host); the JSON of a list is one that reads as one.
    private static @org.jspecify.annotations.Nullable JsonNode listed(String text) {
        try {
            JsonNode read = Body.parse(text);
            return read.isArray() ? read : null;
        } catch (Invalid e) {
            return null;
        }
    }
}
