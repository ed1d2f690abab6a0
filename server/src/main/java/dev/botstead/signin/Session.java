package dev.botstead.signin;

import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A person's way in: a browser's cookie, or one of the two tokens of a client's sign-in.
///
/// @param family shared by what one sign-in gave
/// @param until the instant from which it is over, whatever happens
public record Session(
        SessionId id, AccountId account, PrincipalId person, Kind kind, UUID family, Instant from, Instant until) {
    /// The kinds of session, with how long each lives.
    public enum Kind {
        /// A browser's, in a cookie; over after twelve idle hours too.
        BROWSER(Duration.ofDays(7)),
        /// The token that a client presents.
        ACCESS(Duration.ofDays(7)),
        /// The token that gives a new access token, and nothing else.
        REFRESH(Duration.ofDays(15));

        /// How long a browser's session may lie idle.
        public static final Duration IDLE = Duration.ofHours(12);

        private final Duration length;

        Kind(Duration length) {
            this.length = length;
        }

        /// How long it lives.
        public Duration length() {
            return length;
        }
    }
}
