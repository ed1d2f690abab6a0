package dev.botstead.surface.pages.credentials;

import java.time.Duration;
import java.util.Optional;

/// How long an old secret works on beside the new one, as the pop-in offers it.
public enum Overlap {
    /// It is over with the answer.
    NONE("0", "No time", Duration.ZERO),
    /// An hour.
    HOUR("1h", "1 hour", Duration.ofHours(1)),
    /// A day: the default.
    DAY("1d", "1 day", Duration.ofDays(1)),
    /// A week: the longest.
    WEEK("7d", "7 days", Duration.ofDays(7));

    private final String value;
    private final String title;
    private final Duration length;

    Overlap(String value, String title, Duration length) {
        this.value = value;
        this.title = title;
        this.length = length;
    }

    /// The one of that name.
    static Optional<Overlap> of(String value) {
        for (Overlap each : values()) {
            if (each.value.equals(value)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// The longest that is no longer than `length`.
    static Overlap within(Duration length) {
        Overlap found = NONE;
        for (Overlap each : values()) {
            found = each.length.compareTo(length) <= 0 ? each : found;
        }
        return found;
    }

    /// Its name in the form.
    public String value() {
        return value;
    }

    /// Its name on the page.
    public String title() {
        return title;
    }

    Duration length() {
        return length;
    }
}
