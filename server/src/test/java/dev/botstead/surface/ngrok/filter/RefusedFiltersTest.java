package dev.botstead.surface.ngrok.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.botstead.Gen;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Dialect;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is no filter is refused with its reason and its place, at once and in silence.
final class RefusedFiltersTest {
    private final Filters filters = new Filters(Dialect.SQLITE, InstantSource.fixed(Thing.NOW));

    private Condition read(String filter) {
        return filters.read(filter, Thing.FIELDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            obj                                | At character 1, obj needs a field
            obj.nam == 'a'                     | At character 4, there is no field obj.nam to filter by
            obj.name == 'a' && bot.id == 'b'   | At character 23, there is nothing called bot.id
            name == 'a'                        | At character 1, there is nothing called name
            obj.name                           | At character 4, this is neither true nor false
            obj.name && true                   | must be true or false
            !obj.acl                           | must be true or false
            obj.acl[0] == 'a'                  | this operator is not available here
            obj.name + 'a' == 'ab'             | this operator is not available here
            -size(obj.name) == 1               | this operator is not available here
            obj.active ? true : false          | is not available here
            obj.name.matches('a.*')            | the function matches is not available here
            has(obj.name)                      | the function has is not available here
            obj.acl.exists(x, x == 'a')        | there is nothing called x
            obj.acl.all('a', true)             | the function all is not available here
            type(obj.name) == 'a'              | the function type is not available here
            obj.name == {}                     | this part of CEL is not available here
            obj.name{a: 1}                     | this part of CEL is not available here
            obj.name == 1.5                    | only texts, whole numbers
            obj.name == b'a'                   | only texts, whole numbers
            size(obj.name) == 1u               | only texts, whole numbers
            obj.name == 1                      | these two cannot be compared
            obj.name == obj.id                 | these two cannot be compared
            obj.name < null                    | these two cannot be compared
            obj.acl == ['a']                   | a list is compared with []
            obj.acl < []                       | these two have no order
            obj.active < true                  | these two have no order
            obj.id < 'bot_1'                   | ids have no order
            obj.id == 5                        | an id is compared with a text in quotes
            obj.id.startsWith('bot_')          | an id can only be compared as a whole
            size(obj.id) == 4                  | size is there for texts and lists
            obj.name.contains(obj.name)        | takes a text in quotes
            obj.created_at == 'yesterday'      | RFC 3339
            obj.created_at > timestamp('2026-02-30T00:00:00Z') | there is no such time
            obj.created_at > timestamp('2026-02-03T00:00:00')  | RFC 3339
            obj.created_at > time.now          | timestamp(…)
            obj.created_at > timestamp(obj.created_at) | timestamp takes time.now
            obj.created_at > timestamp(time.now).add('1w') | a number and d, h or m
            obj.created_at > timestamp(time.now).add('9999999d') | too far away
            obj.created_at > time.now.add('1d') | add and subtract are there for timestamp(…)
            'a' == 'a'                         | one of two that are compared must be a field
            timestamp(time.now) < timestamp(time.now) | must be a field
            obj.name in 'a'                    | after in comes a list
            obj.active in [true]               | not looked for in a list
            obj.name in obj.acl                | only a text in quotes
            obj.name == 'a' and obj.active     | At character 17, it is not well-formed
            obj.name = 'a'                     | not well-formed
            obj.name == 'a                     | not well-formed
            obj.`name` == 'a'                  | not well-formed
            obj.name == '\\u0000'              | what no text may hold
            obj.name == '\\ud800'              | not well-formed
            """)
    void whatCannotBeSaidIsRefusedWithItsReason(String filter, String reason) {
        Invalid refused = catchThrowableOfType(Invalid.class, () -> read(filter));
        assertThat(refused).isNotNull();
        assertThat(refused.field()).isEqualTo("filter");
        assertThat(refused.code()).isEqualTo("bad_filter");
        assertThat(refused.detail()).startsWith("The filter cannot be used. ").contains(reason);
    }

    @Test
    void aLongNameIsNotRepeated() {
        Invalid refused = catchThrowableOfType(Invalid.class, () -> read("obj." + "x".repeat(900) + " == 'a'"));
        assertThat(refused.detail()).hasSizeLessThan(160);
    }

    @Test
    void aPlaceInALaterLineIsNamedByItsLine() {
        Invalid refused = catchThrowableOfType(Invalid.class, () -> read("obj.active &&\n  obj.nam == 'a'"));
        assertThat(refused.detail()).contains("In line 2, at character 6, there is no field obj.nam");
    }

    static Stream<String> bombs() {
        Stream<String> repeated = Stream.of(
                        "!",
                        "(",
                        ")",
                        "[",
                        "{",
                        "-",
                        "'",
                        "\"",
                        "\\",
                        "//",
                        "a.",
                        "a(",
                        "a?b:",
                        "obj.name==''?",
                        "in ",
                        "`",
                        "r'",
                        "'''",
                        "\u0000",
                        "\ud800",
                        "\udc00",
                        "日",
                        "🚀",
                        "obj.",
                        "'a'in[",
                        "1",
                        "0x",
                        "1e9",
                        "&&",
                        "a||",
                        "true||",
                        "true==",
                        "!(",
                        "obj.name.size().",
                        "timestamp(",
                        "[[],",
                        "{1:",
                        "x.y{z:",
                        "\n")
                .flatMap(part -> Stream.of(1, 16, 40, 1024).map(times -> {
                    String text = part.repeat(times);
                    return text.length() > 1024 ? text.substring(0, 1024) : text;
                }));
        Stream<String> closed = Stream.of("(:)", "[:]", "!(:)", "size(:)", "timestamp(:)", "a.b(:)", "{1::}", "f(:,1)")
                .flatMap(pair -> Stream.of(8, 16, 17, 40, 100).map(times -> {
                    String[] halves = pair.split(":", 2);
                    return halves[0].repeat(times) + "obj.active" + halves[1].repeat(times);
                }));
        Stream<String> alone = Stream.of(
                "(obj.name in ['','',''] in [true,true,true]) in [true,true,true]",
                "'a' in ".repeat(140) + "obj.acl",
                "'".repeat(3) + "x".repeat(1000),
                "obj.name == '" + "日".repeat(400) + "'",
                "'; DROP TABLE filtered; --",
                "obj.name == ''; DROP TABLE filtered; --'",
                "obj.name == 'a' /* b */",
                "obj.name == 'a' -- b",
                "size(obj.name) == 99999999999999999999999",
                "obj.created_at > timestamp(time.now).add('99999999999999d')",
                "obj.created_at > timestamp('+999999999-01-01T00:00:00Z')",
                "obj.created_at > timestamp('" + "9".repeat(900) + "')",
                "x".repeat(100_000));
        return Stream.of(repeated, closed, alone).flatMap(it -> it);
    }

    @Test
    void aBombIsAFilterOrRefusedAtOnceAndInSilence() {
        read("obj.active");
        List<String> slow =
                bombs().filter(bomb -> took(bomb).toMillis() > 1_500).toList();
        assertThat(slow).isEmpty();
    }

    private Duration took(String filter) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        long start = System.nanoTime();
        try {
            Condition condition = read(filter);
            assertThat(condition.sql()).hasSizeLessThan(40_000);
        } catch (Invalid refused) {
            assertThat(refused.code()).isEqualTo("bad_filter");
            assertThat(refused.detail()).hasSizeLessThan(200);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void noTextIsAnythingButAFilterOrRefused() {
        List<String> words = List.of(
                "obj",
                ".",
                "name",
                "acl",
                "id",
                "(",
                ")",
                "[",
                "]",
                "'",
                "\"",
                "==",
                "<",
                "!",
                "&&",
                "||",
                "in",
                "size",
                "time.now",
                "timestamp",
                "'a'",
                "1",
                "?",
                ":",
                "{",
                "}",
                ",",
                "\\",
                "r",
                "b",
                "-",
                "//",
                "\n",
                "has",
                "\u0000");
        Gen.many(20_000).forEach(gen -> {
            String filter = gen.nextInt(3) == 0
                    ? gen.text(60)
                    : Stream.generate(() -> gen.nextInt(12) == 0 ? gen.text(2) : gen.of(words))
                            .limit(gen.nextInt(25))
                            .collect(Collectors.joining());
            took(filter);
        });
    }

    static Stream<String> withinLimits() {
        return Stream.of(
                "(".repeat(16) + "obj.active" + ")".repeat(16),
                "obj.name == '" + "x".repeat(1024 - 14) + "'",
                "!(".repeat(15) + "obj.active" + ")".repeat(15));
    }

    @ParameterizedTest
    @MethodSource("withinLimits")
    void whatIsWithinTheLimitsIsRead(String filter) {
        assertThat(read(filter).sql()).isNotEmpty();
    }

    @Test
    void oneByteMoreThanTheLimitIsRefused() {
        String longest = "obj.name == '" + "x".repeat(1024 - 14) + "'";
        assertThat(read(longest).arguments()).hasSize(1);
        Invalid refused = catchThrowableOfType(Invalid.class, () -> read(longest.replaceFirst("x", "é")));
        assertThat(refused.detail()).contains("longer than 1024 bytes");
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        String deep = "!(".repeat(16) + "obj.active == true" + ")".repeat(16);
        Invalid refused = catchThrowableOfType(Invalid.class, () -> read(deep));
        assertThat(refused.detail()).contains("deep");
    }

    // A caller could hold every reader of the database for seconds otherwise.
    @Test
    void moreLooksIntoTextsThanTheLimitAreRefused() {
        for (String look : List.of("obj.name.contains('a')", "'a' in obj.acl", "size(obj.name) > 1", "obj.acl == []")) {
            List<String> ten = Collections.nCopies(10, look);
            assertThat(read(String.join("||", ten)).sql()).isNotEmpty();
            Invalid refused = catchThrowableOfType(
                    Invalid.class, () -> read(String.join("||", ten) + "||obj.name.endsWith('b')"));
            assertThat(refused.detail()).contains("looks into texts and lists more than 10 times");
        }
    }

    @Test
    void aBlankFilterAsksForNothing() {
        assertThat(read("")).isEqualTo(Condition.ALWAYS);
        assertThat(read(" \n\t")).isEqualTo(Condition.ALWAYS);
    }
}
