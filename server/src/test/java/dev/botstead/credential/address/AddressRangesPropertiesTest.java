package dev.botstead.credential.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Gen;
import dev.botstead.base.Failure;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for all ranges, against a reference that compares bit by bit.
final class AddressRangesPropertiesTest {
    static Stream<Gen> twoThousandSeeds() {
        return Gen.many(2_000);
    }

    /// A range by its parts, from which both the text and the reference are made.
    private record Cidr(int bits, BigInteger network, int prefix) {
        /// Near the start of the addresses or of a block, so that ranges meet.
        static Cidr of(Gen gen) {
            int bits = gen.nextInt(3) == 0 ? 128 : 32;
            int prefix = gen.nextInt(4) == 0 ? gen.nextInt(bits + 1) : bits - gen.nextInt(5);
            BigInteger address = address(gen, bits);
            return new Cidr(bits, address.shiftRight(bits - prefix).shiftLeft(bits - prefix), prefix);
        }

        static BigInteger address(Gen gen, int bits) {
            BigInteger low = BigInteger.valueOf(gen.nextInt(32));
            return switch (gen.nextInt(4)) {
                case 0 -> new BigInteger(bits, gen);
                case 1 ->
                    BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).subtract(low);
                default -> low;
            };
        }

        String text() {
            return spelled(bits, network) + "/" + prefix;
        }

        boolean holds(int ofBits, BigInteger address) {
            return bits == ofBits
                    && IntStream.range(bits - prefix, bits).allMatch(i -> address.testBit(i) == network.testBit(i));
        }
    }

    private static InetAddress inet(int bits, BigInteger address) {
        byte[] bytes = new byte[bits / 8];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = address.shiftRight(bits - 8 * (i + 1)).byteValue();
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new AssertionError(wrongLength);
        }
    }

    private static String spelled(int bits, BigInteger address) {
        return inet(bits, address).getHostAddress();
    }

    private static List<Cidr> cidrs(Gen gen) {
        return IntStream.range(0, 1 + gen.nextInt(6))
                .mapToObj(_ -> Cidr.of(gen))
                .toList();
    }

    private static AddressRanges ranges(List<Cidr> cidrs) {
        return AddressRanges.of(cidrs.stream().map(Cidr::text).toList());
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void anAddressIsContainedWhenItSharesTheBits(Gen gen) {
        List<Cidr> cidrs = cidrs(gen);
        AddressRanges ranges = ranges(cidrs);
        for (int i = 0; i < 10; i++) {
            int bits = gen.nextBoolean() ? 32 : 128;
            BigInteger address = Cidr.address(gen, bits);
            boolean expected = cidrs.stream().anyMatch(cidr -> cidr.holds(bits, address));
            assertThat(ranges.contains(inet(bits, address))).isEqualTo(expected);
            assertThat(ranges.contains(spelled(bits, address))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void rangesLieWithinOthersWhenEachOfTheirAddressesDoes(Gen gen) {
        // All in the last or first 32 addresses of a family, so that every address can be asked.
        List<Cidr> narrow = small(gen);
        List<Cidr> wide = small(gen);
        boolean expected = Stream.of(32, 128)
                .allMatch(bits -> IntStream.range(0, 64)
                        .mapToObj(i -> edge(bits, i))
                        .filter(address -> narrow.stream().anyMatch(cidr -> cidr.holds(bits, address)))
                        .allMatch(address -> wide.stream().anyMatch(cidr -> cidr.holds(bits, address))));
        assertThat(ranges(narrow).within(ranges(wide))).isEqualTo(expected);
    }

    private static BigInteger edge(int bits, int i) {
        return i < 32 ? BigInteger.valueOf(i) : BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(64 - i));
    }

    private static List<Cidr> small(Gen gen) {
        return IntStream.range(0, 1 + gen.nextInt(6))
                .mapToObj(_ -> {
                    int bits = gen.nextInt(4) == 0 ? 128 : 32;
                    int rest = gen.nextInt(5);
                    BigInteger address = edge(bits, gen.nextInt(4) == 0 ? 63 - gen.nextInt(32) : gen.nextInt(32));
                    return new Cidr(bits, address.shiftRight(rest).shiftLeft(rest), bits - rest);
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void whatLiesWithinHoldsNoAddressThatTheOtherDoesNot(Gen gen) {
        AddressRanges narrow = ranges(cidrs(gen));
        AddressRanges wide = ranges(cidrs(gen));
        assertThat(narrow.within(narrow)).isTrue();
        if (!narrow.within(wide)) return;
        for (int i = 0; i < 20; i++) {
            int bits = gen.nextBoolean() ? 32 : 128;
            InetAddress address = inet(bits, Cidr.address(gen, bits));
            assertThat(narrow.contains(address) && !wide.contains(address)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void whatIsWrittenIsReadAsTheSame(Gen gen) {
        AddressRanges ranges = ranges(cidrs(gen));
        assertThat(AddressRanges.of(ranges.texts())).isEqualTo(ranges);
        assertThat(AddressRanges.of(ranges.texts()).texts()).isEqualTo(ranges.texts());
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void noTextDoesMoreThanFail(Gen gen) {
        StringBuilder text = new StringBuilder(gen.nextBoolean() ? gen.text(12) : "");
        for (int i = gen.nextInt(12); i >= 0; i--)
            text.append(gen.of(List.of(":", "::", "1", "ffff", ".", "255", "%", "/", "/96", "0.0.0.0", "::ffff:")));
        String written = gen.nextInt(500) == 0 ? text.toString().repeat(50_000) : text.toString();
        try {
            AddressRanges ranges = AddressRanges.of(List.of(written));
            assertThat(AddressRanges.of(ranges.texts())).isEqualTo(ranges);
        } catch (Failure.Invalid invalid) {
            assertThat(invalid.code()).isEqualTo("malformed");
            assertThat(invalid.detail().length()).isLessThan(150);
        }
    }
}
