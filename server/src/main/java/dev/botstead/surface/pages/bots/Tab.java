package dev.botstead.surface.pages.bots;

/// The two halves of the list.
public enum Tab {
    /// Bots that are switched on.
    ACTIVE("active"),
    /// Bots that are suspended.
    INACTIVE("inactive");

    private final String value;

    Tab(String value) {
        this.value = value;
    }

    /// Its name in the address.
    public String value() {
        return value;
    }
}
