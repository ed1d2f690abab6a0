package dev.botstead.server.http;

import java.time.Duration;

/// Where to listen, how much to take from a client, how long to wait for one, and which proxies to believe.
///
/// @param port 0 for any free one
public record HttpOptions(String host, int port, Limits limits, Patience patience, TrustedProxies proxies) {
    /// What one client, and all of them, may take.
    ///
    /// @param lineBytes the request line: 414 beyond
    /// @param headBytes all header fields together: 431 beyond
    /// @param connections open at once: the next one is cut when it is accepted
    /// @param requests on a virtual thread at once: 503 beyond
    /// @param sockets WebSockets open at once: 503 beyond
    /// @param messageBytes one message of a WebSocket: closed with 1009 beyond
    public record Limits(int lineBytes, int headBytes, int connections, int requests, int sockets, int messageBytes) {
        /// The limits of a server on its own machine. An unread upload holds 0.2 MB, so 2,000 fit beside
        /// the rest.
        public static Limits standard() {
            return new Limits(8 * 1024, 16 * 1024, 20_000, 2_000, 2_000, 64 * 1024);
        }
    }

    /// How long a client may keep us waiting.
    ///
    /// @param idle a connection on which nothing whole arrives or leaves, so also the time for a first head
    /// @param keepAlive a connection without a request since its last one
    /// @param read a body of which nothing arrives; each KiB received buys one second more
    /// @param write an answer of which nothing is taken
    public record Patience(Duration idle, Duration keepAlive, Duration read, Duration write) {
        /// Idle outlasts the 25 s at which whoever keeps an answer open must send something.
        public static Patience standard() {
            return new Patience(
                    Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(30));
        }
    }

    /// Listening on `host` and `port` with the standard limits, believing no proxy.
    public static HttpOptions at(String host, int port) {
        return new HttpOptions(host, port, Limits.standard(), Patience.standard(), TrustedProxies.none());
    }

    /// The same with other limits.
    public HttpOptions with(Limits other) {
        return new HttpOptions(host, port, other, patience, proxies);
    }

    /// The same with another patience.
    public HttpOptions with(Patience other) {
        return new HttpOptions(host, port, limits, other, proxies);
    }

    /// The same, believing `other`.
    public HttpOptions with(TrustedProxies other) {
        return new HttpOptions(host, port, limits, patience, other);
    }
}
