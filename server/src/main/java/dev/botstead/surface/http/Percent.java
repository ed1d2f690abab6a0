package dev.botstead.surface.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Percent-encoding, read strictly: what is not the encoding of valid UTF-8 is a [Refusal] with 400.
public final class Percent {
    private Percent() {}

    /// Decodes a segment of a path, where `+` is a plus.
    public static String decode(String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : decode(encoded, false);
    }

    /// Decodes a name or a value of a form or a query, where `+` is a space.
    public static String decodeForm(String encoded) {
        return encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0 ? encoded : decode(encoded, true);
    }

    /// Decodes bytes that must be valid UTF-8.
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refusal(400, "The text is not valid UTF-8.");
        }
    }

    private static String decode(String encoded, boolean form) {
        byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int at = 0; at < in.length; at++) {
            byte b = in[at];
            if (b == '%') {
                if (at + 2 >= in.length) {
                    throw broken();
                }
                b = (byte) ((digit(in[at + 1]) << 4) | digit(in[at + 2]));
                at += 2;
            } else if (b == '+' && form) {
                b = ' ';
            }
            out[length++] = b;
        }
        return utf8(Arrays.copyOf(out, length));
    }

    private static int digit(byte hex) {
        int digit = hex < 0 ? -1 : Character.digit((char) hex, 16);
        if (digit < 0) {
            throw broken();
        }
        return digit;
    }

    private static Refusal broken() {
        return new Refusal(400, "A percent sign is not followed by two hexadecimal digits.");
    }
}
