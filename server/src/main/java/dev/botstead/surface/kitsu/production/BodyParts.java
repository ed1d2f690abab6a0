package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.directory.Role;
import dev.botstead.id.Ids;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.people.PersonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What several routes read from bodies.
final class BodyParts {
    // Each is looked at on its own, within one transaction that others wait for.
    private static final int MOST_IDS = 5_000;

    private BodyParts() {}

    /// An id that must be there.
    static UUID id(Body body, String key) {
        return body.id(key).orElseThrow(() -> new Invalid(key, "The field " + key + " is missing."));
    }

    /// Ids that must be there.
    static List<UUID> ids(Body body, String key) {
        if (!body.hasValue(key)) throw new Invalid(key, "The field " + key + " is missing.");
        return idsOrNone(body, key);
    }

    /// Ids, none when they were not sent.
    static List<UUID> idsOrNone(Body body, String key) {
        List<UUID> ids = body.ids(key).orElse(List.of());
        if (ids.size() > MOST_IDS)
            throw new Invalid(key, "The field " + key + " holds more than " + MOST_IDS + " ids. Send it in parts.");
        return ids;
    }

    /// The ids of a body that is a list.
    static List<UUID> ids(JsonNode list) {
        if (list.size() > MOST_IDS)
            throw new Invalid("", "The list holds more than " + MOST_IDS + " ids. Send it in parts.");
        List<UUID> ids = new ArrayList<>();
        for (JsonNode item : list)
            ids.add(Ids.parse(item.isString() ? item.stringValue() : "")
                    .orElseThrow(() -> new Invalid("", "The list holds something that is not an id.")));
        return ids;
    }

    /// An object, or null when it was not sent or is null.
    static @Nullable ObjectNode object(Body body, String key) {
        JsonNode value = body.json(key);
        if (value == null || value.isNull()) return null;
        if (value instanceof ObjectNode object) {
            Text.clean(key, object.toString(), 200_000);
            return object;
        }
        throw new Invalid(key, "The field " + key + " is not an object.");
    }

    /// A role as this API spells it, or nothing when it was not sent or is null.
    static Optional<Role> role(Body body) {
        return body.word("role", PersonJson.ROLES);
    }
}
