package dev.botstead.secret;

import dev.botstead.id.Ksuid;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The text of API keys and authtokens: `<prefix>_<public id>_<secret><checksum>` (docs/tokens.md).
///
/// The public id is the credential's own id as 27 digits of base 62, by which it is found; the secret is 30 random
/// digits (178 bits); the checksum is the CRC-32 (IEEE) of all that stands before it, as 6 digits, so that a typo
/// anywhere is refused without a look-up. Only the secret is secret, and only its digest is kept.
public final class KeyText {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET = 30;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM = Pattern.compile("([a-z]{3})_([0-9A-Za-z]{27})_([0-9A-Za-z]{36})");

    private KeyText() {}

    /// A new key beside the digest that is kept of it.
    public record Made(SecretToken token, SecretDigest digest) {}

    /// What a presented text is.
    public sealed interface Reading {
        /// It has another form.
        record Other() implements Reading {}

        /// It has the form, and somebody mistyped it: its checksum is wrong.
        record Mistyped() implements Reading {}

        /// It is whole: the credential that it names, and the digest of its secret.
        record Whole(String prefix, UUID id, SecretDigest digest) implements Reading {}
    }

    /// Makes the text of the credential `id`; `prefix` has three letters.
    public static Made make(String prefix, UUID id, SecureRandom random) {
        StringBuilder text =
                new StringBuilder(prefix).append('_').append(Ksuid.of(id)).append('_');
        for (int i = 0; i < SECRET; i++) text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        text.append(checksum(text.toString()));
        String whole = text.toString();
        return new Made(SecretToken.of(whole), digest(secret(whole)));
    }

    /// Reads what was presented.
    public static Reading read(SecretToken presented) {
        String text = presented.clear();
        Matcher form = FORM.matcher(text);
        if (!form.matches()) return new Reading.Other();
        String before = text.substring(0, text.length() - CHECKSUM);
        if (!text.endsWith(checksum(before))) return new Reading.Mistyped();
        return Ksuid.parse(form.group(2))
                .<Reading>map(id -> new Reading.Whole(form.group(1), id, digest(secret(text))))
                .orElseGet(Reading.Mistyped::new);
    }

    private static String secret(String text) {
        return text.substring(text.length() - CHECKSUM - SECRET, text.length() - CHECKSUM);
    }

    private static SecretDigest digest(String secret) {
        return SecretToken.of(secret).digest();
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
