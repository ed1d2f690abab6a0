package dev.botstead.surface.pages.bots;

import dev.botstead.base.Failure;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.Ksuid;
import dev.botstead.id.PrincipalId;
import java.util.UUID;

/// The ids that stand in addresses and forms.
final class BotIds {
    private static final String PREFIX = "bot_";

    private BotIds() {}

    /// A bot's id as addresses spell it.
    static String of(PrincipalId id) {
        return PREFIX + Ksuid.of(id.uuid());
    }

    /// The bot that an address names.
    static PrincipalId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw missing();
        }
        return new PrincipalId(Ksuid.parse(text.substring(PREFIX.length())).orElseThrow(BotIds::missing));
    }

    /// The department that a form names.
    static DepartmentId department(String text) {
        try {
            return new DepartmentId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new Failure.Invalid("departments", "One of the departments does not exist.");
        }
    }

    private static Failure.NotFound missing() {
        return new Failure.NotFound("There is no such bot.");
    }
}
