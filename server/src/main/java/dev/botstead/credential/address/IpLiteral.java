package dev.botstead.credential.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address written out. The library's own reader also takes `1.2` for 1.0.0.2, brackets and zones, which nobody
/// means where it is decided who may enter.
public final class IpLiteral {
    private static final int LONGEST = 45; // six groups of four digits and a dotted quad
    private static final Pattern QUAD = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern GROUPS = Pattern.compile("[0-9a-fA-F:]+(\\.[0-9]+)*");

    private IpLiteral() {}

    /// The address that `text` is: a dotted quad, or IPv6 without brackets and zone; null for anything else. One of
    /// IPv4 within IPv6 (`::ffff:10.0.0.1`) is the address of IPv4 that it means.
    public static @Nullable InetAddress read(String text) {
        if (text.length() > LONGEST) return null;
        int colon = text.lastIndexOf(':');
        String tail = text.substring(colon + 1);
        boolean quad = QUAD.matcher(tail).matches();
        if (colon < 0 ? !quad : !GROUPS.matcher(text).matches() || (tail.indexOf('.') >= 0 && !quad)) return null;
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// The one spelling of an address, IPv6 as in RFC 5952: lower case, and the first of the longest runs of zeros as
    /// `::`.
    public static String write(InetAddress address) {
        if (address instanceof Inet4Address) return address.getHostAddress();
        List<String> groups = groups(address.getAddress());
        int at = 0;
        int longest = 1; // a single zero is written out
        for (int i = 0; i < groups.size(); i++) {
            int zeros = zeros(groups, i);
            if (zeros > longest) {
                at = i;
                longest = zeros;
            }
        }
        if (longest == 1) return String.join(":", groups);
        return String.join(":", groups.subList(0, at)) + "::"
                + String.join(":", groups.subList(at + longest, groups.size()));
    }

    private static List<String> groups(byte[] address) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < address.length; i += 2)
            groups.add(Integer.toHexString(((address[i] & 0xff) << 8) | (address[i + 1] & 0xff)));
        return groups;
    }

    private static int zeros(List<String> groups, int from) {
        int end = from;
        while (end < groups.size() && groups.get(end).equals("0")) end++;
        return end - from;
    }
}
