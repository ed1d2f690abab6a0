package dev.botstead.production.project;

import dev.botstead.base.Text;
import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Like;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is counted and looked for across teams, each by one query.
public final class TeamLists {
    /// How many a team has.
    ///
    /// @param bots how many of them are bots
    public record Size(long all, long bots) {
        /// A team of nobody.
        public static final Size NONE = new Size(0, 0);

        /// How many are people.
        public long people() {
            return all - bots;
        }
    }

    /// A production that somebody is in.
    public record Membership(UUID project, String name) {}

    private TeamLists() {}

    /// The size of the team of each of these productions; one without a team has no entry.
    public static Map<UUID, Size> sizes(Tx tx, AccountId account, List<UUID> projects) {
        Map<UUID, Size> sizes = new HashMap<>();
        if (projects.isEmpty()) return sizes;
        tx.each(
                "SELECT m.project_id AS project, count(*) AS many, SUM(CASE WHEN p.kind = 'BOT' THEN 1 ELSE 0 END) AS bots"
                        + " FROM project_member m JOIN principal p ON p.id = m.principal_id WHERE p.account_id = ?"
                        + " AND m.project_id IN (" + Tx.marks(projects.size()) + ") GROUP BY m.project_id",
                row -> sizes.put(row.uuid("project"), new Size(row.longValue("many"), row.longValue("bots"))),
                with(account, projects));
        return sizes;
    }

    /// The productions that each of these is in, by name; somebody who is in none has no entry.
    public static Map<PrincipalId, List<Membership>> memberships(Tx tx, AccountId account, List<PrincipalId> members) {
        Map<PrincipalId, List<Membership>> memberships = new HashMap<>();
        if (members.isEmpty()) return memberships;
        tx.each(
                "SELECT m.principal_id AS member, p.id AS project, p.name AS name FROM project_member m"
                        + " JOIN project p ON p.id = m.project_id WHERE p.account_id = ? AND m.principal_id IN ("
                        + Tx.marks(members.size()) + ") ORDER BY p.name_key, p.id",
                row -> memberships
                        .computeIfAbsent(new PrincipalId(row.uuid("member")), _ -> new ArrayList<>())
                        .add(new Membership(row.uuid("project"), row.text("name"))),
                with(account, members));
        return memberships;
    }

    /// Bots, or people, of the account who are not in a team, by name.
    ///
    /// @param text what their name holds; empty for any
    public static List<PrincipalId> outside(
            Tx tx, AccountId account, UUID project, boolean bots, String text, int most) {
        return tx.list(
                "SELECT p.id AS id FROM principal p WHERE p.account_id = ? AND p.kind = ? AND p.deleted_at IS NULL"
                        + " AND p.name_key LIKE ? ESCAPE '\\' AND NOT EXISTS (SELECT 1 FROM project_member m"
                        + " WHERE m.project_id = ? AND m.principal_id = p.id) ORDER BY p.name_key, p.id LIMIT ?",
                row -> new PrincipalId(row.uuid("id")),
                account,
                bots ? "BOT" : "PERSON",
                holding(text),
                project,
                most);
    }

    /// The pattern of names that hold `text`, for `LIKE … ESCAPE '\'`.
    public static String holding(String text) {
        return Like.holding(Text.key(text));
    }

    private static @Nullable Object[] with(AccountId account, List<?> others) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(account));
        arguments.addAll(others);
        return arguments.toArray();
    }
}
