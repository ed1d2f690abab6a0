package dev.botstead.surface.pages.productions;

import dev.botstead.directory.Principal;
import dev.botstead.directory.Role;
import dev.botstead.surface.pages.Initials;
import org.jspecify.annotations.Nullable;

/// Somebody of a team, or who might be.
///
/// @param id as addresses and forms spell it
/// @param role the role in the account
/// @param here the role in this production; null for the account's
public record MemberRow(
        String id,
        String name,
        boolean bot,
        boolean active,
        Role role,
        @Nullable Role here) {
    static MemberRow of(Principal principal, @Nullable Role here) {
        return new MemberRow(
                Address.member(principal.id().uuid()),
                principal.name(),
                principal instanceof Principal.Bot,
                principal.active(),
                principal.role(),
                here);
    }

    /// What stands in for a picture.
    public Initials initials() {
        return Initials.of(name);
    }

    /// The role it works by, as a page says it.
    public String works() {
        return Roles.label(here == null || role == Role.ADMIN ? role : here);
    }

    /// Where that role comes from.
    public String from() {
        if (role == Role.ADMIN) return "administrator of the account";
        return here == null ? "the account’s role" : "in this production";
    }
}
