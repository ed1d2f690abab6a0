package dev.botstead.surface.pages.credentials;

import dev.botstead.credential.ssh.SshPublicKey;

/// The type of a public key as people say it: "Ed25519", "RSA 3072", "ECDSA P-256".
final class KeyType {
    private KeyType() {}

    static String of(String publicKey) {
        SshPublicKey key = SshPublicKey.of(publicKey);
        return switch (key.type()) {
            case "ssh-ed25519" -> "Ed25519";
            case "ssh-rsa" -> "RSA " + key.bits();
            default -> "ECDSA P-" + key.bits();
        };
    }
}
