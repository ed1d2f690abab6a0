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

    /// What [dev.botstead.surface.kitsu.Answers#datetime] writes, in a tenth of its time: a list of ten thousand rows
    /// holds up to eighty thousand of them.
    static String text(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        char[] text = new char[19];
        digits(text, 0, 4, time.getYear());
        text[4] = '-';
        digits(text, 5, 2, time.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, time.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, time.getHour());
        text[13] = ':';
        digits(text, 14, 2, time.getMinute());
        text[16] = ':';
        digits(text, 17, 2, time.getSecond());
        return new String(text);
    }

    private static void digits(char[] text, int at, int count, int value) {
        int left = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
