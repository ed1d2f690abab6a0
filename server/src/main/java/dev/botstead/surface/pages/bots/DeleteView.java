package dev.botstead.surface.pages.bots;

import dev.botstead.surface.pages.Page;
import org.jspecify.annotations.Nullable;

/// The pop-in that deletes a bot once its name is typed.
///
/// @param tokens how many credentials die with it
/// @param typed what was typed
/// @param error why that will not do; null for nothing
public record DeleteView(
        BotRow bot, long tokens, String typed, @Nullable String error, Query query) {
    /// What dies, as a heading.
    public String dies() {
        return tokens == 0
                ? "It holds no credential"
                : Page.count(tokens, "credential dies with it", "credentials die with it");
    }

    /// The button's words.
    public String button() {
        return tokens == 0 ? "Delete bot" : "Delete bot and " + Page.count(tokens, "credential", "credentials");
    }
}
