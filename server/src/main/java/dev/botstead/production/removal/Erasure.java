package dev.botstead.production.removal;

import dev.botstead.production.comment.Attachments;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// The statements that take rows away, in the order of what refers to what. Each works on a set of ids.
///
/// @param attachments where what is attached goes from
/// @param ids what stands within an `IN (…)`: marks, or a query for one column
/// @param arguments what the marks stand for
record Erasure(Attachments attachments, String ids, List<Object> arguments) {
    private static final List<String> BELOW_COMMENTS =
            List.of("comment_mention", "comment_department_mention", "comment_acknowledgement", "comment_reply");

    /// These ids; at least one.
    static Erasure of(Attachments attachments, Collection<UUID> ids) {
        return new Erasure(attachments, Tx.marks(ids.size()), List.copyOf(ids));
    }

    /// The ids that a query with one argument finds.
    static Erasure of(Attachments attachments, String query, Object argument) {
        return new Erasure(attachments, query, List.of(argument));
    }

    private Erasure then(String query) {
        return new Erasure(attachments, query.replace("%s", ids), arguments);
    }

    private void run(WriteTx tx, String sql) {
        List<Object> all = new ArrayList<>();
        int times = (sql.length() - sql.replace("%s", "").length()) / 2;
        Collections.nCopies(times, arguments).forEach(all::addAll);
        tx.update(sql.replace("%s", ids), all.toArray());
    }

    /// Of a set of tasks: what was said about them, who works on them, and they themselves.
    void tasks(WriteTx tx) {
        Erasure comments = then("SELECT c.id FROM comment c WHERE c.object_id IN (%s)");
        attachments.deleteAll(
                tx,
                "comment_id IN (" + comments.ids() + ")",
                comments.arguments().toArray());
        for (String table : BELOW_COMMENTS) comments.run(tx, "DELETE FROM " + table + " WHERE comment_id IN (%s)");
        run(tx, "DELETE FROM comment WHERE object_id IN (%s)");
        run(tx, "DELETE FROM task_assignee WHERE task_id IN (%s)");
        run(tx, "DELETE FROM task WHERE id IN (%s)");
    }

    /// Of a set of entities, which holds all that lies below each: their tasks, their casting, and they themselves.
    void entities(WriteTx tx) {
        then("SELECT t.id FROM task t WHERE t.entity_id IN (%s)").tasks(tx);
        run(
                tx,
                "UPDATE entity SET nb_entities_out = (SELECT count(*) FROM entity_link k"
                        + " WHERE k.entity_in_id = entity.id AND k.entity_out_id NOT IN (%s)) WHERE id IN"
                        + " (SELECT l.entity_in_id FROM entity_link l WHERE l.entity_out_id IN (%s))");
        run(tx, "DELETE FROM entity_link WHERE entity_in_id IN (%s) OR entity_out_id IN (%s)");
        run(tx, "DELETE FROM entity_concept_link WHERE entity_id IN (%s) OR concept_id IN (%s)");
        run(tx, "UPDATE entity SET source_id = NULL WHERE source_id IN (%s)");
        run(tx, "DELETE FROM entity WHERE id IN (%s)");
    }

    /// Of a set of productions: all that they hold, their settings, and they themselves.
    void projects(WriteTx tx) {
        then("SELECT e.id FROM entity e WHERE e.project_id IN (%s)").entities(tx);
        then("SELECT m.id FROM metadata_descriptor m WHERE m.project_id IN (%s)")
                .run(tx, "DELETE FROM metadata_descriptor_department WHERE metadata_descriptor_id IN (%s)");
        for (String table : List.of(
                "metadata_descriptor",
                "project_member",
                "project_asset_type",
                "project_task_type",
                "project_task_status")) run(tx, "DELETE FROM " + table + " WHERE project_id IN (%s)");
        run(tx, "DELETE FROM project WHERE id IN (%s)");
    }
}
