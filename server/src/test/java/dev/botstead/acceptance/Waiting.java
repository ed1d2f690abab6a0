package dev.botstead.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Asks again and again until something is so, never longer than its deadline.
final class Waiting {
    private Waiting() {}

    /// The pause between two looks.
    static void moment() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    static void until(String what, Duration patience, BooleanSupplier holds) {
        Instant deadline = Instant.now().plus(patience);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            moment();
        }
    }
}
