package dev.botstead.surface.kitsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.base.Failure.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever JSON a client sends is read, or refused as its fault; it is never a fault of ours.
final class BodyTest {
    private static final List<String> KEYS = List.of("name", "active", "age", "size", "id", "ids", "role", "data", "");

    /// JSON as a hostile client writes it: nearly right, deeply nested, of huge numbers, of any characters.
    private static String hostile(Gen gen) {
        StringBuilder text = new StringBuilder("{");
        int keys = gen.nextInt(6);
        for (int i = 0; i < keys; i++) {
            if (i > 0) text.append(gen.nextInt(40) == 0 ? ";" : ",");
            text.append(quoted(gen, gen.nextInt(5) == 0 ? gen.text(8) : gen.of(KEYS)))
                    .append(':')
                    .append(value(gen, 4));
        }
        text.append("}");
        if (gen.nextInt(20) == 0) text.append(gen.of(List.of("{}", " x", ",", "\u0000", "]")));
        if (gen.nextInt(20) == 0) text.setLength(gen.nextInt(text.length() + 1));
        return text.toString();
    }

    private static String value(Gen gen, int deeper) {
        return switch (gen.nextInt(deeper > 0 ? 11 : 9)) {
            case 0 -> "null";
            case 1 -> gen.of(List.of("true", "false", "True", "TRUE", "1", "0"));
            case 2 -> Long.toString(gen.nextLong());
            case 3 ->
                gen.of(List.of(
                        "1e400",
                        "-1e400",
                        "1e-400",
                        "NaN",
                        "Infinity",
                        "1.0",
                        "0.1",
                        "-0",
                        "01",
                        "1" + "0".repeat(400)));
            case 4 -> "\"01a210b3-201b-708f-8de9-a1ee0974828b\"";
            case 5 -> "\"" + "x".repeat(gen.nextInt(300)) + "\"";
            case 6, 7, 8 -> quoted(gen, gen.text(12));
            case 9 -> "[" + value(gen, deeper - 1) + (gen.nextBoolean() ? "" : "," + value(gen, deeper - 1)) + "]";
            default -> "{" + quoted(gen, gen.text(4)) + ":" + value(gen, deeper - 1) + "}";
        };
    }

    private static String quoted(Gen gen, String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c < ' ' || c == '"' || c == '\\' || gen.nextInt(6) == 0;
            if (escape) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }

    private static void readEverything(Body body) {
        List<Consumer<String>> readers = List.of(
                body::textOr,
                body::text,
                body::bool,
                body::integer,
                body::number,
                body::id,
                body::ids,
                body::json,
                key -> body.word(key, Map.of("admin", 1, "user", 2)),
                _ -> body.only(Set.copyOf(KEYS)));
        for (String key : KEYS)
            for (Consumer<String> reader : readers) {
                try {
                    reader.accept(key);
                } catch (Invalid e) {
                    writable(e);
                }
            }
    }

    /// The answer can be written, whatever the client's text is in it.
    private static void writable(Invalid e) {
        assertThat(Envelope.of(e).status()).isEqualTo(400);
    }

    @Test
    void whateverIsSentIsReadOrInvalidAndBothCanBeAnswered() {
        int[] read = {0};
        Gen.many(20_000).forEach(gen -> {
            String json = hostile(gen);
            try {
                JsonNode node = Body.parse(json);
                Answers.ok(node);
                if (node instanceof ObjectNode object) readEverything(new Body(object));
                read[0]++;
            } catch (Invalid e) {
                writable(e);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(gen + ": " + json, e);
            }
        });
        assertThat(read[0]).isGreaterThan(2_000);
    }

    @Test
    void whatIsNotOneWholeJsonValueWithoutDuplicatesIsInvalid() {
        for (String bad : List.of(
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{a:1}",
                "[1,]",
                "nul",
                "\ufeff{}",
                "{\"a\":NaN}",
                "// {}\n{}",
                "[".repeat(100_000),
                "[".repeat(600) + "]".repeat(600),
                "{\"a\":" + "1".repeat(5_000) + "}"))
            assertThatThrownBy(() -> Body.parse(bad))
                    .as(bad.substring(0, Math.min(30, bad.length())))
                    .isInstanceOf(Invalid.class);
    }

    @Test
    void aTextThatIsNoUnicodeIsInvalidWhereverItStands() {
        for (String bad : List.of(
                "{\"\\ud800\":1}",
                "{\"data\":{\"a\":\"\\udc00\"}}",
                "{\"data\":[[\"x\\ud83d\"]]}",
                "{\"data\":{\"\\ud800\":null}}",
                "[\"\\ud800\"]"))
            assertThatThrownBy(() -> Body.parse(bad)).as(bad).isInstanceOf(Invalid.class);
        assertThat(Body.parse("{\"a\":\"\\ud83d\\ude00\"}").get("a").stringValue())
                .isEqualTo("😀");
    }

    @Test
    void anUnknownKeyIsNamedShortenedAndNeverCutInHalf() {
        Body body = new Body((ObjectNode) Body.parse("{\"" + "x".repeat(39) + "👻".repeat(20) + "\":1}"));
        assertThatThrownBy(() -> body.only(Set.of())).isInstanceOfSatisfying(Invalid.class, e -> {
            assertThat(e.detail().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(300);
            writable(e);
        });
    }

    @Test
    void aValueOfAnotherKindIsInvalidAndNamesItsField() {
        Body body = new Body(
                (ObjectNode)
                        Body.parse(
                                "{\"text\":1,\"bool\":\"true\",\"integer\":1.5,\"big\":4294967296,\"number\":\"1\",\"id\":\"x\",\"ids\":[1],\"list\":{}}"));
        Map<String, Runnable> wrong = Map.of(
                "text", () -> body.textOr("text"),
                "bool", () -> body.bool("bool"),
                "integer", () -> body.integer("integer"),
                "big", () -> body.integer("big"),
                "number", () -> body.number("number"),
                "id", () -> body.id("id"),
                "ids", () -> body.ids("ids"),
                "list", () -> body.ids("list"),
                "missing", () -> body.text("missing"));
        wrong.forEach((key, read) -> assertThatThrownBy(read::run)
                .as(key)
                .isInstanceOfSatisfying(
                        Invalid.class, e -> assertThat(e.field()).isEqualTo(key)));
    }

    @Test
    void nullAndAbsentAreNothingAndCanBeTold() {
        Body body = new Body((ObjectNode) Body.parse("{\"a\":null}"));
        assertThat(body.textOr("a")).isEmpty();
        assertThat(body.has("a")).isTrue();
        assertThat(body.hasValue("a")).isFalse();
        assertThat(body.has("b")).isFalse();
        assertThat(body.ids("a")).isEmpty();
    }
}
