package dev.botstead.credential.acl;

import org.jspecify.annotations.Nullable;

/// One rule, read. Its [#text] is read as an equal rule.
sealed interface Rule {
    /// The rule in its shortest spelling.
    String text();

    /// `*` or `bind:*`: anything may be bound.
    record Everything() implements Rule {
        @Override
        public String text() {
            return "*";
        }
    }

    /// `bind:example.com`, `bind:host:22`, `bind:tcp://host:22`: what is given must match.
    record Location(
            @Nullable String scheme, Host host, @Nullable Integer port) implements Rule {
        /// A bare domain permits names and no addresses: on a host that many share, the port says whose it is.
        boolean permits(Spot spot) {
            if (spot.shared() && scheme == null && port == null) return false;
            return (scheme == null || scheme.equals(spot.scheme()))
                    && (port == null || port.equals(spot.port()))
                    && host.covers(spot.host());
        }

        @Override
        public String text() {
            return "bind:" + (scheme == null ? "" : scheme + "://") + host.text() + (port == null ? "" : ":" + port);
        }
    }

    /// `bind:key=value`; `*` is any key, or any value.
    record Label(String key, String value) implements Rule {
        boolean permits(String wantedKey, String wantedValue) {
            return (key.equals("*") || key.equals(wantedKey)) && (value.equals("*") || value.equals(wantedValue));
        }

        @Override
        public String text() {
            return "bind:" + key + "=" + value;
        }
    }
}
