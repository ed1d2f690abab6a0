package dev.botstead.surface.ngrok;

import dev.botstead.surface.http.MediaType;
import dev.botstead.surface.http.Request;
import dev.botstead.surface.http.StrictJson;
import dev.botstead.surface.ngrok.NgrokRoute.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON object that a client sent, with no field but those of its route, each of its kind. Null means that a
/// field
/// was not sent (contract 1.9).
final class Body {
    private static final int LARGEST = 1024 * 1024;

    private final ObjectNode node;

    private Body(ObjectNode node) {
        this.node = node;
    }

    /// Reads and checks the body of `request` for `route`.
    static Body of(Request request, NgrokRoute route) {
        byte[] bytes = request.bytes(LARGEST);
        if (bytes.length == 0) return new Body(JsonNodeFactory.instance.objectNode());
        if (!route.takesBody()) throw new Problem(Code.BODY_UNEXPECTED, "This call takes no body.");
        mustBeJson(request);
        ObjectNode node = object(bytes);
        withoutPathId(request, route, node);
        for (String name : List.copyOf(node.propertyNames())) checked(route, name, node);
        return new Body(node);
    }

    private static void mustBeJson(Request request) {
        String type = request.header("content-type");
        if (type == null || type.isBlank())
            throw new Problem(Code.CONTENT_TYPE_MISSING, "The body has no type. Send Content-Type: application/json.");
        String encoding = request.header("content-encoding");
        if (!MediaType.of(type).is("application/json")
                || (encoding != null && !encoding.strip().equalsIgnoreCase("identity")))
            throw new Problem(
                    Code.CONTENT_TYPE_UNSUPPORTED,
                    "This type of body is not taken. Send Content-Type: application/json.");
    }

    private static ObjectNode object(byte[] bytes) {
        try {
            if (StrictJson.read(bytes) instanceof ObjectNode object) return object;
            throw new Problem(Code.BODY_UNPARSABLE, "The body is not a JSON object.");
        } catch (StrictJson.Malformed e) {
            throw new Problem(Code.BODY_UNPARSABLE, e.sentence());
        }
    }

    /// One client repeats the id of the path in the body: where it is the same it says nothing.
    private static void withoutPathId(Request request, NgrokRoute route, ObjectNode node) {
        JsonNode id = node.get("id");
        if (id == null || !route.path().endsWith("/{id}")) return;
        if (!id.isNull() && !(id.isString() && id.stringValue().equals(request.path("id"))))
            throw new Problem(Code.FIELD_INVALID, "The id of the body is not that of the path.");
        node.remove("id");
    }

    private static void checked(NgrokRoute route, String name, ObjectNode node) {
        Field field = route.fields().get(name);
        if (field == null)
            throw new Problem(Code.FIELD_UNKNOWN, "There is no field " + shortened(name) + " to set here.");
        JsonNode value = node.path(name);
        if (value.isNull()) {
            node.remove(name);
            return;
        }
        boolean right = switch (field) {
            case TEXT -> value.isString();
            case BOOLEAN -> value.isBoolean();
            case TEXTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
        };
        if (!right) throw new Problem(Code.FIELD_INVALID, "The field " + name + " is not " + kind(field) + ".");
    }

    private static String kind(Field field) {
        return switch (field) {
            case TEXT -> "a text";
            case BOOLEAN -> "true or false";
            case TEXTS -> "a list of texts";
        };
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, name.offsetByCodePoints(0, 20)) + "…";
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.stringValue();
    }

    @Nullable
    Boolean truth(String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.booleanValue();
    }

    @Nullable
    List<String> texts(String name) {
        JsonNode value = node.get(name);
        if (value == null) return null;
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) texts.add(each.stringValue());
        return texts;
    }
}
