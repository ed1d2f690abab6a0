package dev.botstead.credential.acl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an agent asks to bind, as it asks: a host that is no host is permitted by no rule. Its type says what was
/// refused.
public sealed interface Binding {
    /// A name, such as the `https://a.example.com` of a web endpoint. Without a port it is the usual one of its
    /// scheme.
    record Name(
            @Nullable String scheme, String host, @Nullable Integer port) implements Binding {
        /// A name of any scheme, on its usual port.
        public Name(String host) {
            this(null, host, null);
        }
    }

    /// A port of a host (IPv6 in brackets). Without a scheme it is `tcp`.
    record TcpAddress(@Nullable String scheme, String host, int port) implements Binding {
        /// A TCP address.
        public TcpAddress(String host, int port) {
            this(null, host, port);
        }
    }

    /// Whichever TCP address is free.
    record RandomTcpAddress() implements Binding {}

    /// Labels, by which others find what is bound.
    record Labels(Map<String, String> labels) implements Binding {
        /// Keeps a copy.
        public Labels {
            labels = Map.copyOf(labels);
        }
    }
}
