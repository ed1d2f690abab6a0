package dev.botstead.directory;

/// What a principal may do, from most to least. A project may give somebody another role than this one.
public enum Role {
    /// Everything in the account.
    ADMIN,
    /// Runs productions.
    MANAGER,
    /// Runs departments of productions.
    SUPERVISOR,
    /// Works on what it is assigned to. Shown as *artist* on the Kitsu side.
    USER,
    /// Looks at what is shown to clients.
    CLIENT,
    /// Works from outside on what it is assigned to, and sees nothing else.
    VENDOR
}
