package dev.botstead.credential.ssh;

import dev.botstead.base.Failure;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// One block of PEM with a SubjectPublicKeyInfo (RFC 5280), as `ssh-keygen -e -m PKCS8` writes it.
final class PemBlock {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112"); // RFC 8410

    private PemBlock() {}

    /// The key of `text`, which has no space around it.
    static KeyMaterial read(String text) {
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length())
            throw SshPublicKey.unreadable("a PEM block is one " + BEGIN + " and its end, with nothing around it");
        String body = text.substring(BEGIN.length(), text.length() - END.length());
        byte[] der = OpenSshLine.base64(body.replaceAll("[ \t\r\n]", ""));
        try {
            return material(SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(der)));
        } catch (Failure.Invalid judged) {
            throw judged;
        } catch (IOException | RuntimeException _) { // the library has many ways to say that it cannot read
            throw SshPublicKey.unreadable("its PEM block holds no public key");
        }
    }

    private static KeyMaterial material(SubjectPublicKeyInfo info) throws IOException {
        AlgorithmIdentifier algorithm = info.getAlgorithm();
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm.getAlgorithm())) {
            ASN1Sequence key = ASN1Sequence.getInstance(info.parsePublicKey());
            if (key.size() != 2) throw SshPublicKey.unreadable("an RSA key has two numbers");
            return new KeyMaterial.Rsa(number(key, 1), number(key, 0));
        }
        byte[] key = info.getPublicKeyData().getOctets();
        if (ED25519.equals(algorithm.getAlgorithm())) return KeyMaterial.Ed25519Key.of(key);
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())) {
            // By name alone: a curve that a key brings along is whatever its maker wants it to be.
            Curve curve = Curve.ofParameters(algorithm.getParameters())
                    .orElseThrow(() -> SshPublicKey.unreadable("its curve is not nistp256, nistp384 or nistp521"));
            return new KeyMaterial.Ecdsa(curve, curve.point(key));
        }
        throw SshPublicKey.unreadable("it is no RSA, ECDSA or Ed25519 key");
    }

    /// Not through the library's class for RSA keys, which takes a negative number for a positive one.
    private static BigInteger number(ASN1Sequence key, int at) {
        BigInteger number = ASN1Integer.getInstance(key.getObjectAt(at)).getValue();
        if (number.signum() < 0) throw SshPublicKey.unreadable("one of its numbers is negative");
        return number;
    }
}
