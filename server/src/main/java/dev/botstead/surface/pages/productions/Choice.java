package dev.botstead.surface.pages.productions;

import dev.botstead.id.Ids;
import dev.botstead.surface.http.Parameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a filter may be set to.
public record Choice(String id, String name) {
    /// The id that the parameter `name` of an address holds, or null for none: what is no id filters nothing.
    static @Nullable UUID asked(Parameters parameters, String name) {
        String text = parameters.first(name);
        return text == null ? null : Ids.parse(text).orElse(null);
    }

    /// The same as an address spells it.
    static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
