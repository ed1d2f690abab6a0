package dev.botstead.credential.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys that the machine's `ssh-keygen` made are read as it reads them.
final class SshPublicKeyTest {
    @TempDir
    Path folder;

    private SshKeygen keygen() {
        return new SshKeygen(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, 2048, ssh-rsa",
        "rsa, 3072, ssh-rsa",
        "rsa, 4096, ssh-rsa",
        "ecdsa, 256, ecdsa-sha2-nistp256",
        "ecdsa, 384, ecdsa-sha2-nistp384",
        "ecdsa, 521, ecdsa-sha2-nistp521",
        "ed25519, 256, ssh-ed25519",
    })
    void aLineHasTheSizeTheFingerprintAndTheCommentThatSshKeygenTells(String kind, int bits, String type) {
        String line = keygen().make(kind, bits, "bot one@studio");
        SshPublicKey key = SshPublicKey.of("\n \t" + line);
        assertThat(key.text()).isEqualTo(line.strip());
        assertThat(key.type()).isEqualTo(type);
        assertThat(key.bits()).isEqualTo(bits);
        assertThat(key.comment()).isEqualTo("bot one@studio");
        assertThat(bits + " " + key.fingerprint() + " bot one@studio (" + kind.toUpperCase(Locale.ROOT) + ")")
                .isEqualTo(keygen().list(line));
        assertThat("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(key.digest()))
                .isEqualTo(key.fingerprint());
        assertThat(key).hasToString("SshPublicKey[" + type + " " + key.fingerprint() + "]");
    }

    @ParameterizedTest
    @CsvSource({"rsa, 2048", "rsa, 4096", "ecdsa, 256", "ecdsa, 384", "ecdsa, 521"})
    void aPemBlockOfAKeyHasTheDigestOfItsLine(String kind, int bits) {
        String line = keygen().make(kind, bits, "c");
        String pem = keygen().convert(line, "PKCS8");
        SshPublicKey ofLine = SshPublicKey.of(line);
        for (String text : List.of(pem, pem.replace("\n", "\r\n"), "\n" + pem + "\n")) {
            SshPublicKey ofPem = SshPublicKey.of(text);
            assertThat(ofPem.text()).isEqualTo(text.strip());
            assertThat(ofPem.comment()).isEmpty();
            assertThat(ofPem.type()).isEqualTo(ofLine.type());
            assertThat(ofPem.bits()).isEqualTo(bits);
            assertThat(ofPem.fingerprint()).isEqualTo(ofLine.fingerprint());
            assertThat(ofPem.digest()).isEqualTo(ofLine.digest());
            assertThat(ofPem).isNotEqualTo(ofLine);
        }
    }

    /// Of these `ssh-keygen` writes no PEM; the JDK does.
    @Test
    void aPemBlockOfEd25519HasTheDigestOfItsLine() throws Exception {
        byte[] info = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        String line = Lines.ed25519(Arrays.copyOfRange(info, info.length - 32, info.length));
        SshPublicKey key = SshPublicKey.of(Lines.pem(info));
        assertThat(key.type()).isEqualTo("ssh-ed25519");
        assertThat(key.bits()).isEqualTo(256);
        assertThat(keygen().list(line)).startsWith("256 " + key.fingerprint() + " ");
        assertThat(SshPublicKey.of(line).digest()).isEqualTo(key.digest());
    }

    @Test
    void theCommentIsNoPartOfTheKey() {
        String line = keygen().make("ed25519", 256, "one").strip();
        String bare = line.substring(0, line.lastIndexOf(' '));
        Set<String> fingerprints = new HashSet<>();
        for (String comment :
                List.of("", " one", " two words", "\ttab", " ein Schlüssel ✨", " my ssh-rsa key", "  two  spaces")) {
            SshPublicKey key = SshPublicKey.of(bare + comment);
            assertThat(key.comment()).isEqualTo(comment.strip());
            fingerprints.add(key.fingerprint());
        }
        assertThat(fingerprints).hasSize(1);
        assertThat(SshPublicKey.of(bare + " one"))
                .isEqualTo(SshPublicKey.of(line))
                .hasSameHashCodeAs(SshPublicKey.of(line));
        assertThat(SshPublicKey.of(line)).isNotEqualTo(SshPublicKey.of(bare));
    }

    @Test
    void theDigestIsOfTheWireFormAndCannotBeChangedFromOutside() throws Exception {
        String line = keygen().make("rsa", 2048, "c");
        SshPublicKey key = SshPublicKey.of(line);
        byte[] wire = Base64.getDecoder().decode(line.split(" ", -1)[1]);
        Arrays.fill(key.digest(), (byte) 0);
        assertThat(key.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(wire));
    }
}
