package dev.botstead.credential.ssh;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/// The three curves that SSH requires of who speaks ECDSA.
enum Curve {
    P256("nistp256", 256, "secp256r1"),
    P384("nistp384", 384, "secp384r1"),
    P521("nistp521", 521, "secp521r1");

    private final String wireName;
    private final int bits;
    private final String secName;

    Curve(String wireName, int bits, String secName) {
        this.wireName = wireName;
        this.bits = bits;
        this.secName = secName;
    }

    static Optional<Curve> ofType(String type) {
        return Arrays.stream(values())
                .filter(curve -> curve.type().equals(type))
                .findFirst();
    }

    static Optional<Curve> ofParameters(@Nullable Object oid) {
        return Arrays.stream(values())
                .filter(curve -> SECNamedCurves.getOID(curve.secName).equals(oid))
                .findFirst();
    }

    String type() {
        return "ecdsa-sha2-" + wireName;
    }

    String wireName() {
        return wireName;
    }

    int bits() {
        return bits;
    }

    /// The point that `encoded` is, whole or compressed.
    ECPoint point(byte[] encoded) {
        int field = (bits + 7) / 8;
        if (encoded.length == 1 && encoded[0] == 0) throw SshPublicKey.weak("its point is the one at infinity");
        boolean whole = encoded.length == 1 + 2 * field && encoded[0] == 4;
        boolean compressed = encoded.length == 1 + field && (encoded[0] == 2 || encoded[0] == 3);
        if (!whole && !compressed) throw SshPublicKey.unreadable("its point is no point of " + wireName);
        X9ECParameters parameters = SECNamedCurves.getByName(secName);
        try {
            return parameters.getCurve().decodePoint(encoded).normalize();
        } catch (IllegalArgumentException notOnTheCurve) {
            throw SshPublicKey.weak("its point does not lie on " + wireName);
        }
    }
}
