package dev.botstead.surface.kitsu.production;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Dates as clients send them: a day, or a day and a time after a space or a `T`, in UTC unless it says otherwise.
final class Dates {
    // What the database can hold in microseconds with room to spare, and no date of a production is beyond.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Dates() {}

    /// The instant that a text means, or nothing.
    static Optional<Instant> moment(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            Instant instant = iso.length() <= 10
                    ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : instant(iso);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) return Optional.empty();
            return Optional.of(instant.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String iso) {
        boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
