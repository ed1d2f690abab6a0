package dev.botstead.credential.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.base.Failure;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.Primes;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A key under which anybody could sign is no key; and one key has one digest, however its numbers are spelled.
final class WeakKeysTest {
    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    @TempDir
    Path folder;

    /// A product of two primes, of exactly `bits` bits.
    private static BigInteger modulus(int bits) {
        Gen gen = new Gen(bits);
        BigInteger modulus = BigInteger.ZERO;
        while (modulus.bitLength() != bits)
            modulus = BigInteger.probablePrime(bits / 2, gen).multiply(BigInteger.probablePrime(bits - bits / 2, gen));
        return modulus;
    }

    private static String rsa(BigInteger exponent, BigInteger modulus) {
        return Lines.line("ssh-rsa", exponent.toByteArray(), modulus.toByteArray());
    }

    private static String rsaPem(BigInteger exponent, BigInteger modulus) {
        return pem(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), new RSAPublicKey(modulus, exponent));
    }

    private static String pem(AlgorithmIdentifier algorithm, RSAPublicKey key) {
        try {
            return Lines.pem(new SubjectPublicKeyInfo(algorithm, key).getEncoded());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ecPem(byte[] point) {
        return bitsPem(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1), point);
    }

    private static String bitsPem(AlgorithmIdentifier algorithm, byte[] bits) {
        try {
            return Lines.pem(new SubjectPublicKeyInfo(algorithm, bits).getEncoded());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(String code, String text) {
        assertThatThrownBy(() -> SshPublicKey.of(text)).isInstanceOfSatisfying(Failure.Invalid.class, failure -> {
            assertThat(failure.field()).isEqualTo("public_key");
            assertThat(failure.code()).as(failure.detail()).isEqualTo(code);
        });
    }

    @Test
    void anRsaModulusThatIsShortIsWeak() {
        refused("weak", new SshKeygen(folder).make("rsa", 1024, "c"));
        refused("weak", rsa(F4, modulus(2_047)));
        refused("weak", rsaPem(F4, modulus(2_047)));
        assertThat(SshPublicKey.of(rsa(F4, modulus(2_048))).bits()).isEqualTo(2_048);
        assertThat(SshPublicKey.of(rsaPem(F4, modulus(2_048))).bits()).isEqualTo(2_048);
        refused("weak", rsa(F4, BigInteger.ZERO));
    }

    @Test
    void anRsaModulusIsBounded() {
        BigInteger long16384 = BigInteger.ONE.shiftLeft(16_384).subtract(BigInteger.ONE);
        while (Primes.hasAnySmallFactors(long16384)) long16384 = long16384.subtract(BigInteger.TWO);
        assertThat(SshPublicKey.of(rsa(F4, long16384)).bits()).isEqualTo(16_384);
        refused("weak", rsa(F4, long16384.setBit(16_384)));
        refused("weak", rsaPem(F4, long16384.setBit(16_384)));
    }

    @Test
    void anRsaModulusThatIsSeenToFactorIsWeak() {
        refused("weak", rsa(F4, modulus(2_048).subtract(BigInteger.ONE)));
        refused("weak", rsa(F4, BigInteger.ONE.shiftLeft(2_047)));
        refused("weak", rsa(F4, modulus(2_046).multiply(BigInteger.valueOf(7))));
    }

    @Test
    void anRsaExponentIsOddAndNeitherShortNorLong() {
        BigInteger modulus = modulus(2_048);
        for (BigInteger weak : List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                BigInteger.TWO,
                BigInteger.valueOf(3),
                BigInteger.valueOf(65_536),
                BigInteger.ONE.shiftLeft(256).setBit(0))) {
            refused("weak", rsa(weak, modulus));
            refused("weak", rsaPem(weak, modulus));
        }
        for (BigInteger used : List.of(BigInteger.valueOf(17), BigInteger.valueOf(35), BigInteger.valueOf(37), F4))
            assertThat(SshPublicKey.of(rsa(used, modulus)).type()).isEqualTo("ssh-rsa");
    }

    @Test
    void aNegativeNumberIsNone() {
        byte[] negative = modulus(2_048).toByteArray();
        byte[] without = Arrays.copyOfRange(negative, 1, negative.length);
        assertThat(without[0]).isNegative();
        refused("invalid", Lines.line("ssh-rsa", F4.toByteArray(), without));
        refused("invalid", rsaPem(F4, modulus(2_048).negate()));
        refused("invalid", rsaPem(F4.negate(), modulus(2_048)));
    }

    /// Otherwise one key could be registered twice, and revoked once.
    @Test
    void zerosInFrontOfItsNumbersMakeNoOtherKey() {
        byte[] modulus = modulus(2_048).toByteArray();
        byte[] padded = new byte[modulus.length + 40];
        System.arraycopy(modulus, 0, padded, 40, modulus.length);
        SshPublicKey plain = SshPublicKey.of(Lines.line("ssh-rsa", F4.toByteArray(), modulus));
        SshPublicKey other = SshPublicKey.of(Lines.line("ssh-rsa", new byte[] {0, 0, 0, 1, 0, 1}, padded));
        assertThat(other.text()).isNotEqualTo(plain.text());
        assertThat(other.fingerprint()).isEqualTo(plain.fingerprint());
        assertThat(SshPublicKey.of(rsaPem(F4, new BigInteger(modulus))).digest())
                .isEqualTo(plain.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nistp256", "nistp384", "nistp521"})
    void anEcdsaPointLiesOnItsCurveAndNotAtInfinity(String curve) {
        ECPoint g = SECNamedCurves.getByName("secp" + curve.substring(5) + "r1").getG();
        byte[] whole = g.getEncoded(false);
        SshPublicKey key = SshPublicKey.of(Lines.ecdsa(curve, whole));
        assertThat(SshPublicKey.of(Lines.ecdsa(curve, g.getEncoded(true))).digest())
                .isEqualTo(key.digest());
        assertThat(SshPublicKey.of(Lines.ecdsa(curve, g.negate().getEncoded(false)))
                        .digest())
                .isNotEqualTo(key.digest());
        refused("weak", Lines.ecdsa(curve, new byte[1]));
        for (int changed : List.of(1, whole.length / 2, whole.length - 1)) {
            byte[] off = whole.clone();
            off[changed] ^= 1;
            refused("weak", Lines.ecdsa(curve, off));
        }
        byte[] zero = new byte[whole.length];
        zero[0] = 4;
        refused("weak", Lines.ecdsa(curve, zero));
        Arrays.fill(zero, 1, zero.length, (byte) 0xff); // no elements of the field
        refused("weak", Lines.ecdsa(curve, zero));
    }

    @Test
    void anEcdsaPointHasTheFormOfItsCurve() {
        byte[] g = SECNamedCurves.getByName("secp256r1").getG().getEncoded(false);
        refused("invalid", Lines.ecdsa("nistp384", g));
        refused("invalid", Lines.ecdsa("nistp256", new byte[0]));
        refused("invalid", Lines.ecdsa("nistp256", Arrays.copyOf(g, 66)));
        refused("invalid", Lines.line("ecdsa-sha2-nistp256", "nistp384".getBytes(StandardCharsets.US_ASCII), g));
        byte[] hybrid = g.clone();
        hybrid[0] = (byte) (6 | (g[64] & 1));
        refused("invalid", Lines.ecdsa("nistp256", hybrid));
        assertThat(SshPublicKey.of(ecPem(g)).digest())
                .isEqualTo(SshPublicKey.of(Lines.ecdsa("nistp256", g)).digest());
        refused("weak", ecPem(new byte[1]));
        refused("invalid", ecPem(new byte[0]));
    }

    /// The points of order 1, 2, 4 and 8, and spellings of them that are not reduced: anybody can sign under these.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            })
    void anEd25519PointHasAFullOrder(String point) {
        byte[] bytes = HexFormat.of().parseHex(point);
        refused("weak", Lines.ed25519(bytes));
        refused("weak", bitsPem(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112")), bytes));
        refused("invalid", Lines.ed25519(Arrays.copyOf(bytes, 31)));
        refused("invalid", Lines.ed25519(Arrays.copyOf(bytes, 33)));
    }

    @Test
    void aPemBlockOfAnotherAlgorithmIsInvalid() {
        RSAPublicKey key = new RSAPublicKey(modulus(2_048), F4);
        refused("invalid", pem(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS), key));
        refused("invalid", bitsPem(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.110")), new byte[32]));
        byte[] g = SECNamedCurves.getByName("secp256k1").getG().getEncoded(false);
        refused(
                "invalid",
                bitsPem(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256k1),
                        g));
        refused("invalid", bitsPem(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey), g));
        // The curve spelled out, which may be any curve at all.
        refused(
                "invalid",
                bitsPem(
                        new AlgorithmIdentifier(
                                X9ObjectIdentifiers.id_ecPublicKey, SECNamedCurves.getByName("secp256r1")),
                        g));
    }
}
