package dev.botstead.id;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Gen;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One identifier, two spellings.
final class IdentifierTest {
    static Stream<Gen> fiveThousandSeeds() {
        return Gen.many(5_000);
    }

    private static UUID id(Gen gen) {
        Instant at = Instant.ofEpochSecond(1_400_000_000L + gen.nextLong(1L << 32), gen.nextInt(1_000_000_000));
        return new Ids(InstantSource.fixed(at), new SecureRandom()).next();
    }

    @ParameterizedTest
    @MethodSource("fiveThousandSeeds")
    void whatIsWrittenAsAKsuidIsReadBack(Gen gen) {
        UUID id = id(gen);
        assertThat(Ksuid.of(id)).hasSize(27).matches("[0-9A-Za-z]{27}");
        assertThat(Ksuid.parse(Ksuid.of(id))).contains(id);
        assertThat(Ids.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @MethodSource("fiveThousandSeeds")
    void whatIsReadAsAKsuidIsWrittenTheSame(Gen gen) {
        char[] text = Ksuid.of(id(gen)).toCharArray();
        text[gen.nextInt(27)] =
                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_ é".charAt(gen.nextInt(66));
        String changed = new String(text);
        Ksuid.parse(changed).ifPresent(read -> assertThat(Ksuid.of(read)).isEqualTo(changed));
    }

    @ParameterizedTest
    @MethodSource("fiveThousandSeeds")
    void noTextMakesAReaderThrow(Gen gen) {
        String text = gen.text(40);
        assertThat(Ksuid.parse(text).isPresent() && Ids.parse(text).isPresent()).isFalse();
    }

    @Test
    void aLaterIdSortsAfterAnEarlierOneInBothSpellings() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<UUID> ids = IntStream.range(0, 2_000)
                .mapToObj(i -> new Ids(InstantSource.fixed(start.plusNanos(i * 1_700_000L)), new SecureRandom()).next())
                .toList();
        assertThat(ids.stream().map(UUID::toString)).isSorted();
        assertThat(ids.stream().map(Ksuid::of)).isSorted();
    }

    @Test
    void aMalformedUuidIsNone() {
        for (String text : List.of(
                "",
                "1-1-1-1-1",
                "not-a-uuid",
                "01a210b3-201b-708f-8de9-a1ee0974828",
                "{01a210b3-201b-708f-8de9-a1ee0974828b}"))
            assertThat(Ids.parse(text)).isEmpty();
    }
}
