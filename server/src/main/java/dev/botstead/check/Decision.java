package dev.botstead.check;

import dev.botstead.directory.Caller;

/// What became of a presented secret.
public sealed interface Decision {
    /// It stands for `caller`, who may call the route as far as its kind goes.
    record Allowed(Caller caller) implements Decision {}

    /// It is refused. `reason` is for the log and for the one who holds the secret; a stranger learns less.
    record Refused(Reason reason) implements Decision {}

    /// Why a secret is refused.
    enum Reason {
        /// No such secret.
        UNKNOWN,
        /// It was revoked, or its session ended.
        REVOKED,
        /// Its time is over, or that of its bot.
        EXPIRED,
        /// It is suspended itself.
        SUSPENDED,
        /// Its owner is suspended.
        OWNER_SUSPENDED,
        /// Its owner is gone.
        OWNER_DELETED,
        /// It is good, but not for this: a refresh token where an access token is due, or the other way round.
        WRONG_KIND,
        /// It may not be used from this address.
        ADDRESS,
        /// It is limited to other scopes.
        SCOPE,
        /// It is a bot's, and the route is for people.
        PEOPLE_ONLY
    }
}
