package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.directory.Role;
import dev.botstead.surface.kitsu.Body;
import dev.botstead.surface.kitsu.people.PersonJson;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /// A role as this API spells it, or nothing when it was not sent or is null.
    static Optional<Role> role(Body body) {
        return body.word("role", PersonJson.ROLES);
    }
}
