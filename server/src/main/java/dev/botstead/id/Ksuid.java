package dev.botstead.id;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/// The second spelling of an id: a KSUID made of the id's own seconds and its sixteen bytes.
///
/// Twenty bytes, 4 of seconds since the KSUID epoch (14 May 2014) and 16 of the UUID, written as 27 digits of base
/// 62.
/// Nothing is stored for it: the seconds can be computed from the UUIDv7, so the two spellings are a bijection, and
/// both sort by creation.
public final class Ksuid {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(62);
    private static final long EPOCH_SECONDS = 1_400_000_000L;
    private static final int LENGTH = 27;
    private static final int BYTES = 20;

    private Ksuid() {}

    /// Writes a UUIDv7 as 27 base-62 digits.
    public static String of(UUID id) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putInt((int) (seconds(id) - EPOCH_SECONDS))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        BigInteger rest = new BigInteger(1, bytes);
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }

    /// Reads what [#of] wrote; anything else, a KSUID that is no id of ours included, is nothing.
    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) return Optional.empty();
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) return Optional.empty();
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        if (value.bitLength() > BYTES * 8) return Optional.empty();
        ByteBuffer bytes = ByteBuffer.wrap(twentyBytes(value));
        long seconds = Integer.toUnsignedLong(bytes.getInt()) + EPOCH_SECONDS;
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        return id.version() == 7 && seconds(id) == seconds ? Optional.of(id) : Optional.empty();
    }

    private static long seconds(UUID id) {
        return (id.getMostSignificantBits() >>> 16) / 1000;
    }

    private static byte[] twentyBytes(BigInteger value) {
        byte[] raw = value.toByteArray();
        byte[] bytes = new byte[BYTES];
        int skip = Math.max(0, raw.length - BYTES);
        System.arraycopy(raw, skip, bytes, BYTES - (raw.length - skip), raw.length - skip);
        return bytes;
    }
}
