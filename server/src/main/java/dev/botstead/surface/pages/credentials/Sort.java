package dev.botstead.surface.pages.credentials;

import java.util.Locale;

/// The orders of a list of credentials. The newest first is the default.
public enum Sort {
    /// The newest first.
    NEWEST,
    /// By description.
    DESCRIPTION,
    /// By owner.
    OWNER,
    /// By last use, the latest first, those never used last.
    USED;

    /// Its name in the address.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The direction, for a screen reader.
    public String direction() {
        return this == DESCRIPTION || this == OWNER ? "ascending" : "descending";
    }

    /// The direction, for the eye.
    public String arrow() {
        return this == DESCRIPTION || this == OWNER ? "up" : "down";
    }
}
