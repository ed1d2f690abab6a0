package dev.botstead.credential.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Gen;
import dev.botstead.base.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every list of rules and every binding, and for every text that is none.
final class AclPropertiesTest {
    static Stream<Gen> twoThousandSeeds() {
        return Gen.many(2_000);
    }

    // Few words, so that rules and bindings meet.
    private static String host(Gen gen) {
        String name = gen.of(List.of("com", "a.com", "b.a.com", "A.com", "10.0.0.1", "[::1]", "[0::1]"));
        return gen.nextInt(3) == 0 && !name.contains("1") ? "*." + name : name;
    }

    private static String rule(Gen gen) {
        return switch (gen.nextInt(6)) {
            case 0, 1 -> "bind:" + host(gen);
            case 2 -> "bind:" + host(gen) + ":" + gen.of(List.of(22, 443));
            case 3 -> "bind:" + gen.of(List.of("tcp", "https", "HTTPS")) + "://" + host(gen);
            case 4 -> "bind:tcp://" + host(gen) + ":22";
            default -> "bind:" + gen.of(List.of("a", "b", "*")) + "=" + gen.of(List.of("a", "b", "*"));
        };
    }

    private static List<String> rules(Gen gen) {
        return IntStream.range(0, 1 + gen.nextInt(5)).mapToObj(_ -> rule(gen)).toList();
    }

    private static Binding binding(Gen gen) {
        return switch (gen.nextInt(6)) {
            case 0, 1 -> new Binding.Name(host(gen));
            case 2 -> new Binding.Name(gen.of(List.of("https", "tcp")), host(gen), gen.nextBoolean() ? null : 22);
            case 3 -> new Binding.TcpAddress(host(gen), gen.of(List.of(22, 443)));
            case 4 -> new Binding.RandomTcpAddress();
            default -> new Binding.Labels(Map.of(gen.of(List.of("a", "b")), gen.of(List.of("a", "b"))));
        };
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void anExtraRuleOpensItsOwnTargetsAndClosesNone(Gen gen) {
        List<String> rules = rules(gen);
        String extra = rule(gen);
        Binding wanted = binding(gen);
        List<String> more = new ArrayList<>(rules);
        more.add(gen.nextInt(more.size() + 1), extra);
        boolean before = Acl.of(rules).permits(wanted);
        boolean alone = Acl.of(List.of(extra)).permits(wanted);
        assertThat(Acl.of(more).permits(wanted)).isEqualTo(before || alone);
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void orderAndDuplicatesNeverMatter(Gen gen) {
        List<String> rules = rules(gen);
        Binding wanted = binding(gen);
        List<String> other = new ArrayList<>(rules);
        other.add(gen.of(rules));
        Collections.shuffle(other, gen);
        assertThat(Acl.of(other).permits(wanted)).isEqualTo(Acl.of(rules).permits(wanted));
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void whatARuleIsReadAsIsWrittenAndReadAsTheSame(Gen gen) {
        Rule rule = new RuleReader(1).read(rule(gen));
        assertThat(new RuleReader(1).read(rule.text())).isEqualTo(rule);
        Binding wanted = binding(gen);
        String text = rule(gen);
        assertThat(Acl.of(List.of(new RuleReader(1).read(text).text())).permits(wanted))
                .isEqualTo(Acl.of(List.of(text)).permits(wanted));
    }

    /// Whatever is taken for a rule by chance is one that is written and read as the same, too.
    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void noTextDoesMoreThanFail(Gen gen) {
        String text =
                gen.nextBoolean() ? gen.text(40) : "bind:" + (gen.nextBoolean() ? gen.text(12) : grammatical(gen));
        try {
            Rule rule = new RuleReader(1).read(text);
            assertThat(new RuleReader(1).read(rule.text())).isEqualTo(rule);
        } catch (Failure.Invalid invalid) {
            assertThat(invalid.code()).isEqualTo("malformed");
        }
        Acl.of(List.of("bind:*.com")).permits(new Binding.Name(text, text, gen.nextInt()));
        Acl.of(List.of("bind:a=b")).permits(new Binding.Labels(Map.of(text, text)));
    }

    private static String grammatical(Gen gen) {
        StringBuilder text = new StringBuilder();
        for (int i = gen.nextInt(8); i >= 0; i--)
            text.append(
                    gen.of(List.of("*", ".", ":", "://", "=", "[", "]", "::", "tcp", "a", "com", "22", "1.1", "-")));
        return text.toString();
    }

    @Test
    void neitherLongTextsNorManyRulesTakeLong() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String part : List.of("a", "a.", "a-", "*.", "[", "[::1]", ":", "://", "=", "\ud800", "1.", "0:")) {
                for (String text : List.of(part.repeat((1 << 20) / part.length()), part.repeat(507 / part.length()))) {
                    fails(text);
                    failsOrReads("bind:" + text);
                    Acl.of(List.of("bind:*.a")).permits(new Binding.Name(text));
                }
            }
            Acl acl = Acl.of(Collections.nCopies(1_000, "bind:*." + "a.".repeat(12) + "b"));
            for (int i = 0; i < 1_000; i++)
                assertThat(acl.permits(new Binding.Name("a.".repeat(120) + "c")))
                        .isFalse();
        });
    }

    private static void fails(String text) {
        assertThat(failsOrReads(text)).isFalse();
    }

    private static boolean failsOrReads(String text) {
        try {
            Acl.of(List.of(text));
            return true;
        } catch (Failure.Invalid _) {
            return false;
        }
    }
}
