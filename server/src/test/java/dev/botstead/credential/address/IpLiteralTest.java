package dev.botstead.credential.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Gen;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One address, many spellings to read, one to write.
final class IpLiteralTest {
    static Stream<Gen> twoThousandSeeds() {
        return Gen.many(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0000:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::ffff:10.0.0.1, 10.0.0.1",
        "::ffff:0a00:1, 10.0.0.1",
        "::10.0.0.1, ::a00:1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    })
    void anAddressHasOneSpelling(String text, String written) {
        assertThat(IpLiteral.write(Objects.requireNonNull(IpLiteral.read(text))))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.4.",
                "1..2.3",
                "256.1.1.1",
                "1.1.1.256",
                "01.2.3.4",
                "1.2.3.04",
                "0x1.2.3.4",
                "1.2.3.4 ",
                " 1.2.3.4",
                "+1.2.3.4",
                "-1.2.3.4",
                "1.2.3.4:80",
                "١.1.1.1",
                "localhost",
                "example.com",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "::g",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "[::1]",
                "fe80::1%eth0",
                "fe80::1%1",
                "::1/128",
                "::010.0.0.1",
                "::1.2.3",
                "::1.2",
                "1.2.3.4::",
                "::\u0000",
                "::1 ",
                "cafe",
                "a:b",
                "::ffff:1.2.3.4.5",
            })
    void anythingElseIsNone(String text) {
        assertThat(IpLiteral.read(text)).isNull();
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void whatIsWrittenIsReadAsTheSame(Gen gen) throws Exception {
        byte[] bytes = new byte[gen.nextBoolean() ? 4 : 16];
        for (int i = 0; i < bytes.length; i += 2)
            if (gen.nextBoolean()) bytes[i + gen.nextInt(2)] = (byte) gen.nextInt();
        InetAddress address = InetAddress.getByAddress(bytes);
        String text = IpLiteral.write(address);
        assertThat(IpLiteral.read(text)).isEqualTo(address);
        assertThat(IpLiteral.write(InetAddress.ofLiteral(text))).isEqualTo(text);
        assertThat(text).doesNotContain(":::").isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("twoThousandSeeds")
    void noTextMakesTheReaderThrow(Gen gen) {
        IpLiteral.read(gen.text(20));
        StringBuilder text = new StringBuilder();
        for (int i = gen.nextInt(12); i >= 0; i--)
            text.append(gen.of(List.of(":", "::", "1", "ffff", ".", "255", "%")));
        InetAddress address = IpLiteral.read(text.toString());
        if (address != null)
            assertThat(IpLiteral.read(IpLiteral.write(address))).isEqualTo(address);
    }

    @Test
    void aLongTextIsNoAddress() {
        assertThat(IpLiteral.read("1.".repeat(1 << 19))).isNull();
        assertThat(IpLiteral.read(":".repeat(1 << 20))).isNull();
    }
}
