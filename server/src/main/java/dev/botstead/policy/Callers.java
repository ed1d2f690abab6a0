package dev.botstead.policy;

/// Who may call a route at all, before any role is looked at.
public enum Callers {
    /// Everybody, without a credential.
    PUBLIC,
    /// People and bots.
    ANYONE,
    /// People only: a bot is refused whatever its role.
    PEOPLE,
    /// Who holds a refresh token: it is good for nothing else, and nothing else is good for this.
    REFRESH
}
