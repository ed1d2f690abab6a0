package dev.botstead.base;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When something is good: from `from`, up to but not including `until`; null means for ever. Reading the clock
/// decides.
public record Lifetime(Instant from, @Nullable Instant until) {
    /// Refuses a lifetime that ends before it begins.
    public Lifetime {
        if (until != null && until.isBefore(from))
            throw new IllegalArgumentException("a lifetime ends after it begins");
    }

    /// Whether it has begun and not ended at `now`.
    public boolean covers(Instant now) {
        return !now.isBefore(from) && !endedBy(now);
    }

    /// Whether it is over at `now`.
    public boolean endedBy(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
