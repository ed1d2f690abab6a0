package dev.botstead.credential;

import dev.botstead.directory.Caller;
import dev.botstead.id.PrincipalId;
import java.util.EnumSet;
import java.util.Set;

/// Who may do what with credentials, as data: the rights, and the standings that have each.
public enum CredentialRight {
    /// To see it and find it in lists.
    SEE(Standing.ADMINISTRATOR, Standing.DEVELOPER, Standing.OWNER),
    /// To make one for this owner.
    MAKE(Standing.ADMINISTRATOR, Standing.OWNER),
    /// To change what is said of it, its limits and its ACL, to rotate, suspend and revoke it.
    CHANGE(Standing.ADMINISTRATOR, Standing.DEVELOPER, Standing.OWNER),
    /// To resume what somebody else suspended.
    RESUME(Standing.ADMINISTRATOR);

    /// What somebody is to the owner of a credential.
    public enum Standing {
        /// An administrator of the account.
        ADMINISTRATOR,
        /// A bot, where bots have the vendor's documented rights of developers (`ngrok-developer-bots`).
        DEVELOPER,
        /// The owner.
        OWNER,
        /// Anybody else of the account: to them it does not exist.
        OTHER;

        static Standing of(Caller caller, PrincipalId owner, boolean developerBots) {
            if (caller.administers()) return ADMINISTRATOR;
            if (caller.id().equals(owner)) return OWNER;
            return developerBots && !caller.person() ? DEVELOPER : OTHER;
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<Standing> standings;

    CredentialRight(Standing first, Standing... more) {
        standings = EnumSet.of(first, more);
    }

    /// Whether somebody of this standing has it.
    public boolean of(Standing standing) {
        return standings.contains(standing);
    }
}
