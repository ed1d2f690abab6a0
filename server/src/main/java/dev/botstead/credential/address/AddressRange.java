package dev.botstead.credential.address;

import dev.botstead.base.Failure;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/// The addresses of one family from `first` on that share its first `prefix` bits.
record AddressRange(Family family, BigInteger first, int prefix) implements Comparable<AddressRange> {
    /// IPv4 within IPv6 (`::ffff:10.0.0.1`) counts as IPv4, so `V6` never means an address of IPv4.
    enum Family {
        V4(32),
        V6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }
    }

    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Comparator<AddressRange> ORDER = Comparator.comparing(AddressRange::family)
            .thenComparing(AddressRange::first)
            .thenComparingInt(AddressRange::prefix);
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);
    private static final int MAPPED_PREFIX = 96;

    /// The one address as a range.
    static AddressRange of(InetAddress address) {
        return mapped(new BigInteger(1, address.getAddress()), address.getAddress().length * 8);
    }

    private static AddressRange mapped(BigInteger number, int bits) {
        return new AddressRange(bits == 32 ? Family.V4 : Family.V6, number, bits).unmapped();
    }

    /// The range that `text` writes (`10.0.0.0/8`, `fd00::/8`, `10.0.0.1`); [Failure.Invalid] for `entry` if none.
    static AddressRange read(int entry, String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpLiteral.read(slash < 0 ? text : text.substring(0, slash));
        if (address == null)
            throw malformed(
                    entry, "is no address (10.0.0.1, fd00::1) and no range of addresses (10.0.0.0/8, fd00::/8)");
        if (slash < 0) return of(address);
        // The length counts in the family as it was written, and that of ::ffff:10.0.0.0/104 is IPv6.
        boolean six = text.indexOf(':') >= 0;
        AddressRange whole = six ? of(address).asWritten() : of(address);
        AddressRange cut = whole.cut(prefix(entry, text.substring(slash + 1), whole.family.bits));
        if (!cut.first.equals(whole.first))
            throw new Failure.Invalid(
                    "addresses",
                    "malformed",
                    "Entry " + entry + " of the addresses: " + text + " is an address within "
                            + cut.unmapped().text() + ", write that.");
        return cut.unmapped();
    }

    private static int prefix(int entry, String text, int most) {
        if (!PREFIX.matcher(text).matches() || Integer.parseInt(text) > most)
            throw malformed(entry, "has a length behind the / that is no number from 0 to " + most);
        return Integer.parseInt(text);
    }

    private AddressRange cut(int length) {
        int rest = family.bits - length;
        return new AddressRange(family, first.shiftRight(rest).shiftLeft(rest), length);
    }

    private AddressRange asWritten() {
        return family == Family.V6 ? this : new AddressRange(Family.V6, MAPPED.or(first), prefix + MAPPED_PREFIX);
    }

    private AddressRange unmapped() {
        boolean mapped = family == Family.V6
                && prefix >= MAPPED_PREFIX
                && first.shiftRight(32).equals(MAPPED.shiftRight(32));
        return mapped ? new AddressRange(Family.V4, first.xor(MAPPED), prefix - MAPPED_PREFIX) : this;
    }

    private static Failure.Invalid malformed(int entry, String why) {
        return new Failure.Invalid("addresses", "malformed", "Entry " + entry + " of the addresses " + why + ".");
    }

    BigInteger last() {
        return first.add(BigInteger.ONE.shiftLeft(family.bits - prefix)).subtract(BigInteger.ONE);
    }

    boolean contains(AddressRange other) {
        return family == other.family
                && first.compareTo(other.first) <= 0
                && other.last().compareTo(last()) <= 0;
    }

    /// The one spelling: a single address bare, any other range with its length.
    String text() {
        byte[] number = first.toByteArray();
        byte[] bytes = new byte[family.bits / 8];
        int length = Math.min(number.length, bytes.length); // a sign byte may stand in front
        System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
        try {
            String address = IpLiteral.write(InetAddress.getByAddress(bytes));
            return prefix == family.bits ? address : address + "/" + prefix;
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(Arrays.toString(bytes), wrongLength);
        }
    }

    @Override
    public int compareTo(AddressRange other) {
        return ORDER.compare(this, other);
    }
}
