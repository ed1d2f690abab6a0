package dev.botstead.credential.acl;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a name or an address lies, spelled as rules spell it. `shared`: the host belongs to many, each with a port.
record Spot(@Nullable String scheme, Host host, @Nullable Integer port, boolean shared) {
    /// Where `name` lies, or null when its host is none.
    static @Nullable Spot of(Binding.Name name) {
        String scheme = lower(name.scheme());
        Integer port = name.port() == null ? usual(scheme) : name.port();
        Host host = Host.read(name.host());
        return host == null ? null : new Spot(scheme, host, port, false);
    }

    /// Where `address` lies, or null when its host is none.
    static @Nullable Spot of(Binding.TcpAddress address) {
        String scheme = lower(address.scheme());
        Host host = Host.read(address.host());
        return host == null ? null : new Spot(scheme == null ? "tcp" : scheme, host, address.port(), true);
    }

    private static @Nullable Integer usual(@Nullable String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https", "tls" -> 443;
            case null, default -> null;
        };
    }

    private static @Nullable String lower(@Nullable String scheme) {
        return scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
    }
}
