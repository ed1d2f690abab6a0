package dev.botstead.acceptance;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// New SSH keys, as the lines that a person pastes.
final class SshKeys {
    private SshKeys() {}

    static String line() {
        try {
            byte[] spki = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            byte[] point = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
            byte[] name = "ssh-ed25519".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            ByteBuffer blob = ByteBuffer.allocate(8 + name.length + point.length);
            blob.putInt(name.length).put(name).putInt(point.length).put(point);
            return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob.array()) + " someone@example.com";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
