package dev.botstead.credential.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the blocks of RFC 4251 section 5. A length is believed only as far as there are bytes.
final class WireReader {
    private final ByteBuffer in;

    WireReader(byte[] wire) {
        in = ByteBuffer.wrap(wire);
    }

    byte[] block() {
        int length = in.remaining() < 4 ? -1 : in.getInt();
        if (length < 0 || length > in.remaining()) throw SshPublicKey.unreadable("it is cut off");
        byte[] block = new byte[length];
        in.get(block);
        return block;
    }

    String string() {
        return new String(block(), StandardCharsets.ISO_8859_1);
    }

    /// A number, with as many zeros in front as somebody likes.
    BigInteger number() {
        byte[] block = block();
        BigInteger number = block.length == 0 ? BigInteger.ZERO : new BigInteger(block);
        if (number.signum() < 0) throw SshPublicKey.unreadable("one of its numbers is negative");
        return number;
    }

    void end() {
        if (in.hasRemaining()) throw SshPublicKey.unreadable("something follows it");
    }
}
