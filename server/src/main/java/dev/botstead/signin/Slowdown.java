package dev.botstead.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Five wrong passwords for one address of mail from one place, and that place waits a minute. Somebody else's tries
/// from elsewhere
/// do not count: nobody can be locked out by a stranger.
final class Slowdown {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PLACES = 100_000;
    private static final int TURNS = 1_024;

    private record Key(String email, String place) {}

    private record Tries(int wrong, Instant last) {}

    private final Cache<Key, Tries> tries =
            Caffeine.newBuilder().maximumSize(PLACES).build();
    private final InstantSource clock;

    private final Lock[] turns = new Lock[TURNS];

    Slowdown(InstantSource clock) {
        this.clock = clock;
        Arrays.setAll(turns, _ -> new ReentrantLock());
    }

    /// Whose try it is: those for one address from one place take turns, so that each knows how all before it ended.
    /// A hundred at once would otherwise all begin before the first was found wrong.
    Lock turn(String email, String place) {
        return turns[Math.floorMod(new Key(email, place).hashCode(), TURNS)];
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
