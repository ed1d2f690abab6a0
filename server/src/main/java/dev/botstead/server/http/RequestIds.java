package dev.botstead.server.http;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/// Makes the ids of requests: 22 characters of base 62, sorted by time to the millisecond. They name a
/// request in logs and are no secret, so a fast generator is enough.
final class RequestIds {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Clock clock;

    RequestIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        char[] id = new char[22];
        fill(id, 0, 8, clock.millis());
        ThreadLocalRandom random = ThreadLocalRandom.current();
        fill(id, 8, 15, random.nextLong() >>> 1);
        fill(id, 15, 22, random.nextLong() >>> 1);
        return new String(id);
    }

    private static void fill(char[] id, int from, int to, long number) {
        long rest = number;
        for (int at = to - 1; at >= from; at--) {
            id[at] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
    }
}
