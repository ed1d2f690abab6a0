package dev.botstead.id;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Makes UUIDv7s (RFC 9562 section 5.7): 48 bits of milliseconds, 12 bits of their fraction (section 6.2,
/// method 3), 62 random bits.
public final class Ids {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final InstantSource clock;
    private final SecureRandom random;

    /// Ids made by `clock`'s time and `random`'s bits.
    public Ids(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// A new id, greater than those made a fraction of a millisecond earlier.
    public UUID next() {
        Instant now = clock.instant();
        long millis = now.toEpochMilli();
        long fraction = Duration.between(Instant.ofEpochMilli(millis), now).toNanos() * 4096 / 1_000_000;
        long high = (millis << 16) | 0x7000L | fraction;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// The instant at which an id was made, in microseconds.
    public static Instant instantOf(UUID id) {
        long high = id.getMostSignificantBits();
        long micros = (high & 0xFFF) * 1000 / 4096;
        return Instant.ofEpochMilli(high >>> 16).plusNanos(micros * 1000);
    }

    /// Reads a hyphenated UUID of 36 characters, in any case; nothing else is one.
    public static Optional<UUID> parse(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
