package dev.botstead.surface.pages.credentials;

/// A rotation in progress: an old secret that works on beside the one that took its place.
public record Rotating(KeyRow old, KeyRow newer) {
    /// Which of the two was used last, in a sentence. What is in use all the time is noted once a minute.
    public String last() {
        if (newer.lastUse() == null) {
            return "Nobody has used the new one yet.";
        }
        boolean behind = old.lastUse() != null
                && old.lastUse().at().isAfter(newer.lastUse().at());
        return behind ? "The old one was used last: not everything has moved." : "The new one was used last.";
    }
}
