package dev.botstead.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// The SHA-256 of a secret of at least 128 random bits: safe to keep and to index, useless to present.
public final class SecretDigest {
    private final byte[] bytes;
    private final int hash;

    /// A digest of 32 bytes, copied.
    public SecretDigest(byte[] bytes) {
        if (bytes.length != 32) throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        this.bytes = bytes.clone();
        this.hash = Arrays.hashCode(bytes);
    }

    /// The 32 bytes, for the database.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretDigest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "SecretDigest[" + HexFormat.of().formatHex(bytes, 0, 4) + "…]";
    }
}
