package dev.botstead.server.http;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request that is over, for the log: no query and no field but the user agent, since those may carry
/// secrets.
///
/// @param path as it was sent, without its query
/// @param status what was answered; 499 when the client left before anything was
/// @param bytes of content sent
public record Access(
        Instant began,
        String requestId,
        @Nullable InetAddress peer,
        String method,
        String path,
        String protocol,
        int status,
        long bytes,
        Duration took,
        @Nullable String userAgent) {}
