package dev.botstead.surface.pages.credentials;

import org.jspecify.annotations.Nullable;

/// Whose credentials a list shows.
public enum Who {
    /// Everybody's.
    ANYBODY("", "All owners", null),
    /// Those of bots.
    BOTS("bots", "Bots", true),
    /// Those of people.
    PEOPLE("people", "People", false);

    private final String value;
    private final String title;
    private final @Nullable Boolean ofBots;

    Who(String value, String title, @Nullable Boolean ofBots) {
        this.value = value;
        this.title = title;
        this.ofBots = ofBots;
    }

    /// Its name in the address; empty for everybody.
    public String value() {
        return value;
    }

    /// Whether it shows those of bots, or those of people; null for both.
    @Nullable
    Boolean ofBots() {
        return ofBots;
    }

    /// Its name on the page.
    public String title() {
        return title;
    }
}
