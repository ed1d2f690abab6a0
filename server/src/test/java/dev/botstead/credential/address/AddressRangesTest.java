package dev.botstead.credential.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges as people write them, and what lies in them.
final class AddressRangesTest {
    private static AddressRanges ranges(String... texts) {
        return AddressRanges.of(List.of(texts));
    }

    @Test
    void withoutRangesAnyAddressIsGoodEvenOneThatIsNotKnown() {
        AddressRanges none = ranges();
        assertThat(none).isEqualTo(AddressRanges.ANYWHERE);
        assertThat(none.anywhere()).isTrue();
        assertThat(none.texts()).isEmpty();
        assertThat(none.contains("10.0.0.1")).isTrue();
        assertThat(none.contains("unknown")).isTrue();
        assertThat(none.contains((String) null)).isTrue();
        assertThat(none.contains((InetAddress) null)).isTrue();
    }

    @Test
    void anAddressThatIsNotKnownIsInNoRange() {
        AddressRanges all = ranges("0.0.0.0/0", "::/0");
        assertThat(all.anywhere()).isFalse();
        assertThat(all.contains("unknown")).isFalse();
        assertThat(all.contains("fe80::1%eth0")).isFalse();
        assertThat(all.contains((String) null)).isFalse();
        assertThat(all.contains((InetAddress) null)).isFalse();
        assertThat(all.contains("255.255.255.255")).isTrue();
        assertThat(all.contains("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, ::10.1.2.3, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1/32, 10.0.0.1, true",
        "0.0.0.0/0, 0.0.0.0, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "::/0, ::ffff:10.0.0.1, false",
        "::/0, ::, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::, false",
        "::1, ::1, true",
        "::1/128, ::2, false",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:0:0/96, 1.2.3.4, true",
        "128.0.0.0/1, 200.0.0.1, true",
        "8000::/1, ffff::, true",
    })
    void anAddressLiesInARange(String range, String address, boolean in) {
        assertThat(ranges(range).contains(address)).isEqualTo(in);
        assertThat(ranges(range).contains(InetAddress.ofLiteral(address))).isEqualTo(in);
        assertThat(ranges("192.0.2.7", "2001:db8::/32", range).contains(address))
                .isEqualTo(in);
    }

    @Test
    void rangesHaveOneSpellingAndOneOrder() {
        AddressRanges ranges = ranges(
                "FD00:0::/8",
                "10.0.0.0/8",
                "::ffff:10.0.0.0/104",
                "::1/128",
                "9.0.0.1/32",
                "::ffff:0:0/96",
                "10.0.0.0/9");
        assertThat(ranges.texts())
                .containsExactly("0.0.0.0/0", "9.0.0.1", "10.0.0.0/8", "10.0.0.0/9", "::1", "fd00::/8");
        assertThat(AddressRanges.of(ranges.texts().reversed()))
                .isEqualTo(ranges)
                .hasSameHashCodeAs(ranges)
                .isNotEqualTo(ranges("::1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8, 10.0.0.0/8",
        "10.0.0.1/31, 10.0.0.0/31",
        "255.255.255.255/0, 0.0.0.0/0",
        "fd00::1/8, fd00::/8",
        "::1/127, ::/127",
        "::ffff:10.1.2.3/104, 10.0.0.0/8",
        "::ffff:0:0/90, ::ffc0:0:0/90",
    })
    void bitsBehindTheLengthAreAnErrorThatNamesTheRange(String range, String meant) {
        assertThatThrownBy(() -> ranges("::1", range))
                .isInstanceOf(Failure.Invalid.class)
                .hasMessage("Entry 2 of the addresses: " + range + " is an address within " + meant + ", write that.");
        assertThat(ranges(meant).texts()).containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/08",
                "10.0.0.0/+8",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/99999999999",
                "10/8",
                "10.0/16",
                "10.0.0/24",
                "010.0.0.0/8",
                "10.0.0.0 /8",
                "localhost",
                "example.com/8",
                "*",
                "any",
                "10.0.0.1-10.0.0.9",
                "10.0.0.0/٨",
                "fe80::1%eth0",
                "fe80::%1/64",
                "[::1]",
                "[fd00::]/8",
                "::ffff:10.0.0.0/129",
                "10.0.0.1:80",
                "::/\u0000",
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> ranges("::1", text)).isInstanceOfSatisfying(Failure.Invalid.class, failure -> {
            assertThat(failure.field()).isEqualTo("addresses");
            assertThat(failure.code()).isEqualTo("malformed");
            assertThat(failure.detail()).startsWith("Entry 2 of the addresses ");
        });
    }

    @Test
    void thereAreAHundredAtMost() {
        assertThat(AddressRanges.of(Collections.nCopies(100, "::1")).texts()).containsExactly("::1");
        assertThatThrownBy(() -> AddressRanges.of(Collections.nCopies(101, "::1")))
                .isInstanceOf(Failure.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/23, 10.0.0.0/24 10.0.1.0/24, true",
        "10.0.0.0/23, 10.0.0.0/24 10.0.1.0/25 10.0.1.128/25, true",
        "10.0.0.0/23, 10.0.0.0/24 10.0.1.0/25, false",
        "10.0.0.0/23, 10.0.0.0/24 10.0.2.0/24, false",
        "10.0.0.0/24 10.0.1.0/24, 10.0.0.0/23, true",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.0.0.0/8, 10.0.0.0/9, false",
        "10.0.0.5, 10.0.0.0/8 10.0.0.0/24, true",
        "10.0.1.0/24, 10.0.0.0/8 10.0.0.0/24, true",
        "10.0.0.0/8, ::/0, false",
        "::/0, 0.0.0.0/0, false",
        "::/0 0.0.0.0/0, 0.0.0.0/1 128.0.0.0/1 ::/1 8000::/1, true",
        "10.0.0.0/8 11.0.0.0/8, 10.0.0.0/8, false",
        "255.255.255.255, ::/0 255.255.255.255, true",
        "::, 255.255.255.255 ::, true",
        "::/127, ::1 ::, true",
    })
    void rangesLieWithinOthersThatCoverThemTogether(String narrow, String wide, boolean within) {
        assertThat(ranges(narrow.split(" ")).within(ranges(wide.split(" ")))).isEqualTo(within);
    }

    /// The address that is not known is good anywhere and in no range.
    @Test
    void everythingLiesWithinAnywhereAndAnywhereOnlyWithinItself() {
        assertThat(ranges("10.0.0.1").within(AddressRanges.ANYWHERE)).isTrue();
        assertThat(AddressRanges.ANYWHERE.within(AddressRanges.ANYWHERE)).isTrue();
        assertThat(AddressRanges.ANYWHERE.within(ranges("0.0.0.0/0", "::/0"))).isFalse();
    }
}
