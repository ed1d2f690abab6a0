package dev.botstead.credential.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.base.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no public key is refused, quickly, and nothing of it is repeated.
final class HostileKeysTest {
    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"; // RFC 8032, 7.1
    private static final String PEM = "-----BEGIN PUBLIC KEY-----\n"
            + "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----";

    @TempDir
    Path folder;

    static Stream<Gen> aThousandSeeds() {
        return Gen.many(1_000);
    }

    private static String refused(String code, String text) {
        List<String> details = new ArrayList<>();
        assertThatThrownBy(() -> SshPublicKey.of(text)).isInstanceOfSatisfying(Failure.Invalid.class, failure -> {
            assertThat(failure.field()).isEqualTo("public_key");
            assertThat(failure.code()).as(failure.detail()).isEqualTo(code);
            details.add(failure.detail());
        });
        return details.getFirst();
    }

    @Test
    void theTwoFormsThatTheOthersAreMadeFromAreGood() {
        assertThat(SshPublicKey.of(LINE).fingerprint())
                .isEqualTo(SshPublicKey.of(PEM).fingerprint())
                .isEqualTo(new SshKeygen(folder).list(LINE).split(" ", -1)[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\t\r\n "})
    void nothingIsMissing(String text) {
        refused("missing", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "ssh-ed25519",
                "ssh-ed25519 ",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 ====",
                "\u0000",
                "ssh-dss AAAAB3NzaC1kc3M=",
                "sk-ssh-ed25519@openssh.com AAAA",
                "SSH-ED25519 AAAA",
                "\ud800",
                "-----",
                "-",
                "-----BEGIN PUBLIC KEY-----",
                "-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nBQA=\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----",
            })
    void garbageIsInvalid(String text) {
        refused("invalid", text);
    }

    @Test
    void whatStandsAroundAKeyIsInvalid() {
        String base64 = LINE.substring(LINE.indexOf(' ') + 1);
        String other = "ssh-rsa AAAAB3NzaC1yc2E=";
        for (String text : List.of(
                LINE + "\n" + LINE,
                LINE + "\r" + other,
                LINE + "\u2028" + LINE,
                LINE + " " + LINE,
                LINE + " comment " + other,
                LINE + " \u0000",
                LINE + " \ud800",
                LINE + "\u0085",
                "command=\"ls\" " + LINE,
                "no-pty " + LINE,
                "# " + LINE,
                base64,
                "ssh-rsa " + base64,
                LINE + "=",
                LINE + "AAAA",
                LINE.substring(0, LINE.length() - 1),
                LINE.substring(0, LINE.length() - 4),
                LINE.replace("AAAAC3", "AAAA\nC3"),
                PEM + PEM,
                PEM + "\n" + LINE,
                PEM + "\n" + PEM,
                PEM + " x",
                "x " + PEM,
                LINE + "\n" + PEM,
                PEM.replace("PUBLIC", "RSA PUBLIC"),
                PEM.replace("PUBLIC", "public"),
                PEM.replace("MCow", "MC\u00a0ow"),
                PEM.replace("MCow", "-----BEGIN PUBLIC KEY-----MCow"),
                PEM.replace("Ro=", "Rp="), // bits behind the last byte
                PEM.replace("Ro=", "RoAA"), // a byte behind the key
                PEM.replace("Ro=", "Ro"))) refused("invalid", text);
    }

    @Test
    void aPrivateKeyIsTurnedAwayAndNothingOfItIsRepeated() {
        for (String kind : List.of("rsa", "ed25519", "ecdsa")) {
            SshKeygen keygen = new SshKeygen(folder);
            keygen.make(kind, kind.equals("rsa") ? 2048 : 256, "c");
            for (String format : List.of("RFC4716", "PKCS8", "PEM")) {
                String secret = keygen.privateHalf(format);
                assertThat(secret).contains("PRIVATE KEY");
                assertThat(refused("invalid", secret))
                        .isEqualTo(refused("invalid", LINE + "\n" + secret))
                        .contains("private key");
            }
        }
        assertThat(refused("invalid", "PuTTY-User-Key-File-3: ssh-ed25519\nSecret"))
                .contains("private key");
    }

    @Test
    void aCertificateAndAnotherFormAreTurnedAway() {
        SshKeygen keygen = new SshKeygen(folder);
        String line = keygen.make("rsa", 2048, "c");
        assertThat(refused("invalid", keygen.certificate())).contains("certificate");
        refused("invalid", keygen.convert(line, "RFC4716"));
        refused("invalid", keygen.convert(line, "PEM"));
    }

    @ParameterizedTest
    @MethodSource("aThousandSeeds")
    void noTextDoesMoreThanFailAndNothingOfItIsRepeated(Gen gen) {
        String mark = "Zq7" + gen.nextInt(1_000_000);
        String text = mark + gen.text(60) + (gen.nextBoolean() ? LINE : PEM);
        assertThat(refused("invalid", text)).doesNotContain(mark);
        readsOrFails(gen.of(List.of("ssh-rsa ", "-----", LINE, PEM, "")) + gen.text(60));
    }

    /// One byte of a good key changed, cut off or put in, or bytes by chance behind a good type.
    @ParameterizedTest
    @MethodSource("aThousandSeeds")
    void noBytesDoMoreThanFail(Gen gen) {
        String type = gen.of(List.of("ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp521"));
        byte[] noise = new byte[gen.nextInt(200)];
        gen.nextBytes(noise);
        readsOrFails(Lines.line(type, noise, noise));
        readsOrFails(Lines.pem(noise));
        readsOrFails(type + " " + Base64.getEncoder().encodeToString(noise));
        byte[] wire = Base64.getDecoder().decode(LINE.substring(LINE.indexOf(' ') + 1));
        readsOrFails("ssh-ed25519 " + Base64.getEncoder().encodeToString(changed(gen, wire)));
        byte[] info = Base64.getDecoder().decode(PEM.lines().toList().get(1));
        readsOrFails(Lines.pem(changed(gen, info)));
    }

    private static byte[] changed(Gen gen, byte[] good) {
        int at = gen.nextInt(good.length);
        if (gen.nextInt(4) == 0) return Arrays.copyOf(good, at);
        byte[] changed = good.clone();
        changed[at] = (byte) gen.nextInt();
        return changed;
    }

    private static void readsOrFails(String text) {
        try {
            SshPublicKey key = SshPublicKey.of(text);
            assertThat(SshPublicKey.of(key.text()).digest()).isEqualTo(key.digest());
        } catch (Failure.Invalid invalid) {
            assertThat(invalid.code()).isIn("invalid", "weak", "missing");
        }
    }

    @Test
    void lengthsAreNotBelievedAndLongTextsAreNotRead() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int length : List.of(Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 0x7fff_fff0, 8, 1 << 24)) {
                byte[] head = new WireWriter().string("ssh-rsa").bytes();
                byte[] wire = ByteBuffer.allocate(head.length + 8)
                        .put(head)
                        .putInt(length)
                        .putInt(length)
                        .array();
                refused("invalid", "ssh-rsa " + Base64.getEncoder().encodeToString(wire));
                byte[] whole = ByteBuffer.allocate(11)
                        .putInt(length)
                        .put("ssh-rsa".getBytes(StandardCharsets.US_ASCII))
                        .array();
                refused("invalid", "ssh-rsa " + Base64.getEncoder().encodeToString(whole));
            }
            for (String part : List.of("A", "ssh-rsa ", "-----BEGIN PUBLIC KEY-----", "\n", "-", "\ud800", "{"))
                refused(part.isBlank() ? "missing" : "invalid", part.repeat((1 << 20) / part.length()));
            refused("invalid", LINE + " " + "c".repeat(16_384));
            assertThat(SshPublicKey.of(LINE + " " + "c".repeat(16_000)).comment())
                    .hasSize(16_000);
        });
    }

    /// Thousands of sequences, each within the one before, of stated and of open length.
    @Test
    void nestedAsn1OverflowsNothing() {
        byte[] open = new byte[12_000];
        for (int i = 0; i < open.length; i += 2) {
            open[i] = 0x30;
            open[i + 1] = (byte) 0x80;
        }
        refused("invalid", Lines.pem(open).replace("\n", ""));
        byte[] stated = new byte[12_000];
        for (int i = 0; i + 4 <= stated.length; i += 4)
            ByteBuffer.wrap(stated, i, 4).put((byte) 0x30).put((byte) 0x82).putShort((short) (stated.length - i - 4));
        refused("invalid", Lines.pem(stated).replace("\n", ""));
        byte[] huge = {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0};
        refused("invalid", Lines.pem(huge));
    }
}
