package dev.botstead.surface.http;

/// The manners of one dialect below its prefix.
///
/// @param slashes whether doubled and trailing slashes are passed over
/// @param wording makes the answer of a refusal or a fault
public record Zone(boolean slashes, Wording wording) {
    /// Puts a refusal into the dialect's own error shape.
    @FunctionalInterface
    public interface Wording {
        /// The answer for `refusal`, made from memory: it may be wanted on the event loop. A fault of ours
        /// comes as status 500 with a sentence that gives nothing away.
        Response of(Request request, Refusal refusal);
    }
}
