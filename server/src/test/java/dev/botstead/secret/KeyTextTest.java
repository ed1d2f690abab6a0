package dev.botstead.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.id.Ids;
import dev.botstead.secret.KeyText.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The form of API keys and authtokens, and the rules by which a scanner finds them, as docs/tokens.md prints them.
final class KeyTextTest {
    private static final int MANY = 10_000;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Map<String, String> PREFIXES = Map.of("API key", "bsk", "authtoken", "bsa");

    private final SecureRandom secure = new SecureRandom();
    private final Ids ids = new Ids(InstantSource.system(), secure);
    private final Random random = new Random(20261125);

    private String made(String prefix) {
        return KeyText.make(prefix, ids.next(), secure).token().clear();
    }

    /// The rules of the page: one line each, `kind | expression`.
    private static Map<String, Pattern> rules() throws IOException {
        Map<String, Pattern> rules = new HashMap<>();
        Pattern line = Pattern.compile("- ([A-Za-z ]+): `([^`]+)`");
        for (String each : Files.readAllLines(Path.of("../docs/tokens.md"))) {
            Matcher found = line.matcher(each);
            if (found.matches()) rules.put(found.group(1), Pattern.compile(found.group(2)));
        }
        assertThat(rules).containsKeys("API key", "authtoken", "API token");
        return rules;
    }

    @Test
    void theRulesOfThePageFindEveryKeyWithinAnyText() throws IOException {
        Map<String, Pattern> rules = rules();
        for (Map.Entry<String, String> kind : PREFIXES.entrySet()) {
            Pattern rule = Objects.requireNonNull(rules.get(kind.getKey()));
            for (int i = 0; i < MANY; i++) {
                String key = made(kind.getValue());
                Matcher found = rule.matcher("export KEY=\"" + key + "\"; # " + i);
                assertThat(found.find()).as(kind.getKey()).isTrue();
                assertThat(found.group()).isEqualTo(key);
            }
        }
    }

    @Test
    void theRulesOfThePageFindNoLookAlike() throws IOException {
        Map<String, Pattern> rules = rules();
        for (Map.Entry<String, String> kind : PREFIXES.entrySet()) {
            Pattern rule = Objects.requireNonNull(rules.get(kind.getKey()));
            for (int i = 0; i < MANY; i++) {
                String likeness = likeness(made(kind.getValue()), i);
                assertThat(rule.matcher("x=" + likeness + ";").find())
                        .as(likeness)
                        .isFalse();
            }
        }
    }

    /// A text that is nearly a key: another prefix, too long, too short, a foreign character, a part of a longer
    /// word.
    private String likeness(String key, int i) {
        int at = 4 + random.nextInt(key.length() - 4);
        return switch (i % 7) {
            case 0 -> "ghp" + key.substring(3);
            case 1 -> key.substring(0, key.length() - 1);
            case 2 -> key + DIGITS.charAt(random.nextInt(62));
            case 3 -> key.substring(0, at) + "-" + key.substring(at + 1);
            case 4 -> "x" + key;
            case 5 -> key.substring(0, 31) + key.substring(32);
            default -> key.toUpperCase(java.util.Locale.ROOT);
        };
    }

    @Test
    void whatIsMadeIsReadAgain() {
        for (int i = 0; i < MANY; i++) {
            UUID id = ids.next();
            KeyText.Made made = KeyText.make("bsk", id, secure);
            assertThat(KeyText.read(made.token())).isEqualTo(new Reading.Whole("bsk", id, made.digest()));
        }
    }

    @Test
    void everySingleMistypedCharacterIsNoticedWithoutALookUp() {
        for (int i = 0; i < 200; i++) {
            String key = made("bsk");
            for (int at = 0; at < key.length(); at++) {
                char wrong = DIGITS.charAt(random.nextInt(62));
                if (wrong == key.charAt(at)) continue;
                String typed = key.substring(0, at) + wrong + key.substring(at + 1);
                assertThat(KeyText.read(SecretToken.of(typed))).as("at " + at).isNotInstanceOf(Reading.Whole.class);
            }
            int at = 4 + random.nextInt(key.length() - 5);
            String swapped = key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2);
            if (!swapped.equals(key))
                assertThat(KeyText.read(SecretToken.of(swapped))).isNotInstanceOf(Reading.Whole.class);
        }
    }
}
