package dev.botstead.server.http;

import java.net.UnknownHostException;

/// The server cannot listen where it was told to. Its message is one sentence that an operator can act on.
public final class CannotListen extends RuntimeException {
    CannotListen(String host, int port, Throwable cause) {
        super("Cannot listen on " + host + ", port " + port + ": " + reason(cause) + ".", cause);
    }

    private static String reason(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("Address already in use")) {
            return "another program listens there already";
        }
        if (said.contains("Permission denied")) {
            return "this user may not listen on that port";
        }
        if (said.contains("Cannot assign requested address") || cause instanceof UnknownHostException) {
            return "this machine has no such address";
        }
        return said;
    }
}
