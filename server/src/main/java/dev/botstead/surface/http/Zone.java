package dev.botstead.surface.http;

/// The manners of one dialect below its prefix.
///
/// @param slashes what doubled and trailing slashes mean
/// @param wording makes the answer of a refusal or a fault
public record Zone(Slashes slashes, Wording wording) {
    /// How slashes are read.
    public enum Slashes {
        /// Each counts.
        SIGNIFICANT,
        /// Doubled and trailing ones are passed over.
        IGNORED,
        /// Doubled ones are passed over; a trailing one asks for something that has no name.
        COLLAPSED
    }

    /// Puts a refusal into the dialect's own error shape.
    @FunctionalInterface
    public interface Wording {
        /// The answer for `refusal`, made from memory: it may be wanted on the event loop. A fault of ours
        /// comes as status 500 with a sentence that gives nothing away.
        Response of(Request request, Refusal refusal);
    }
}
