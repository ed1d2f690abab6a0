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
    private BodyParts() {}

    /// An id that must be there.
    static UUID id(Body body, String key) {
        return body.id(key).orElseThrow(() -> new Invalid(key, "The field " + key + " is missing."));
    }

    /// Ids that must be there.
    static List<UUID> ids(Body body, String key) {
        return body.ids(key).orElseThrow(() -> new Invalid(key, "The field " + key + " is missing."));
    }

    /// A role as this API spells it, or nothing when it was not sent or is null.
    static Optional<Role> role(Body body) {
        return body.word("role", PersonJson.ROLES);
    }
}
