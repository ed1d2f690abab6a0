package dev.botstead.surface.pages.bots;

import dev.botstead.surface.pages.credentials.KeyRow;
import org.jspecify.annotations.Nullable;

/// The pop-in that makes a bot's token anew.
///
/// @param token the present one; null for none
/// @param until the date typed; the bot's present one at first, never an empty one it did not have
/// @param error what is wrong with it; null for nothing
public record RegenerateView(
        BotRow bot,
        @Nullable KeyRow token,
        String until,
        @Nullable String error,
        Query query) {
    /// The pop-in as it opens.
    public static RegenerateView opening(BotRow bot, @Nullable KeyRow token, Query query) {
        return new RegenerateView(bot, token, BotForm.of(bot).until(), null, query);
    }

    /// Its heading.
    public String title() {
        return token == null ? "Make a token for " + bot.name() + "?" : "Regenerate the token of " + bot.name() + "?";
    }
}
