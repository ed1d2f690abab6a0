package dev.botstead.surface.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:02:50Z");

    private final Dates dates = new Dates(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "PT0.4S, now",
        "PT12S, 12 s ago",
        "PT2M, 2 min ago",
        "PT6H, 6 h ago",
        "PT14H, 14 h ago",
        "PT24H, yesterday",
        "PT72H, 21 Nov 2026",
        "PT2256H, 94 days ago"
    })
    void whatHappenedIsRelativeUpToYesterday(Duration since, String said) {
        Moment moment = dates.ago(NOW.minus(since));
        assertThat(moment.text()).isEqualTo(said);
        assertThat(moment.full()).endsWith("UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-12, LATER, 12 Dec 2026",
        "2026-12-02, LATER, 2 Dec 2026",
        "2026-12-01, SOON, in 7 days",
        "2026-11-29, SOON, in 5 days",
        "2026-11-25, SOON, tomorrow",
        "2026-11-24, SOON, today",
        "2026-11-23, PAST, yesterday",
        "2026-11-21, PAST, 3 days ago",
        "2026-01-01, PAST, 1 Jan 2026"
    })
    void anExpiryWithinSevenDaysWarnsAndAPastOneIsOver(LocalDate last, Deadline.Urgency urgency, String said) {
        Deadline deadline = dates.deadline(Dates.endOf(last));
        assertThat(deadline.urgency()).isEqualTo(urgency);
        assertThat(deadline.moment().text()).isEqualTo(said);
        assertThat(deadline.moment().machine()).isEqualTo(last.toString());
    }

    @Test
    void aDateFieldAndItsEndAreTheSameDay() {
        LocalDate day = LocalDate.of(2026, 12, 12);
        assertThat(Dates.endOf(day)).isEqualTo("2026-12-13T00:00:00Z");
        assertThat(Dates.lastDay(Dates.endOf(day))).isEqualTo(day);
    }

    @Test
    void whatEndedEarlierTodayIsOverAlready() {
        assertThat(dates.deadline(NOW.minusSeconds(1)).past()).isTrue();
        assertThat(dates.deadline(NOW).past()).isTrue();
        assertThat(dates.deadline(NOW.plusSeconds(1)).soon()).isTrue();
    }
}
