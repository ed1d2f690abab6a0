package dev.botstead.event;

import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did it and by what: the principal, and the credential or session it was presented with.
///
/// @param account the account that it happens in
/// @param principal the person or bot, or null for the server itself and the administrator's terminal
/// @param name the name under which it acted, kept as it was
/// @param role the role it was allowed to act by, or null for the server and the terminal
/// @param credential what was presented, or null where nothing was
public record Actor(
        AccountId account,
        @Nullable PrincipalId principal,
        String name,
        @Nullable String role,
        @Nullable Presented credential) {
    /// A credential or session, by its kind (`token`, `session`, …) and id.
    public record Presented(String kind, UUID id) {}

    /// The server itself, or somebody at its terminal.
    public static Actor terminal(AccountId account) {
        return new Actor(account, null, "terminal", null, null);
    }
}
