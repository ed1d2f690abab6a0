package dev.botstead.surface.http;

import org.jspecify.annotations.Nullable;

/// A WebSocket whose handshake is done. One thread receives; any may send or close.
public interface Socket {
    /// The next message of text, or null once the other side has ended it or either has closed it.
    @Nullable
    String receive();

    /// Sends a message and returns when the other side's socket took it; throws [ClientGone] when it does not.
    void send(String text);

    /// Ends it with a code of RFC 6455 section 7.4; a second time does nothing. Does not wait.
    void close(int code, String reason);
}
