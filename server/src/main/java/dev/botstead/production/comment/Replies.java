package dev.botstead.production.comment;

import static dev.botstead.production.comment.CommentTables.COMMENTS;

import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The answers to comments.
public final class Replies {
    /// An answer to a comment.
    ///
    /// @param mentions a JSON list of ids
    /// @param departmentMentions a JSON list of ids
    public record Reply(
            UUID id, UUID comment, UUID person, String text, String mentions, String departmentMentions, Instant at) {}

    private Replies() {}

    /// The replies of each comment in `where`, oldest first.
    public static Map<UUID, List<Reply>> of(Tx tx, Where where) {
        Map<UUID, List<Reply>> replies = new HashMap<>();
        tx.each(
                "SELECT id, comment_id, person_id, text, mentions, department_mentions, created_at FROM comment_reply"
                        + " WHERE comment_id IN (" + COMMENTS.ids(where) + ") ORDER BY created_at, id",
                row -> {
                    Reply reply = new Reply(
                            row.uuid("id"),
                            row.uuid("comment_id"),
                            row.uuid("person_id"),
                            row.text("text"),
                            row.text("mentions"),
                            row.text("department_mentions"),
                            row.instant("created_at"));
                    replies.computeIfAbsent(reply.comment(), _ -> new ArrayList<>())
                            .add(reply);
                },
                where.arguments());
        return replies;
    }
}
