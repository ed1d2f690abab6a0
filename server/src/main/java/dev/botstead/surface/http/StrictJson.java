package dev.botstead.surface.http;

import dev.botstead.base.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as somebody sent it, read strictly: duplicated keys, text behind the value, deep nesting and halves of
/// characters are refused.
public final class StrictJson {
    // Less deep than what may be written: what is kept of it is shown within lists, pages and events.
    private static final int DEEPEST = 100;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /// It is no JSON that can be read. The message is a sentence for the client.
    public static final class Malformed extends Exception {
        private Malformed(String sentence) {
            super(sentence, null, false, false);
        }

        /// The sentence for the client.
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /// Reads bytes of UTF-8.
    public static JsonNode read(byte[] bytes) throws Malformed {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Malformed("The body is not valid UTF-8.");
        }
    }

    /// Reads a text.
    public static JsonNode read(String json) throws Malformed {
        try {
            JsonNode node = STRICT.readTree(json);
            if (node == null || node.isMissingNode()) throw new Malformed("The body is empty: send JSON.");
            // JSON can write half a character (an escaped surrogate): no database keeps it, and no answer can hold
            // it.
            if (!isUnicode(node)) throw new Malformed("The body holds a text that is not valid Unicode.");
            return node;
        } catch (JacksonException e) {
            throw new Malformed("The body is not valid JSON.");
        }
    }

    private static boolean isUnicode(JsonNode node) {
        if (node.isString()) return Text.isUnicode(node.stringValue());
        for (String key : node.propertyNames()) if (!Text.isUnicode(key)) return false;
        for (JsonNode child : node) if (!isUnicode(child)) return false;
        return true;
    }
}
