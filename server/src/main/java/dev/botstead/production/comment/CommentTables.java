package dev.botstead.production.comment;

import static dev.botstead.production.table.Column.flag;
import static dev.botstead.production.table.Column.id;
import static dev.botstead.production.table.Column.json;
import static dev.botstead.production.table.Column.moment;
import static dev.botstead.production.table.Column.text;
import static dev.botstead.production.table.Column.whole;

import dev.botstead.production.table.Column;
import dev.botstead.production.table.Kind;
import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Table;
import java.util.Set;

/// The table of comments, as clients know it.
public final class CommentTables {
    /// The longest text of a comment.
    public static final int LONGEST = 100_000;

    /// Comments.
    public static final Table COMMENTS = new Table(
                    "comment",
                    id("id").fixed(),
                    id("project_id").hidden(),
                    id("object_id").fixed(),
                    text("text", LONGEST).required(),
                    json("data"),
                    json("checklist").required(),
                    json("links").required(),
                    new Column("pinned", Kind.FLAG, null, 0, Set.of(), false, true, true),
                    flag("for_client"),
                    flag("by_client").hidden(),
                    id("task_status_id").required(),
                    id("person_id").fixed(),
                    id("editor_id").fixed(),
                    id("preview_file_id").fixed(),
                    whole("shotgun_id").fixed(),
                    moment("created_at").fixed(),
                    moment("updated_at").fixed())
            .relating(
                    new Relation("mentions", "comment_mention", "comment_id", "principal_id"),
                    new Relation("department_mentions", "comment_department_mention", "comment_id", "department_id"),
                    new Relation("acknowledgements", "comment_acknowledgement", "comment_id", "principal_id"));

    /// The order of comments in answers: newest first.
    public static final String ORDER = "comment.created_at DESC, comment.id DESC";

    private CommentTables() {}
}
