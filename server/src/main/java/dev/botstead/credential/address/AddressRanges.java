package dev.botstead.credential.address;

import dev.botstead.base.Failure;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Addresses from which something is good: ranges of both families, or anywhere when there is none.
///
/// IPv4 and IPv6 stay apart: `::/0` holds no address of IPv4, and `::ffff:10.0.0.1` is one of IPv4.
public final class AddressRanges {
    /// No restriction.
    public static final AddressRanges ANYWHERE = new AddressRanges(List.of());

    private static final int MOST = 100;

    private final List<AddressRange> ranges; // sorted, each once

    private AddressRanges(List<AddressRange> ranges) {
        this.ranges = ranges;
    }

    /// The ranges that `texts` write: `10.0.0.0/8`, `fd00::/8`, or an address alone. [Failure.Invalid] with the code
    /// `malformed` says which of them cannot be read.
    public static AddressRanges of(List<String> texts) {
        if (texts.size() > MOST)
            throw new Failure.Invalid("addresses", "malformed", "There are more than " + MOST + " addresses.");
        TreeSet<AddressRange> ranges = new TreeSet<>();
        int entry = 1;
        for (String text : texts) ranges.add(AddressRange.read(entry++, text));
        return new AddressRanges(List.copyOf(ranges));
    }

    /// Whether there is no restriction.
    public boolean anywhere() {
        return ranges.isEmpty();
    }

    /// Whether `address` is one of them. One that is not known is so only where any is.
    public boolean contains(@Nullable InetAddress address) {
        if (anywhere() || address == null) return anywhere();
        AddressRange one = AddressRange.of(address);
        return ranges.stream().anyMatch(range -> range.contains(one));
    }

    /// Like [#contains(InetAddress)], for an address written out; what is none is one that is not known.
    public boolean contains(@Nullable String address) {
        return contains(address == null ? null : IpLiteral.read(address));
    }

    /// Whether no address is good here that is not good in `wider`. Its ranges count together: `10.0.0.0/23` lies
    /// within `10.0.0.0/24` and `10.0.1.0/24`.
    public boolean within(AddressRanges wider) {
        if (anywhere() || wider.anywhere()) return wider.anywhere();
        List<Span> spans = wider.spans();
        return ranges.stream().allMatch(range -> spans.stream().anyMatch(span -> span.contains(range)));
    }

    /// The ranges in their one spelling, sorted, each once.
    public List<String> texts() {
        return ranges.stream().map(AddressRange::text).toList();
    }

    private record Span(AddressRange.Family family, BigInteger first, BigInteger last) {
        boolean contains(AddressRange range) {
            return family == range.family()
                    && first.compareTo(range.first()) <= 0
                    && range.last().compareTo(last) <= 0;
        }

        boolean reaches(AddressRange next) {
            return family == next.family() && next.first().compareTo(last.add(BigInteger.ONE)) <= 0;
        }
    }

    /// What the ranges cover, with those that touch or overlap joined.
    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (AddressRange range : ranges) {
            Span joined = new Span(range.family(), range.first(), range.last());
            if (!spans.isEmpty() && spans.getLast().reaches(range)) {
                Span before = spans.removeLast();
                joined = new Span(before.family(), before.first(), before.last().max(range.last()));
            }
            spans.add(joined);
        }
        return spans;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRanges that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    @Override
    public String toString() {
        return "AddressRanges" + texts();
    }
}
