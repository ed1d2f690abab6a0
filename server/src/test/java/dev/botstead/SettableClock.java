package dev.botstead;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class SettableClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2027-03-01T10:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves it by `step`.
    public void advance(Duration step) {
        now.updateAndGet(at -> at.plus(step));
    }

    /// Puts it at `at`.
    public void set(Instant at) {
        now.set(at);
    }
}
