package dev.botstead.surface.http;

/// Says whether a request may become a WebSocket, and what is then spoken over it.
@FunctionalInterface
public interface Upgrade {
    /// What is spoken, once the handshake is done; or throws a [Refusal], which is answered without one.
    Talk accept(Request request);

    /// What is spoken over a WebSocket: plain and blocking, on a virtual thread of its own. The socket is closed
    /// when it returns.
    @FunctionalInterface
    interface Talk {
        /// Speaks until one of the two has had enough.
        void over(Socket socket);
    }
}
