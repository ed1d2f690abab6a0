package dev.botstead.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Five wrong passwords for one address of mail from one place, and that place waits a minute. Somebody
/// else's tries from elsewhere do not count: nobody can be locked out by a stranger.
final class Slowdown {
    private static final int TRIES = 5;
    // For all addresses of mail together: more than a studio behind one address mistypes, less than who sprays one
    // password needs.
    private static final int TRIES_OF_A_PLACE = 100;
    private static final String ANYBODY = "";
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PLACES = 100_000;
    private static final int TURNS = 1_024;

    private record Key(String email, String place) {}

    /// `wrong` ones since `since`, the last of them at `last`.
    private record Tries(int wrong, Instant since, Instant last) {
        Tries oneMore(Instant now) {
            return new Tries(wrong + 1, since, now);
        }
    }

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
        return reached(new Key(email, place), TRIES) || reached(new Key(ANYBODY, place), TRIES_OF_A_PLACE);
    }

    private boolean reached(Key key, int most) {
        Tries known = tries.getIfPresent(key);
        return known != null
                && known.wrong() >= most
                && clock.instant().isBefore(known.last().plus(PAUSE));
    }

    int left(String email, String place) {
        Tries known = tries.getIfPresent(new Key(email, place));
        return known == null ? TRIES : Math.max(0, TRIES - known.wrong());
    }

    void wrong(String email, String place) {
        Instant now = clock.instant();
        count(new Key(email, place), now, known -> known.last());
        // A minute at a time, or the mistypes of a whole day would add up.
        count(new Key(ANYBODY, place), now, known -> known.since());
    }

    private void count(Key key, Instant now, Function<Tries, Instant> from) {
        tries.asMap()
                .compute(
                        key,
                        (_, known) ->
                                known == null || !now.isBefore(from.apply(known).plus(PAUSE))
                                        ? new Tries(1, now, now)
                                        : known.oneMore(now));
    }

    void right(String email, String place) {
        tries.invalidate(new Key(email, place));
    }
}
