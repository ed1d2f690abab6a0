package dev.botstead.surface.kitsu.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes one thread. Ringing it never waits.
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /// Waits until it rings, for `most` at the longest; whether it rang. Several rings are one.
    boolean await(Duration most) {
        try {
            boolean rang = rung.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
            rung.drainPermits();
            return rang;
        } catch (InterruptedException _) {
            return true; // only its owner ends the thread
        }
    }

    /// Waits, whether it rings or not.
    void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            // Likewise.
        }
    }
}
