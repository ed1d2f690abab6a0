package dev.botstead.production.comment;

import dev.botstead.id.AccountId;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is called upon in a text: `@Full Name` of somebody in the team, `@Department`.
///
/// At each `@` the longest name that fits is the one meant: with *Ann* and *Ann Lee* in the team, `@Ann Lee` is one
/// mention of the latter. A name ends where no letter or digit follows.
record Mentions(Set<UUID> people, Set<UUID> departments) {
    private static final Mentions NONE = new Mentions(Set.of(), Set.of());

    private record Name(String name, UUID id, boolean person) {}

    static Mentions in(Tx tx, AccountId account, UUID project, String text) {
        if (text.indexOf('@') < 0) return NONE;
        List<Name> names = new ArrayList<>(tx.list(
                "SELECT p.id AS id, p.name AS name FROM principal p JOIN project_member m ON m.principal_id = p.id"
                        + " WHERE m.project_id = ? AND p.account_id = ?",
                row -> new Name(row.text("name"), row.uuid("id"), true),
                project,
                account));
        names.addAll(tx.list(
                "SELECT id, name FROM department WHERE account_id = ?",
                row -> new Name(row.text("name"), row.uuid("id"), false),
                account));
        names.sort(Comparator.comparingInt((Name name) -> name.name().length()).reversed());
        return among(names, text);
    }

    private static Mentions among(List<Name> names, String text) {
        Mentions found = new Mentions(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            for (Name name : names) {
                if (!fits(text, at + 1, name.name())) continue;
                names.stream()
                        .filter(each -> each.name().equalsIgnoreCase(name.name()))
                        .forEach(each -> (each.person() ? found.people : found.departments).add(each.id()));
                break;
            }
        }
        return found;
    }

    /// Keeps them with a comment.
    void insert(WriteTx tx, CommentId comment) {
        link(tx, "INSERT INTO comment_mention (comment_id, principal_id) VALUES (?, ?)", comment, people);
        link(
                tx,
                "INSERT INTO comment_department_mention (comment_id, department_id) VALUES (?, ?)",
                comment,
                departments);
    }

    private static void link(WriteTx tx, String sql, CommentId comment, Set<UUID> mentioned) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (UUID each : mentioned) rows.add(new Object[] {comment, each});
        tx.batch(sql, rows);
    }

    /// Forgets those of a comment.
    static void delete(WriteTx tx, CommentId comment) {
        tx.update("DELETE FROM comment_mention WHERE comment_id = ?", comment);
        tx.update("DELETE FROM comment_department_mention WHERE comment_id = ?", comment);
    }

    /// Whether `text` calls `name` after `sign`.
    static boolean names(String text, char sign, String name) {
        for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
            if (fits(text, at + 1, name)) return true;
        return false;
    }

    private static boolean fits(String text, int at, String name) {
        int end = at + name.length();
        return text.regionMatches(true, at, name, 0, name.length())
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }
}
