package dev.botstead.server.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proxies whose word on the client's address and scheme is believed. From anyone else `x-forwarded-…`
/// is noise.
public final class TrustedProxies {
    private final List<Range> ranges;

    private TrustedProxies(List<Range> ranges) {
        this.ranges = ranges;
    }

    /// Nobody is believed.
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /// Believes addresses (`10.0.0.1`) and ranges (`10.0.0.0/8`, `fd00::/8`); what is neither is an
    /// [IllegalArgumentException] whose message names it.
    public static TrustedProxies of(List<String> ranges) {
        return new TrustedProxies(ranges.stream().map(Range::parse).toList());
    }

    /// Whether `peer` is one of them.
    boolean trusts(@Nullable InetAddress peer) {
        return peer != null && ranges.stream().anyMatch(range -> range.holds(peer.getAddress()));
    }

    /// The client that `forwarded` (all fields of `x-forwarded-for`) names for a request that came from
    /// `peer`.
    ///
    /// Each proxy appends whom it saw, so only the end can be believed: from the right, the first address
    /// that is no trusted proxy is the client. With `10.0.0.0/8` trusted, `1.1.1.1, 9.9.9.9, 10.0.0.2` from
    /// `10.0.0.1` `9.9.9.9`: whatever stands left of it, the client wrote itself.
    @Nullable
    InetAddress client(@Nullable InetAddress peer, List<String> forwarded) {
        if (!trusts(peer)) {
            return peer;
        }
        InetAddress client = peer;
        String[] hops = String.join(",", forwarded).split(",", -1);
        for (int hop = hops.length - 1; hop >= 0 && trusts(client); hop--) {
            InetAddress next = literal(hops[hop].strip());
            if (next == null) {
                break;
            }
            client = next;
        }
        return client;
    }

    /// Whether the nearest proxy says that the client spoke TLS to it.
    boolean secure(@Nullable InetAddress peer, List<String> schemes) {
        if (!trusts(peer) || schemes.isEmpty()) {
            return false;
        }
        String last = schemes.getLast();
        return last.substring(last.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
    }

    /// An address written as such, with a port or without; null for anything else. Names are never looked
    /// up.
    static @Nullable InetAddress literal(String text) {
        String bare = text;
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            bare = text.substring(1, text.indexOf(']'));
        } else if (text.indexOf('.') > 0 && text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
            bare = text.substring(0, text.indexOf(':'));
        }
        // The library also takes `10` for 0.0.0.10, which nobody means.
        if (bare.indexOf(':') < 0 && bare.chars().filter(c -> c == '.').count() != 3) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private record Range(List<Byte> network, int bits) {
        static Range parse(String text) {
            int slash = text.indexOf('/');
            InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
            if (address == null) {
                throw new IllegalArgumentException("not an address or a range of addresses: " + text);
            }
            byte[] bytes = address.getAddress();
            int bits = slash < 0 ? bytes.length * 8 : bits(text, text.substring(slash + 1), bytes.length * 8);
            List<Byte> network = new ArrayList<>();
            for (byte b : bytes) {
                network.add(b);
            }
            return new Range(List.copyOf(network), bits);
        }

        private static int bits(String range, String text, int most) {
            if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("not a range of addresses: " + range);
            }
            return Integer.parseInt(text);
        }

        boolean holds(byte[] address) {
            if (address.length != network.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (network.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
