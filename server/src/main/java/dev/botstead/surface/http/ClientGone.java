package dev.botstead.surface.http;

/// The client went away in the middle: nobody is left to answer, and nothing is wrong with us.
public final class ClientGone extends RuntimeException {
    /// One more client that left.
    public ClientGone() {
        super("the client went away", null, false, false);
    }
}
