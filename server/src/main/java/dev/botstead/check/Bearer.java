package dev.botstead.check;

import dev.botstead.base.Lifetime;
import dev.botstead.credential.Limits;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What memory knows of one secret: whose it is, what it is good for, and whether it still is.
///
/// @param id the credential or session
/// @param lastSeen when a session was used last, as it was loaded
/// @param use the kinds of route it opens
/// @param retiresAt when it is over because another took its place, or null
record Bearer(
        UUID id,
        Use use,
        PrincipalId owner,
        Lifetime lifetime,
        Instant lastSeen,
        Limits limits,
        @Nullable Instant retiresAt,
        boolean suspended,
        boolean revoked) {
    /// What a secret can be presented for.
    enum Use {
        /// A bot's or a person's API token, presented to an API.
        TOKEN("token"),
        /// An API key, presented to an API.
        API_KEY("api_key"),
        /// A person's session with a client, presented to an API.
        ACCESS("session"),
        /// A person's refresh token, presented to be refreshed.
        REFRESH("session"),
        /// A browser's cookie, presented to the dashboard.
        BROWSER("session");

        private final String kind;

        Use(String kind) {
            this.kind = kind;
        }

        /// How events name the kind.
        String kind() {
            return kind;
        }
    }

    boolean over(Instant now) {
        return revoked || (retiresAt != null && !now.isBefore(retiresAt));
    }

    /// Whether it is a credential of its owner, and not a session that a person signed in to.
    boolean credential() {
        return use == Use.TOKEN || use == Use.API_KEY;
    }
}
