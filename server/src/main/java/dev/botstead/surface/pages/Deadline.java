package dev.botstead.surface.pages;

/// When something ends, and how much that matters today.
public record Deadline(Urgency urgency, Moment moment) {
    /// How near the end is.
    public enum Urgency {
        /// More than seven days away.
        LATER,
        /// Within seven days: it will need someone.
        SOON,
        /// Over.
        PAST
    }

    /// Whether it falls within seven days.
    public boolean soon() {
        return urgency == Urgency.SOON;
    }

    /// Whether it is over.
    public boolean past() {
        return urgency == Urgency.PAST;
    }
}
