package dev.botstead.surface.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// The connection below a request: who is at the other end, and the means to end it.
public interface Connection {
    /// The client's address: the peer's, or the one that a trusted proxy vouches for; null on a Unix
    /// socket.
    @Nullable
    InetAddress peer();

    /// Whether the client spoke TLS, to us or to a trusted proxy.
    boolean secure();

    /// Whether the peer may say by which address clients reach us (`x-forwarded-host`, `x-forwarded-proto`): a
    /// trusted proxy, or somebody on this machine.
    boolean forwards();

    /// Cuts the connection now, whatever is under way on it.
    void cut();
}
