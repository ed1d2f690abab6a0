package dev.botstead.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A bearer secret in clear. It lives from its making (or its arrival in a request) to its digest,
/// is never stored, and has no way out but [#reveal], which asks for a [Disclosure].
public final class SecretToken {
    private static final int RANDOM_BYTES = 32;

    private final String clear;

    private SecretToken(String clear) {
        this.clear = clear;
    }

    /// A secret that somebody presented, or that was just signed.
    public static SecretToken of(String clear) {
        return new SecretToken(clear);
    }

    /// A new secret of 256 random bits, in base64url.
    public static SecretToken generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The SHA-256 of its UTF-8 text: enough for 128 random bits and more, and it can be indexed.
    public SecretDigest digest() {
        try {
            return new SecretDigest(
                    MessageDigest.getInstance("SHA-256").digest(clear.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The secret in clear.
    @SuppressWarnings("unused") // `once` is the proof that the caller may
    public String reveal(Disclosure once) {
        return clear;
    }

    String clear() {
        return clear;
    }

    @Override
    public String toString() {
        return "SecretToken[hidden]";
    }
}
