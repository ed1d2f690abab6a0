package dev.botstead.event;

import dev.botstead.id.Id;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened to one object.
///
/// @param name what happened, as `noun.verb` (`bot.suspended`)
/// @param object the kind of the object
/// @param id the object
/// @param label how a person knows the object: its name, kept as it was
/// @param scope the production it belongs to, or null
/// @param before what was, of what changed; never a secret
/// @param after what is, of what changed; never a secret
public record Event(
        String name,
        String object,
        UUID id,
        String label,
        @Nullable UUID scope,
        Map<String, ? extends @Nullable Object> before,
        Map<String, ? extends @Nullable Object> after) {
    /// An event about a change from nothing that counts.
    public static Event of(
            String name, String object, Id id, String label, Map<String, ? extends @Nullable Object> after) {
        return new Event(name, object, id.uuid(), label, null, Map.of(), after);
    }

    /// An event about a change of some facts.
    public static Event changed(
            String name,
            String object,
            Id id,
            String label,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        return new Event(name, object, id.uuid(), label, null, before, after);
    }

    /// The same event as part of a production.
    public Event in(Id production) {
        return new Event(name, object, id, label, production.uuid(), before, after);
    }
}
