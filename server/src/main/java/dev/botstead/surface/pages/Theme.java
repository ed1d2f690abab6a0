package dev.botstead.surface.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Light or dark, as someone chose it; or whatever their system says.
public enum Theme {
    /// The system decides.
    SYSTEM,
    /// Light, whatever the system says.
    LIGHT,
    /// Dark, whatever the system says.
    DARK;

    /// The theme of that name; the system's for any other.
    public static Theme of(@Nullable String name) {
        for (Theme theme : values()) {
            if (theme.value().equals(name)) {
                return theme;
            }
        }
        return SYSTEM;
    }

    /// Its name in the cookie and in the form.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its name on the page.
    public String label() {
        return name().charAt(0) + value().substring(1);
    }

    /// What the page's root element says; null when the system decides.
    public @Nullable String attribute() {
        return this == SYSTEM ? null : value();
    }
}
