package dev.botstead.surface.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How pages say dates: relative up to yesterday, then the date; always with the instant in UTC behind them.
public final class Dates {
    /// An expiry this near is a warning; what was used this lately is in use.
    public static final int WARNING_DAYS = 7;
    /// A bot unused for this long is worth a look.
    public static final int UNUSED_DAYS = 90;

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    /// Dates seen from the present that `clock` tells.
    public Dates(InstantSource clock) {
        this.clock = clock;
    }

    /// The present day, in UTC.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// The present, in full.
    public String now() {
        return FULL.format(clock.instant());
    }

    /// Something that happened.
    public Moment ago(Instant then) {
        Duration since = Duration.between(then, clock.instant());
        long days = ChronoUnit.DAYS.between(day(then), today());
        String text;
        if (since.toSeconds() < 1) {
            text = "now";
        } else if (since.toMinutes() < 1) {
            text = since.toSeconds() + " s ago";
        } else if (since.toHours() < 1) {
            text = since.toMinutes() + " min ago";
        } else if (days == 0 || since.toHours() < 12) {
            text = since.toHours() + " h ago";
        } else if (days == 1) {
            text = "yesterday";
        } else if (days >= UNUSED_DAYS) {
            text = days + " days ago";
        } else {
            text = SHORT.format(day(then));
        }
        return new Moment(text, machine(then), FULL.format(then));
    }

    /// Whether something last used `then` has rested long enough to be worth a look.
    public boolean longAgo(Instant then) {
        return ChronoUnit.DAYS.between(day(then), today()) >= UNUSED_DAYS;
    }

    /// Whether something last used `then` counts as in use.
    public boolean lately(Instant then) {
        return ChronoUnit.DAYS.between(day(then), today()) <= WARNING_DAYS;
    }

    /// Something that ends at `until`, exclusive.
    public Deadline deadline(Instant until) {
        LocalDate last = lastDay(until);
        long days = ChronoUnit.DAYS.between(today(), last);
        Deadline.Urgency urgency = !until.isAfter(clock.instant())
                ? Deadline.Urgency.PAST
                : days <= WARNING_DAYS ? Deadline.Urgency.SOON : Deadline.Urgency.LATER;
        String text = switch (urgency) {
            case PAST -> days > -UNUSED_DAYS ? daysAgo(-days) : SHORT.format(last);
            case SOON -> days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
            case LATER -> SHORT.format(last);
        };
        return new Deadline(urgency, new Moment(text, last.toString(), "until " + FULL.format(until)));
    }

    /// The day by which something is to be done, and after which it is late.
    public Moment by(Instant due) {
        return new Moment(SHORT.format(lastDay(due)), machine(due), FULL.format(due));
    }

    /// How much is left until `end`: "21 h", "6 days".
    public String left(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        long minutes = Math.max(0, (left.toSeconds() + 30) / 60);
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = (minutes + 30) / 60;
        return hours < 48 ? hours + " h" : (hours + 12) / 24 + " days";
    }

    /// The present instant.
    public Instant instant() {
        return clock.instant();
    }

    /// The end of the days within which an expiry is a warning.
    public Instant endOfWarning() {
        return endOf(today().plusDays(WARNING_DAYS));
    }

    /// A day as it is stored, `2026-12-31`; empty for none.
    public static String day(@Nullable String stored) {
        return stored == null || !stored.matches("\\d{4}-\\d{2}-\\d{2}") ? "" : SHORT.format(LocalDate.parse(stored));
    }

    /// The last day on which something that ends at `until` still works.
    public static LocalDate lastDay(Instant until) {
        return day(until.minusNanos(1));
    }

    /// The end of something whose last day is `day`, exclusive.
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// A day with its month in full.
    public String inFull(LocalDate day) {
        return LONG.format(day);
    }

    private static String daysAgo(long days) {
        return days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    }

    private static String machine(Instant then) {
        return then.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static LocalDate day(Instant then) {
        return LocalDate.ofInstant(then, ZoneOffset.UTC);
    }
}
