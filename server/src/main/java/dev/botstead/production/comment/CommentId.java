package dev.botstead.production.comment;

import dev.botstead.id.Id;
import java.util.UUID;

/// The id of a comment.
public record CommentId(UUID uuid) implements Id {
    @Override
    public String toString() {
        return uuid.toString();
    }
}
