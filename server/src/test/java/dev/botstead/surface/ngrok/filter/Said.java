package dev.botstead.surface.ngrok.filter;

import dev.botstead.Gen;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A filter as it is written, and what it says of a row in plain Java: made side by side, so that neither the parser
/// nor the translation has a part in the second.
record Said(String text, Predicate<Thing> holds) {
    private static final List<String> SIGNS = List.of("==", "!=", "<", "<=", ">", ">=");

    /// A random filter, nested at most so deep.
    static Said any(Gen gen, int depth, List<Thing> things) {
        if (depth == 0 || gen.nextInt(4) == 0) return leaf(gen, things);
        Said one = any(gen, depth - 1, things);
        Said two = any(gen, depth - 1, things);
        return switch (gen.nextInt(5)) {
            case 0 -> new Said("!(" + one.text + ")", one.holds.negate());
            case 1 -> new Said("(" + one.text + ")&&(" + two.text + ")", one.holds.and(two.holds));
            case 2 -> new Said("(" + one.text + ") || (" + two.text + ")", one.holds.or(two.holds));
            case 3 ->
                new Said("(" + one.text + ") == (" + two.text + ")", it -> one.holds.test(it) == two.holds.test(it));
            default ->
                new Said("(" + one.text + ") != (" + two.text + ")", it -> one.holds.test(it) != two.holds.test(it));
        };
    }

    private static Said leaf(Gen gen, List<Thing> things) {
        return switch (gen.nextInt(9)) {
            case 0 -> comparedText(gen);
            case 1 -> partOfText(gen);
            case 2 -> size(gen);
            case 3 -> oneOf(gen);
            case 4 -> list(gen);
            case 5 -> ownId(gen, gen.of(things));
            case 6 -> owner(gen, gen.of(things));
            case 7 -> time(gen);
            default -> flag(gen);
        };
    }

    private record Texts(String field, Function<Thing, String> of) {}

    private static Texts texts(Gen gen) {
        return gen.of(List.of(new Texts("obj.name", Thing::name), new Texts("obj.principal.note", Thing::note)));
    }

    private static Said comparedText(Gen gen) {
        Texts left = texts(gen);
        String sign = gen.of(SIGNS);
        IntPredicate fits = fits(sign);
        if (gen.nextInt(5) == 0) {
            Texts right = texts(gen);
            return new Said(
                    left.field + sign + right.field, it -> fits.test(bytes(left.of.apply(it), right.of.apply(it))));
        }
        if (gen.nextInt(5) == 0) {
            boolean equal = gen.nextBoolean();
            return new Said(
                    flipped(gen, left.field, equal ? "==" : "!=", "null"),
                    it -> left.of.apply(it).isEmpty() == equal);
        }
        String text = gen.of(Thing.TEXTS);
        return new Said(
                flipped(gen, left.field, sign, quoted(gen, text)),
                it -> fits.test(bytes(left.of.apply(it), Normalizer.normalize(text, Normalizer.Form.NFC))));
    }

    private static Said partOfText(Gen gen) {
        Texts left = texts(gen);
        String text = Normalizer.normalize(gen.of(Thing.TEXTS), Normalizer.Form.NFC);
        return switch (gen.nextInt(3)) {
            case 0 ->
                new Said(
                        left.field + ".startsWith(" + quoted(gen, text) + ")",
                        it -> left.of.apply(it).startsWith(text));
            case 1 ->
                new Said(
                        left.field + ".endsWith(" + quoted(gen, text) + ")",
                        it -> left.of.apply(it).endsWith(text));
            default ->
                new Said(
                        left.field + ".contains(" + quoted(gen, text) + ")",
                        it -> left.of.apply(it).contains(text));
        };
    }

    private static Said size(Gen gen) {
        Texts left = texts(gen);
        boolean list = gen.nextBoolean();
        String field = list ? "obj.acl" : left.field;
        Function<Thing, Integer> size = list
                ? it -> it.rules().size()
                : it -> left.of.apply(it).codePointCount(0, left.of.apply(it).length());
        String sign = gen.of(SIGNS);
        IntPredicate fits = fits(sign);
        int number = gen.nextInt(6) - 1;
        return new Said(
                flipped(
                        gen,
                        gen.nextBoolean() ? "size(" + field + ")" : field + ".size()",
                        sign,
                        String.valueOf(number)),
                it -> fits.test(Integer.compare(size.apply(it), number)));
    }

    private static Said oneOf(Gen gen) {
        Texts left = texts(gen);
        List<String> items =
                Stream.generate(() -> gen.of(Thing.TEXTS)).limit(gen.nextInt(4)).toList();
        String written = items.stream().map(item -> quoted(gen, item)).collect(Collectors.joining(", ", "[", "]"));
        return new Said(
                left.field + " in " + written,
                it -> items.stream()
                        .anyMatch(item ->
                                Normalizer.normalize(item, Normalizer.Form.NFC).equals(left.of.apply(it))));
    }

    private static Said list(Gen gen) {
        if (gen.nextInt(3) == 0) {
            boolean equal = gen.nextBoolean();
            return new Said(
                    flipped(gen, "obj.acl", equal ? "==" : "!=", gen.of(List.of("[]", "null"))),
                    it -> it.rules().isEmpty() == equal);
        }
        String text = Normalizer.normalize(gen.of(Thing.TEXTS), Normalizer.Form.NFC);
        return new Said(quoted(gen, text) + " in obj.acl", it -> it.rules().contains(text));
    }

    private static Said ownId(Gen gen, Thing other) {
        String wanted =
                gen.of(List.of(other.idText(), "service_" + other.idText().substring(4), "bot_", "x", ""));
        return id(gen, "obj.id", wanted, Thing::idText);
    }

    private static Said owner(Gen gen, Thing other) {
        String some = other.ownerText();
        String wanted = gen.of(List.of(some == null ? "usr_?" : some, "", other.idText(), "usr_é"));
        return id(gen, "obj.owner_id", wanted, Thing::ownerText);
    }

    private static Said id(Gen gen, String field, String wanted, Function<Thing, @Nullable String> of) {
        Predicate<Thing> is = it -> {
            String there = of.apply(it);
            return wanted.isEmpty() ? there == null : wanted.equals(there);
        };
        String written = wanted.isEmpty() && gen.nextBoolean() ? "null" : quoted(gen, wanted);
        return switch (gen.nextInt(3)) {
            case 0 -> new Said(flipped(gen, field, "==", written), is);
            case 1 -> new Said(flipped(gen, field, "!=", written), is.negate());
            default -> new Said(field + " in ['bot_x', " + written + "]", is);
        };
    }

    private static Said time(Gen gen) {
        boolean created = gen.nextBoolean();
        String field = created ? "obj.created_at" : "obj.seen_at";
        Function<Thing, @Nullable Instant> of = created ? Thing::created : Thing::seen;
        if (gen.nextInt(6) == 0)
            return new Said(flipped(gen, field, "!=", gen.of(List.of("null", "''"))), it -> of.apply(it) != null);
        Instant wanted = gen.nextInt(3) == 0 ? Thing.NOW : Thing.time(gen).plusNanos(gen.nextInt(3));
        String written = wanted.equals(Thing.NOW) ? "timestamp(time.now)" : "timestamp('" + wanted + "')";
        int days = gen.nextInt(3) - 1;
        if (days > 0) written += ".add('" + 24 * days + "h')";
        if (days < 0) written += ".subtract(\"" + -days + "d\")";
        if (days == 0 && !wanted.equals(Thing.NOW) && gen.nextBoolean()) written = "'" + wanted + "'";
        Instant moved = wanted.plus(Duration.ofDays(days));
        String sign = gen.of(SIGNS);
        IntPredicate fits = fits(sign);
        return new Said(flipped(gen, field, sign, written), it -> {
            Instant there = of.apply(it);
            if (there == null) return sign.equals("!=");
            return fits.test(there.truncatedTo(ChronoUnit.SECONDS).compareTo(moved));
        });
    }

    private static Said flag(Gen gen) {
        return gen.of(List.of(
                new Said("obj.active", Thing::active),
                new Said("obj.active == false", it -> !it.active()),
                new Said("true != obj.pooled", it -> !Boolean.TRUE.equals(it.pooled())),
                new Said("!obj.pooled", it -> !Boolean.TRUE.equals(it.pooled())),
                new Said("!!obj.pooled // or not", it -> Boolean.TRUE.equals(it.pooled())).onItsLine(),
                new Said("true", _ -> true),
                new Said("false", _ -> false)));
    }

    private Said onItsLine() {
        return new Said("\n" + text + "\n", holds);
    }

    private static IntPredicate fits(String sign) {
        return switch (sign) {
            case "==" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            default -> order -> order >= 0;
        };
    }

    private static int bytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /// The two sides in this order or the other.
    private static String flipped(Gen gen, String left, String sign, String right) {
        if (gen.nextBoolean()) return left + " " + sign + " " + right;
        String turned = sign.startsWith("<") ? sign.replace('<', '>') : sign.replace('>', '<');
        return right + " " + turned + " " + left;
    }

    private static String quoted(Gen gen, String text) {
        String quote = gen.of(List.of("'", "\"", "'''", "\"\"\""));
        return text.codePoints().mapToObj(c -> escaped(gen, c)).collect(Collectors.joining("", quote, quote));
    }

    private static String escaped(Gen gen, int c) {
        if (c == '\\' || c == '\'' || c == '"') return "\\" + (char) c;
        if (c == '\n') return "\\n";
        if (gen.nextInt(20) == 0) return String.format("\\U%08x", c);
        return Character.toString(c);
    }
}
