package dev.botstead.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// When something is good.
final class LifetimeTest {
    private static final Instant FROM = Instant.parse("2027-03-01T00:00:00Z");

    @Test
    void theEndIsExclusive() {
        Lifetime day = new Lifetime(FROM, FROM.plusSeconds(86_400));
        assertThat(day.covers(FROM.minusNanos(1))).isFalse();
        assertThat(day.covers(FROM)).isTrue();
        assertThat(day.covers(FROM.plusSeconds(86_400).minusNanos(1))).isTrue();
        assertThat(day.covers(FROM.plusSeconds(86_400))).isFalse();
        assertThat(day.endedBy(FROM.plusSeconds(86_400))).isTrue();
    }

    @Test
    void withoutAnEndItIsGoodForEver() {
        assertThat(new Lifetime(FROM, null).endedBy(Instant.MAX)).isFalse();
    }

    @Test
    void noneEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Lifetime(FROM, FROM.minusNanos(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
