package dev.botstead.signing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key-encryption key: 256 bits that live outside the database and seal the keys inside it (AES-256-GCM).
public final class MasterKey {
    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /// A new one.
    public static MasterKey generate(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new MasterKey(key);
    }

    /// Reads what [#text] wrote: 64 hexadecimal digits. Throws [IllegalArgumentException] on anything else.
    public static MasterKey parse(String text) {
        byte[] key = HexFormat.of().parseHex(text.strip());
        if (key.length != BYTES) throw new IllegalArgumentException("a master key has 64 hexadecimal digits");
        return new MasterKey(key);
    }

    /// The key in clear, for its file alone.
    public String text() {
        return HexFormat.of().formatHex(key);
    }

    /// Tells two keys apart and gives neither away.
    public String fingerprint() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal("fingerprint".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(byte[] clear, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, clear, 0, clear.length);
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    byte[] open(byte[] sealed) {
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), sealed, NONCE, sealed.length - NONCE);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] in, int offset, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(in, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed key does not open: wrong master key, or a damaged row", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + fingerprint() + "]";
    }
}
