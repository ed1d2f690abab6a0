package dev.botstead.surface.pages.bots;

import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.credentials.KeyRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pop-in that deletes a bot once its name is typed.
///
/// @param keys the credentials that die with it
/// @param typed what was typed
/// @param error why that will not do; null for nothing
public record DeleteView(
        BotRow bot,
        List<KeyRow> keys,
        String typed,
        @Nullable String error,
        Query query) {
    /// Copies the credentials.
    public DeleteView {
        keys = List.copyOf(keys);
    }

    /// What dies, as a heading.
    public String dies() {
        return keys.isEmpty()
                ? "It holds no credential"
                : Page.count(keys.size(), "credential dies with it", "credentials die with it");
    }

    /// The button's words.
    public String button() {
        return keys.isEmpty() ? "Delete bot" : "Delete bot and " + Page.count(keys.size(), "credential", "credentials");
    }
}
