package dev.botstead.cluster;

import java.util.UUID;

/// What a change touched, as memory knows it: a kind of thing and its id.
public record Touched(Kind kind, UUID subject) {
    /// The kinds of thing that decisions are made of.
    public enum Kind {
        /// A person or a bot: its switch, role, expiry.
        PRINCIPAL,
        /// One credential.
        CREDENTIAL,
        /// One session of a person.
        SESSION
    }
}
