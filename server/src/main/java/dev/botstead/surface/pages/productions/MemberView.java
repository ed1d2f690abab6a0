package dev.botstead.surface.pages.productions;

import org.jspecify.annotations.Nullable;

/// The pop-ins about one of a team: another role, or no longer in it.
///
/// @param role the role chosen; empty for the account's
/// @param error what is wrong; null for nothing
public record MemberView(
        Head head, MemberRow member, String role, @Nullable String error) {
    /// Where its forms go.
    public String address(String act) {
        return head.below("/team/" + member.id() + "/" + act);
    }
}
