package dev.botstead.credential.ssh;

import dev.botstead.base.Failure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A public key as somebody gave it: one line of OpenSSH (`ssh-ed25519 AAAA… comment`) or one PEM block.
///
/// Two texts of one key have one [#digest], whatever their form, comment or spelling of numbers. No failure repeats
/// anything of a text, which may be a private key.
public final class SshPublicKey {
    private static final int LONGEST = 16_384; // four times what the largest key needs

    private final String text;
    private final KeyMaterial material;
    private final String comment;
    private final byte[] digest;

    private SshPublicKey(String text, KeyMaterial material, String comment) {
        this.text = text;
        this.material = material;
        this.comment = comment;
        this.digest = sha256(material.wire());
    }

    /// The key that `text` holds; [Failure.Invalid] with the code `missing` (nothing there), `invalid` (no key that
    /// can
    /// be read) or `weak` (a key that proves nothing).
    public static SshPublicKey of(String text) {
        if (text.isBlank()) throw invalid("missing", "There is no public key.");
        if (text.length() > LONGEST) throw unreadable("it is longer than " + LONGEST + " characters");
        String key = text.strip();
        if (key.contains("PRIVATE KEY") || key.startsWith("PuTTY-User-Key-File"))
            throw unreadable("this is a private key. Give the public one, and make a new pair if anybody saw this");
        if (key.startsWith("-----")) return new SshPublicKey(key, PemBlock.read(key), "");
        OpenSshLine line = OpenSshLine.read(key);
        return new SshPublicKey(key, line.material(), line.comment());
    }

    static Failure.Invalid unreadable(String why) {
        return invalid("invalid", "The public key cannot be read: " + why + ".");
    }

    static Failure.Invalid weak(String why) {
        return invalid("weak", "The public key protects nothing: " + why + ".");
    }

    private static Failure.Invalid invalid(String code, String detail) {
        return new Failure.Invalid("public_key", code, detail);
    }

    private static byte[] sha256(byte[] wire) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(wire);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /// As it was given, without the space around it.
    public String text() {
        return text;
    }

    /// The name of its kind: `ssh-rsa`, `ssh-ed25519`, `ecdsa-sha2-nistp256`, `…384` or `…521`.
    public String type() {
        return material.type();
    }

    /// Its size, as `ssh-keygen -l` counts it.
    public int bits() {
        return material.bits();
    }

    /// What stands behind the key on its line, or `""`.
    public String comment() {
        return comment;
    }

    /// The SHA-256 of the key as SSH sends it: what makes two keys the same.
    public byte[] digest() {
        return digest.clone();
    }

    /// The digest as `ssh-keygen -l` writes it: `SHA256:…`.
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    }

    /// The same text, and so the same key.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SshPublicKey that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "SshPublicKey[" + type() + " " + fingerprint() + "]";
    }
}
