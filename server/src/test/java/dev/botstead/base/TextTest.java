package dev.botstead.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a text may hold is decided here, so that no database decides it differently.
final class TextTest {
    @Test
    void aNulOrHalfACharacterIsRefusedAndTheFieldIsNamed() {
        for (String bad :
                List.of("\u0000", "a\u0000b", "\ud800", "\udc00", "\udc00\ud800", "x\ud83d", "\ud83d\ud83d\ude00"))
            assertThatThrownBy(() -> Text.clean("colour", bad, 100))
                    .isInstanceOfSatisfying(
                            Failure.Invalid.class, e -> assertThat(e.field()).isEqualTo("colour"));
    }

    @Test
    void whateverPassesIsNormalisedBoundedAndStaysAsItIsTheSecondTime() {
        Gen.many(20_000).forEach(gen -> {
            String text = gen.text(50);
            String clean;
            try {
                clean = Text.clean("text", text, 30);
            } catch (Failure.Invalid e) {
                return;
            }
            assertThat(clean.codePointCount(0, clean.length())).as("%s", gen).isLessThanOrEqualTo(30);
            assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC))
                    .as("%s", gen)
                    .isTrue();
            assertThat(clean.indexOf(0)).as("%s", gen).isNegative();
            assertThat(Text.clean("text", clean, 30)).as("%s", gen).isEqualTo(clean);
        });
    }

    @Test
    void lengthIsCountedInCharactersAndNotInHalves() {
        assertThat(Text.clean("text", "👻".repeat(80), 80)).isEqualTo("👻".repeat(80));
        assertThatThrownBy(() -> Text.clean("text", "👻".repeat(81), 80)).isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void aNameSaysSomethingOnOneLine() {
        assertThat(Text.name("name", "  render farm \t", 80)).isEqualTo("render farm");
        for (String bad : List.of("", " ", "\u2003", "a\nb", "a\tb", "\u007f", "a\u0085b", "a\rb"))
            assertThatThrownBy(() -> Text.name("name", bad, 80)).isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void namesThatReadTheSameHaveOneKey() {
        List<List<String>> same = List.of(
                List.of("Render", "rENDER", "RENDER", "Ｒender"),
                List.of("café", "cafe\u0301", "CAFÉ", "CAFE\u0301"),
                List.of("straße", "STRASSE", "strasse", "StraSSe"),
                List.of("ΣΑΣ", "σας", "σασ"),
                List.of("ﬁle", "FILE", "file"),
                List.of("№1", "NO1", "no1"));
        for (List<String> names : same)
            assertThat(names).extracting(Text::key).as("%s", names).containsOnly(Text.key(names.getFirst()));
        assertThat(Text.key("render-1")).isNotEqualTo(Text.key("render_1"));
    }

    @Test
    void aKeyIsItsOwnKeyAndCaseNeverTellsTwoNamesApart() {
        Gen.many(20_000).forEach(gen -> {
            String text = gen.text(20);
            String key = Text.key(text);
            assertThat(Text.key(key)).as("%s", gen).isEqualTo(key);
            assertThat(Text.key(text.toUpperCase(java.util.Locale.ROOT)))
                    .as("%s", gen)
                    .isEqualTo(key);
        });
    }
}
