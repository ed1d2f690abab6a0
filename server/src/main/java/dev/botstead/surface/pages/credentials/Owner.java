package dev.botstead.surface.pages.credentials;

import dev.botstead.directory.Principal;
import dev.botstead.id.Ksuid;
import dev.botstead.surface.pages.Initials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whose a credential is, as pages name them.
///
/// @param id as it is written outside of the Kitsu side
/// @param bot whether it is a bot and no person
/// @param until when the bot expires, exclusive; null for never
public record Owner(
        String id,
        String name,
        boolean bot,
        boolean active,
        @Nullable Instant until) {
    /// The owner that somebody is.
    static Owner of(Principal principal) {
        Instant until = principal instanceof Principal.Bot bot ? bot.expiresAt() : null;
        return new Owner(
                principal.publicId(), principal.name(), principal instanceof Principal.Bot, principal.active(), until);
    }

    /// Why whatever it holds is refused at `now`, in two words; null when it is not.
    public @Nullable String refused(Instant now) {
        if (!active) {
            return bot ? "Bot suspended" : "Owner switched off";
        }
        return until != null && !now.isBefore(until) ? "Bot expired" : null;
    }

    /// What stands in for a picture.
    public Initials initials() {
        return Initials.of(name);
    }

    /// The id that the address of its page spells, of a bot.
    public String inAddress() {
        return "bot_" + id.substring(id.indexOf('_') + 1);
    }

    /// The id without what it begins with.
    static java.util.Optional<java.util.UUID> parse(String text) {
        return text.matches("(bot|service|usr)_.*")
                ? Ksuid.parse(text.substring(text.indexOf('_') + 1))
                : java.util.Optional.empty();
    }
}
