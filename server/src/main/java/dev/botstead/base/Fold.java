package dev.botstead.base;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The form of a text in which a search compares it: small letters without accents, so that "anais" finds "Anaïs".
public final class Fold {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Fold() {}

    /// `text`, folded. Most texts are plain and need no second look.
    public static String of(String text) {
        String plain = Normalizer.isNormalized(text, Normalizer.Form.NFKD)
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }
}
