package dev.botstead.surface.http;

import dev.botstead.event.Origin;
import java.net.InetAddress;

/// Where a request came from, in the words of events.
public final class Origins {
    private static final int LONGEST_AGENT = 200;

    private Origins() {}

    /// The origin of `request`.
    public static Origin of(Request request) {
        InetAddress peer = request.connection().peer();
        String agent = request.header("user-agent");
        return new Origin(
                request.id(),
                peer == null ? null : peer.getHostAddress(),
                agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT));
    }
}
