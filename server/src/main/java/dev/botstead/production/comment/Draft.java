package dev.botstead.production.comment;

import dev.botstead.base.Text;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to say about a task.
///
/// @param status the status that saying it gives; the task's own to give none
/// @param checklist a JSON list of objects
/// @param links a JSON list of texts
/// @param forClient whether clients are meant to read it
/// @param author somebody else to say it for, or null
/// @param at when it is to have been said, or null for now
public record Draft(
        UUID status,
        String text,
        String checklist,
        String links,
        boolean forClient,
        @Nullable UUID author,
        @Nullable Instant at) {
    /// Checks the text.
    public Draft {
        text = Text.clean("comment", text, CommentTables.LONGEST);
    }

    /// Only a text.
    public static Draft of(UUID status, String text) {
        return new Draft(status, text, "[]", "[]", false, null, null);
    }

    /// The same with another status.
    Draft giving(UUID other) {
        return new Draft(other, text, checklist, links, forClient, author, at);
    }
}
