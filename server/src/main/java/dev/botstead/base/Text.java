package dev.botstead.base;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/// What a text may hold, decided here and not by a database: no NUL, no half of a surrogate pair, NFC, a bounded
/// length.
public final class Text {
    private Text() {}

    /// `value` in NFC, at most `max` code points; [Failure.Invalid] names `field` otherwise. May be empty.
    public static String clean(String field, String value, int max) {
        if (value.indexOf(0) >= 0) throw new Failure.Invalid(field, "The " + field + " holds a NUL character.");
        if (!isUnicode(value)) throw new Failure.Invalid(field, "The " + field + " is not valid Unicode.");
        String text = Normalizer.normalize(value, Normalizer.Form.NFC);
        if (text.codePointCount(0, text.length()) > max)
            throw new Failure.Invalid(field, "too_long", "The " + field + " is longer than " + max + " characters.");
        return text;
    }

    /// `value` as it is, of at most `maxBytes` bytes of UTF-8, without NUL; [Failure.Invalid] names `field`
    /// otherwise.
    public static String verbatim(String field, String value, int maxBytes) {
        if (value.indexOf(0) >= 0) throw new Failure.Invalid(field, "The " + field + " holds a NUL character.");
        if (!isUnicode(value)) throw new Failure.Invalid(field, "The " + field + " is not valid Unicode.");
        if (value.getBytes(StandardCharsets.UTF_8).length > maxBytes)
            throw new Failure.Invalid(field, "too_long", "The " + field + " is longer than " + maxBytes + " bytes.");
        return value;
    }

    /// Whether `value` holds whole characters only, and no half of a surrogate pair.
    public static boolean isUnicode(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1)))
                i++;
            else if (Character.isSurrogate(c)) return false;
        }
        return true;
    }

    /// Like [#clean], for a text on one line: no control characters, stripped at both ends. May be empty.
    public static String line(String field, String value, int max) {
        String text = clean(field, value, max).strip();
        if (text.codePoints().anyMatch(Text::breaksALine))
            throw new Failure.Invalid(field, "The " + field + " holds a control character.");
        return text;
    }

    /// Control characters, line separators, and what turns the direction of the text around it.
    private static boolean breaksALine(int c) {
        return Character.isISOControl(c) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    /// Like [#line], for a text that says something: not blank.
    public static String name(String field, String value, int max) {
        String text = line(field, value, max);
        if (text.isEmpty()) throw new Failure.Invalid(field, "empty", "The " + field + " is empty.");
        return text;
    }

    /// The form in which two names are compared: compatibility-composed, folded in case.
    public static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
