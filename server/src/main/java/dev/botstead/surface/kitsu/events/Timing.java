package dev.botstead.surface.kitsu.events;

import java.time.Duration;

/// How often clients are asked whether they are there, and how long anybody waits.
///
/// @param ping between two pings
/// @param pong for the answer to one
/// @param entry from the opening of a session until its client is let into the namespace
public record Timing(Duration ping, Duration pong, Duration entry) {
    /// What the clients' own servers use.
    public static Timing standard() {
        return new Timing(Duration.ofSeconds(25), Duration.ofSeconds(20), Duration.ofSeconds(10));
    }
}
