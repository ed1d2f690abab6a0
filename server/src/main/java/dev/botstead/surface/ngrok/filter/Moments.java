package dev.botstead.surface.ngrok.filter;

import dev.botstead.sql.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as filters write them.
final class Moments {
    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN = Pattern.compile("(\\d{1,7})([dhm])");
    // What RFC 3339 can write, and what fits into microseconds.
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Moments() {}

    static Instant parse(String text) {
        try {
            if (RFC_3339.matcher(text).matches())
                return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Refused("there is no such time");
        }
        throw new Refused("a time is written as in RFC 3339, like \"2026-01-31T12:00:00Z\"");
    }

    static Instant moved(Instant from, String span, int sign) {
        Matcher written = SPAN.matcher(span);
        if (!written.matches()) throw new Refused("a span of time is a number and d, h or m, like \"7d\"");
        long count = sign * Long.parseLong(written.group(1));
        Duration by = switch (written.group(2)) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
        Instant moved = from.plus(by);
        if (moved.isBefore(FIRST) || moved.isAfter(LAST)) throw new Refused("that time is too far away");
        return moved;
    }

    /// Whether a field compares so to `instant`. Clients are shown whole seconds, the column holds microseconds: a
    /// time that a client was shown must equal itself.
    static Condition compared(Field.Time field, Order order, Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.SECONDS);
        Instant next = floor.plusSeconds(1);
        boolean whole = floor.equals(instant);
        Condition condition = switch (order) {
            case LESS -> Condition.of(field.column() + " < ?", whole ? floor : next);
            case AT_MOST -> Condition.of(field.column() + " < ?", next);
            case MORE -> Condition.of(field.column() + " >= ?", next);
            case AT_LEAST -> Condition.of(field.column() + " >= ?", whole ? floor : next);
        };
        return field.nullable() ? condition.known() : condition;
    }

    static Condition equal(Field.Time field, Instant instant) {
        if (!instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))) return Condition.NEVER;
        Condition condition =
                Condition.of(field.column() + " >= ? AND " + field.column() + " < ?", instant, instant.plusSeconds(1));
        return field.nullable() ? condition.known() : condition;
    }
}
