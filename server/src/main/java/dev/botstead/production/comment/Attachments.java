package dev.botstead.production.comment;

import static dev.botstead.production.comment.CommentTables.COMMENTS;

import dev.botstead.cluster.Change;
import dev.botstead.directory.Caller;
import dev.botstead.id.AccountId;
import dev.botstead.production.file.FileName;
import dev.botstead.production.file.Files;
import dev.botstead.production.file.Upload;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The files that are attached to comments and to their replies.
public final class Attachments {
    /// That an attachment refers to a row of `stored_file`.
    public static final String IN_USE = "EXISTS (SELECT 1 FROM attachment_file a WHERE a.id = stored_file.id)";

    private static final String COLUMNS =
            "id, comment_id, reply_id, name, extension, mimetype, size, created_at, updated_at";

    /// A file attached to a comment or to one of its replies.
    public record Attachment(
            UUID id, UUID comment, @Nullable UUID reply, FileName name, long size, Instant created, Instant updated) {}

    private final Files files;

    /// Attachments whose contents are in `files`.
    public Attachments(Files files) {
        this.files = files;
    }

    /// The files attached to each comment in `where`, in their order.
    public static Map<UUID, List<Attachment>> of(Tx tx, Where where) {
        Map<UUID, List<Attachment>> attachments = new HashMap<>();
        tx.each(
                "SELECT " + COLUMNS + " FROM attachment_file WHERE comment_id IN (" + COMMENTS.ids(where)
                        + ") ORDER BY id",
                row -> {
                    Attachment file = attachment(row);
                    attachments
                            .computeIfAbsent(file.comment(), _ -> new ArrayList<>())
                            .add(file);
                },
                where.arguments());
        return attachments;
    }

    /// One of the account.
    static Optional<Attachment> find(Tx tx, AccountId account, UUID id) {
        return tx.first(
                "SELECT " + COLUMNS + " FROM attachment_file WHERE id = ? AND account_id = ?",
                Attachments::attachment,
                id,
                account);
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                row.uuid("id"),
                row.uuid("comment_id"),
                row.uuidOrNull("reply_id"),
                new FileName(row.text("name"), row.text("extension"), row.text("mimetype")),
                row.longValue("size"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    /// Attaches what was received to a comment, or to a reply of it.
    void insert(Change change, Caller caller, UUID comment, @Nullable UUID reply, List<Upload> uploads) {
        files.keep(change.tx(), uploads);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Upload upload : uploads) {
            FileName name = upload.name();
            rows.add(new @Nullable Object[] {
                upload.id(),
                caller.account(),
                comment,
                reply,
                name.name(),
                name.extension(),
                name.mimetype(),
                upload.size(),
                change.at(),
                change.at()
            });
        }
        change.tx()
                .batch(
                        "INSERT INTO attachment_file (id, account_id, comment_id, reply_id, name, extension, mimetype,"
                                + " size, created_at, updated_at) VALUES (" + Tx.marks(10) + ")",
                        rows);
    }

    /// The ids of what was received, for the log.
    static List<String> ids(List<Upload> uploads) {
        return uploads.stream().map(upload -> upload.id().toString()).toList();
    }

    /// Detaches those whose `column` is `id`. Their contents go once that is committed.
    void delete(WriteTx tx, String column, UUID id) {
        deleteAll(tx, column + " = ?", id);
    }

    /// Detaches those for which a condition in SQL holds.
    public void deleteAll(WriteTx tx, String condition, Object... arguments) {
        List<UUID> gone =
                tx.list("SELECT id FROM attachment_file WHERE " + condition, row -> row.uuid("id"), arguments);
        if (gone.isEmpty()) return;
        tx.update("DELETE FROM attachment_file WHERE " + condition, arguments);
        files.release(tx, gone);
    }
}
