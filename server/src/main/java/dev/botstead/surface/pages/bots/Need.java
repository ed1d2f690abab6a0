package dev.botstead.surface.pages.bots;

/// Why a bot may need someone: the quick filters.
public enum Need {
    /// Any bot.
    ANY(""),
    /// It expires within seven days.
    EXPIRING("expiring"),
    /// Its expiry is past.
    EXPIRED("expired"),
    /// Nothing used it for ninety days.
    UNUSED("unused"),
    /// One of its credentials is overdue for rotation.
    OVERDUE("overdue");

    private final String value;

    Need(String value) {
        this.value = value;
    }

    /// Its name in the address; empty for any.
    public String value() {
        return value;
    }
}
