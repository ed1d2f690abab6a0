package dev.botstead.clients;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A new Ed25519 key: its line without a comment, and the same as a block of PEM.
record SshKey(String line, String pem) {
    private static final int LENGTH = 32;
    private static final byte[] NAME = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);

    static SshKey generate() {
        byte[] encoded;
        try {
            encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        byte[] blob = ByteBuffer.allocate(8 + NAME.length + LENGTH)
                .putInt(NAME.length)
                .put(NAME)
                .putInt(LENGTH)
                .put(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length))
                .array();
        Base64.Encoder base64 = Base64.getEncoder();
        return new SshKey(
                "ssh-ed25519 " + base64.encodeToString(blob),
                "-----BEGIN PUBLIC KEY-----\n" + base64.encodeToString(encoded) + "\n-----END PUBLIC KEY-----");
    }
}
