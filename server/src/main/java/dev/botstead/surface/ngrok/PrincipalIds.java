package dev.botstead.surface.ngrok;

import dev.botstead.id.Ksuid;
import java.util.Optional;
import java.util.UUID;

/// Ids of people and bots as they are written here: `bot_…`, `service_…`, `usr_…`.
final class PrincipalIds {
    static final String BOT = "bot_";
    static final String SERVICE = "service_";
    static final String PERSON = "usr_";

    private PrincipalIds() {}

    /// The id of a bot, by either of its prefixes.
    static Optional<UUID> bot(String text) {
        return with(BOT, text).or(() -> with(SERVICE, text));
    }

    /// The id of anybody.
    static Optional<UUID> anybody(String text) {
        return bot(text).or(() -> with(PERSON, text));
    }

    static Optional<UUID> with(String prefix, String text) {
        return text.startsWith(prefix) ? Ksuid.parse(text.substring(prefix.length())) : Optional.empty();
    }
}
