package dev.botstead.surface.pages.credentials;

import java.util.Locale;

/// What becomes of a credential that is presented now, as far as it depends on itself.
public enum State {
    /// It works.
    ACTIVE("Active"),
    /// It is refused until it is resumed.
    SUSPENDED("Suspended"),
    /// Another secret took its place; it works for a while more.
    RETIRING("Retiring"),
    /// Its time is over.
    EXPIRED("Expired");

    private final String title;

    State(String title) {
        this.title = title;
    }

    /// Its name in the address.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its name on the page.
    public String title() {
        return title;
    }
}
