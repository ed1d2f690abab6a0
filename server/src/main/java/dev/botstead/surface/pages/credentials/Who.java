package dev.botstead.surface.pages.credentials;

/// Whose credentials a list shows.
public enum Who {
    /// Everybody's.
    ANYBODY("", "All owners"),
    /// Those of bots.
    BOTS("bots", "Bots"),
    /// Those of people.
    PEOPLE("people", "People");

    private final String value;
    private final String title;

    Who(String value, String title) {
        this.value = value;
        this.title = title;
    }

    /// Its name in the address; empty for everybody.
    public String value() {
        return value;
    }

    /// Its name on the page.
    public String title() {
        return title;
    }
}
