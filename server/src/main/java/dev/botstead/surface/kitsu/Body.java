package dev.botstead.surface.kitsu;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.id.Ids;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON object that a client sent, read key by key. Whatever is not of the right kind is [Invalid], with the
/// key's name.
public final class Body {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final ObjectNode node;

    /// A body that was read elsewhere (an item of a list, a field of a form).
    public Body(ObjectNode node) {
        this.node = node;
    }

    static Body object(Request request) {
        JsonNode read = read(request);
        if (read instanceof ObjectNode object) return new Body(object);
        throw new Invalid("", "The body is not a JSON object.");
    }

    static JsonNode list(Request request) {
        JsonNode read = read(request);
        if (read.isArray()) return read;
        throw new Invalid("", "The body is not a JSON list.");
    }

    private static JsonNode read(Request request) {
        String type = request.header("content-type");
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).strip().matches("application/json\\s*(;.*)?"))
            throw new Invalid("", "The body is not declared as JSON: send Content-Type: application/json.");
        try {
            return StrictJson.read(request.bytes(LARGEST));
        } catch (StrictJson.Malformed e) {
            throw new Invalid("", e.sentence());
        }
    }

    /// Reads a JSON text; duplicated keys and text behind the value are refused.
    public static JsonNode parse(String json) {
        try {
            return StrictJson.read(json);
        } catch (StrictJson.Malformed e) {
            throw new Invalid("", e.sentence());
        }
    }

    /// The object itself.
    public ObjectNode node() {
        return node;
    }

    /// Whether the key was sent, null included.
    public boolean has(String key) {
        return node.has(key);
    }

    /// Whether the key was sent with something else than null.
    public boolean hasValue(String key) {
        return node.hasNonNull(key);
    }

    /// Refuses a key that is none of `known`.
    public void only(Set<String> known) {
        for (String key : node.propertyNames())
            if (!known.contains(key)) throw new Invalid(key, "There is no field " + shortened(key) + ".");
    }

    /// A text that must be there.
    public String text(String key) {
        return textOr(key).orElseThrow(() -> new Invalid(key, "The field " + key + " is missing."));
    }

    /// A text, or nothing when it was not sent or is null. A number or a truth value is no text.
    public Optional<String> textOr(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isString()) throw new Invalid(key, "The field " + key + " is not a text.");
        return Optional.of(Text.clean(key, value.stringValue(), 200_000));
    }

    /// A truth value, or nothing.
    public Optional<Boolean> bool(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isBoolean()) throw new Invalid(key, "The field " + key + " is neither true nor false.");
        return Optional.of(value.booleanValue());
    }

    /// A whole number of 32 bits, or nothing.
    public Optional<Integer> integer(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isIntegralNumber() || !value.canConvertToInt())
            throw new Invalid(key, "The field " + key + " is not a whole number.");
        return Optional.of(value.intValue());
    }

    /// A finite number, or nothing.
    public Optional<Double> number(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) return Optional.empty();
        double number = value.isNumber() ? value.numberValue().doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) throw new Invalid(key, "The field " + key + " is not a number.");
        return Optional.of(number);
    }

    /// An id, or nothing.
    public Optional<UUID> id(String key) {
        return textOr(key).map(text -> id(key, text));
    }

    /// A list of ids, or nothing when it was not sent or is null.
    public Optional<List<UUID>> ids(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isArray()) throw new Invalid(key, "The field " + key + " is not a list.");
        List<UUID> ids = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isString()) throw new Invalid(key, "The field " + key + " holds something that is not an id.");
            ids.add(id(key, item.stringValue()));
        }
        return Optional.of(ids);
    }

    private static UUID id(String key, String text) {
        return Ids.parse(text).orElseThrow(() -> new Invalid(key, "The field " + key + " is not an id."));
    }

    private static String shortened(String key) {
        return key.codePointCount(0, key.length()) > 40 ? key.substring(0, key.offsetByCodePoints(0, 40)) + "…" : key;
    }

    /// The JSON of a key as it was sent, or null when it was not.
    public @Nullable JsonNode json(String key) {
        return node.get(key);
    }

    /// One of the words of an enumeration, as the API spells them.
    public <E> Optional<E> word(String key, java.util.Map<String, E> words) {
        return textOr(key).map(text -> {
            E found = words.get(text);
            if (found == null)
                throw new Failure.Invalid(
                        key, "The field " + key + " is none of " + String.join(", ", words.keySet()) + ".");
            return found;
        });
    }
}
