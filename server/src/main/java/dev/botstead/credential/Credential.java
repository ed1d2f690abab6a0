package dev.botstead.credential;

import dev.botstead.base.Lifetime;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a principal presents to be let in. Its owner is fixed when it is made.
public sealed interface Credential {
    /// Its id.
    CredentialId id();

    /// Its account.
    AccountId account();

    /// Whose it is.
    PrincipalId owner();

    /// When it is good.
    Lifetime lifetime();

    /// When it was revoked, or null.
    @Nullable
    Instant revokedAt();

    /// Where and when it was used last, or null.
    @Nullable
    LastUse lastUse();

    /// A use: when, from which address, by what client.
    record LastUse(
            Instant at, @Nullable String address, @Nullable String agent) {}

    /// The API token: a signed JWT, of which a bot has one that is current.
    record Token(
            CredentialId id,
            AccountId account,
            PrincipalId owner,
            Lifetime lifetime,
            @Nullable Instant revokedAt,
            @Nullable LastUse lastUse)
            implements Credential {}
}
