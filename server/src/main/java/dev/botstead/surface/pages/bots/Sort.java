package dev.botstead.surface.pages.bots;

/// The orders of the list. By name is the default: it is stable while paging.
public enum Sort {
    /// By name.
    NAME("name"),
    /// By role, the strongest first.
    ROLE("role"),
    /// By expiry, the nearest first, those without any last.
    EXPIRY("expiry"),
    /// By last use, the latest first, those never used last.
    USED("used");

    private final String value;

    Sort(String value) {
        this.value = value;
    }

    /// The direction, for a screen reader.
    public String direction() {
        return this == USED ? "descending" : "ascending";
    }

    /// The direction, for the eye.
    public String arrow() {
        return this == USED ? "down" : "up";
    }

    /// Its name in the address.
    public String value() {
        return value;
    }
}
