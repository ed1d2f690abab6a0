package dev.botstead.surface.pages.productions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pop-in that adds a bot or a person to a team.
///
/// @param text what the names of the choices hold; empty for any
/// @param more whether there are more choices than are shown
/// @param chosen the id that was chosen; empty for none
/// @param role the role that was chosen; empty for the account's
/// @param error what is wrong; null for nothing
public record AddView(
        Head head,
        boolean bots,
        List<MemberRow> choices,
        String text,
        boolean more,
        String chosen,
        String role,
        @Nullable String error) {
    /// Choices that are shown at once.
    static final int MOST = 100;

    /// Choices that are shown at once.
    public static int most() {
        return MOST;
    }

    /// Copies the choices.
    public AddView {
        choices = List.copyOf(choices);
    }

    /// "bot" or "person".
    public String noun() {
        return bots ? "bot" : "person";
    }
}
