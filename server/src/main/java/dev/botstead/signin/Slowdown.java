package dev.botstead.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Five wrong passwords for one address of mail from one place, and that place waits a minute. Somebody else's tries
/// from elsewhere
/// do not count: nobody can be locked out by a stranger.
final class Slowdown {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PLACES = 100_000;

    private record Key(String email, String place) {}

    private record Tries(int wrong, Instant last) {}

    private final Cache<Key, Tries> tries =
            Caffeine.newBuilder().maximumSize(PLACES).build();
    private final InstantSource clock;

    Slowdown(InstantSource clock) {
        this.clock = clock;
    }

    boolean pauses(String email, String place) {
        Tries known = tries.getIfPresent(new Key(email, place));
        return known != null
                && known.wrong() >= TRIES
                && clock.instant().isBefore(known.last().plus(PAUSE));
    }

    int left(String email, String place) {
        Tries known = tries.getIfPresent(new Key(email, place));
        return known == null ? TRIES : Math.max(0, TRIES - known.wrong());
    }

    void wrong(String email, String place) {
        Instant now = clock.instant();
        tries.asMap()
                .compute(
                        new Key(email, place),
                        (_, known) ->
                                known == null || !now.isBefore(known.last().plus(PAUSE))
                                        ? new Tries(1, now)
                                        : new Tries(known.wrong() + 1, now));
    }

    void right(String email, String place) {
        tries.invalidate(new Key(email, place));
    }
}
