package dev.botstead.surface.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The last day of something that ends, as a date field sends it: `2026-12-31`, or empty for no end.
public final class LastDay {
    private LastDay() {}

    /// The end that a good text stands for.
    public static @Nullable Instant end(String text) {
        return text.isEmpty() ? null : Dates.endOf(LocalDate.parse(text));
    }

    /// What is wrong with `text`; null for nothing.
    public static @Nullable String wrong(String text, Dates dates) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(dates.today())) {
                return "This date is past: choose today or a later one, or none.";
            }
            return day.getYear() > 9998 ? "This date is too far away." : null;
        } catch (DateTimeException e) {
            return "This is no date: write it as 2026-12-31.";
        }
    }
}
