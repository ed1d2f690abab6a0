package dev.botstead.surface.pages.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Why whatever somebody holds is refused.
final class OwnerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T14:00:00Z");

    @Test
    void aBotIsRefusedWhileItIsSuspendedAndFromTheInstantOnAtWhichItExpires() {
        assertThat(bot(true, null).refused(NOW)).isNull();
        assertThat(bot(true, NOW.plusNanos(1)).refused(NOW)).isNull();
        assertThat(bot(true, NOW).refused(NOW)).isEqualTo("Bot expired");
        assertThat(bot(false, NOW).refused(NOW)).isEqualTo("Bot suspended");
    }

    @Test
    void aPersonIsRefusedWhileTheyAreSwitchedOff() {
        assertThat(new Owner("usr_1", "Priya Nair", false, true, null).refused(NOW))
                .isNull();
        assertThat(new Owner("usr_1", "Priya Nair", false, false, null).refused(NOW))
                .isEqualTo("Owner switched off");
    }

    private static Owner bot(boolean active, @org.jspecify.annotations.Nullable Instant until) {
        return new Owner("bot_1", "farm", true, active, until);
    }
}
