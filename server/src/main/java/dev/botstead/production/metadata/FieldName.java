package dev.botstead.production.metadata;

import dev.botstead.base.Failure.Invalid;
import java.text.Normalizer;
import java.util.Locale;

/// The name of a field's values: the letters and digits of the field's own name, without accents, in lower case, one
/// underscore between words (*Level éà* is `level_ea`).
final class FieldName {
    private FieldName() {}

    static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        if (plain.isEmpty()) throw new Invalid("name", "The name of a field holds at least one letter or digit.");
        return plain.length() > 120 ? plain.substring(0, 120) : plain;
    }
}
