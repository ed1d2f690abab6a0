package dev.botstead.credential.ssh;

import java.math.BigInteger;
import org.bouncycastle.math.Primes;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The numbers of a key, sound: a weak one is not made. They are written from scratch, so that one key has one form.
sealed interface KeyMaterial {
    /// The name of the kind.
    String type();

    /// The size.
    int bits();

    /// The form in which SSH sends the key, RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4.
    byte[] wire();

    /// RSA. That the modulus is a product of two primes cannot be seen; that no small prime divides it can.
    record Rsa(BigInteger exponent, BigInteger modulus) implements KeyMaterial {
        private static final int SHORTEST = 2_048;
        private static final int LONGEST = 16_384; // what ssh-keygen makes; a longer one only costs who checks it
        // Old programs used 35 and 37; with 3, careless checks of signatures were forged.
        private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(17);
        private static final int LONGEST_EXPONENT = 256; // FIPS 186-5

        public Rsa {
            int bits = modulus.bitLength();
            if (bits < SHORTEST) throw SshPublicKey.weak("an RSA key has " + SHORTEST + " bits or more");
            if (bits > LONGEST) throw SshPublicKey.weak("an RSA key has " + LONGEST + " bits at most");
            if (Primes.hasAnySmallFactors(modulus)) throw SshPublicKey.weak("a small number divides its modulus");
            if (exponent.compareTo(LEAST_EXPONENT) < 0
                    || exponent.bitLength() > LONGEST_EXPONENT
                    || !exponent.testBit(0))
                throw SshPublicKey.weak("its exponent is even, or below 17, or longer than 256 bits");
        }

        @Override
        public String type() {
            return "ssh-rsa";
        }

        @Override
        public int bits() {
            return modulus.bitLength();
        }

        @Override
        public byte[] wire() {
            return new WireWriter()
                    .string(type())
                    .block(exponent.toByteArray())
                    .block(modulus.toByteArray())
                    .bytes();
        }
    }

    /// ECDSA: a point of a curve, which [Curve#point] has checked.
    record Ecdsa(Curve curve, ECPoint point) implements KeyMaterial {
        @Override
        public String type() {
            return curve.type();
        }

        @Override
        public int bits() {
            return curve.bits();
        }

        @Override
        public byte[] wire() {
            return new WireWriter()
                    .string(type())
                    .string(curve.wireName())
                    .block(point.getEncoded(false))
                    .bytes();
        }
    }

    /// Ed25519.
    record Ed25519Key(Point point) implements KeyMaterial {
        static Ed25519Key of(byte[] encoded) {
            if (encoded.length != Ed25519.PUBLIC_KEY_SIZE)
                throw SshPublicKey.unreadable("an Ed25519 key has " + Ed25519.PUBLIC_KEY_SIZE + " bytes");
            // In full: under a point of low order, signatures are good that nobody made.
            if (!Ed25519.validatePublicKeyFull(encoded, 0))
                throw SshPublicKey.weak("its point is none of the curve, or has a low order");
            return new Ed25519Key(new Point(encoded));
        }

        /// The bytes of a point, kept from change.
        static final class Point {
            private final byte[] encoded;

            private Point(byte[] encoded) {
                this.encoded = encoded.clone();
            }
        }

        @Override
        public String type() {
            return "ssh-ed25519";
        }

        @Override
        public int bits() {
            return 256;
        }

        @Override
        public byte[] wire() {
            return new WireWriter().string(type()).block(point.encoded).bytes();
        }
    }
}
