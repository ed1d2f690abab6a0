package dev.botstead.credential;

import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person looks for among the credentials of one kind that are not revoked.
///
/// @param owner only of this one, or null for all of the account
/// @param text what the description, the id, the fingerprint or the name of the owner holds, in any case and without
///     accents; empty for any
/// @param ofBots only of bots, or only of people; null for both
/// @param state only those that are so at `now`; null for any
/// @param from the credential a page starts with, which may be revoked meanwhile; null for the first page
public record Search(
        AccountId account,
        Kind kind,
        @Nullable PrincipalId owner,
        String text,
        @Nullable Boolean ofBots,
        @Nullable State state,
        Instant now,
        Order order,
        @Nullable CredentialId from) {
    /// Whether it leaves out any of the owner's, or of the account's.
    boolean filters() {
        return !text.isEmpty() || ofBots != null || state != null;
    }
}
