package dev.botstead.credential.acl;

import dev.botstead.credential.address.IpLiteral;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A host in its one spelling: a domain in lower case, an address, or every domain below `name` (a wildcard).
record Host(String name, boolean wildcard) {
    private static final int LONGEST = 253;
    // Possessive, so that no text makes it try twice.
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,62}+(?<!-))?+\\.)*+[a-z0-9](?:[a-z0-9-]{0,62}+(?<!-))?+");

    /// The host that `text` writes: `example.com`, `*.example.com`, `10.0.0.1`, `[fd00::1]`; null for anything else,
    /// so too for a domain outside of ASCII, which is written `xn--…`.
    static @Nullable Host read(String text) {
        if (text.length() > LONGEST + 2) return null;
        if (text.startsWith("[") && text.endsWith("]")) return address(text.substring(1, text.length() - 1));
        boolean wildcard = text.startsWith("*.");
        String name = wildcard ? text.substring(2) : text;
        if (!name.chars().allMatch(c -> c < 0x80)) return null; // or the Kelvin sign becomes a k
        name = name.toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST || !DOMAIN.matcher(name).matches()) return null;
        // A last label of digits makes it an address, in spellings that programs read differently: one is enough.
        boolean number = name.substring(name.lastIndexOf('.') + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && (wildcard || IpLiteral.read(name) == null)) return null;
        return new Host(name, wildcard);
    }

    private static @Nullable Host address(String text) {
        InetAddress address = text.indexOf(':') < 0 ? null : IpLiteral.read(text);
        if (address == null) return null;
        String name = IpLiteral.write(address);
        return new Host(address instanceof Inet4Address ? name : "[" + name + "]", false);
    }

    /// Whether `wanted` is this host or, under a wildcard, lies below it at any depth. The bare domain does not.
    boolean covers(Host wanted) {
        return equals(wanted) || (wildcard && wanted.name.endsWith("." + name));
    }

    /// As rules write it.
    String text() {
        return wildcard ? "*." + name : name;
    }
}
