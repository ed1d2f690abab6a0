package dev.botstead.credential;

import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.Id;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of rotation policies, and what credentials keep of what was told of them.
final class RotationStore {
    private static final long DAY = Duration.ofDays(1).toNanos() / 1_000; // instants are kept in microseconds

    // Of which something is told, at the two instants that follow.
    private static final String SCHEDULED = " FROM rotation_policy policy"
            + " JOIN principal p ON p.id = policy.owner_id"
            + " JOIN credential c ON c.owner_id = policy.owner_id"
            + " WHERE p.active AND p.deleted_at IS NULL AND (p.expires_at IS NULL OR p.expires_at > ?)"
            + " AND c.kind IN ('API_KEY', 'AUTHTOKEN') AND c.revoked_at IS NULL AND c.retires_at IS NULL"
            + " AND (c.expires_at IS NULL OR c.expires_at > ?)";
    private static final String DUE_AT = "c.created_at + policy.every_days * " + DAY;

    /// A credential whose time has come.
    record Candidate(CredentialId id, AccountId account, PrincipalId owner) {
        private static Candidate of(Row row) {
            return new Candidate(
                    new CredentialId(row.uuid("id")),
                    new AccountId(row.uuid("account_id")),
                    new PrincipalId(row.uuid("owner_id")));
        }
    }

    /// What is told of a credential once.
    enum Notice {
        /// It is to be replaced in some days.
        SOON("rotation_soon", "warned_at", "policy.every_days - policy.warn_days"),
        /// It is to be replaced now.
        DUE("rotation_due", "due_told_at", "policy.every_days");

        private final String verb;
        private final String column;
        private final String days;

        Notice(String verb, String column, String days) {
            this.verb = verb;
            this.column = column;
            this.days = days;
        }

        String verb() {
            return verb;
        }
    }

    Optional<RotationPolicy> policy(Tx tx, PrincipalId owner) {
        return tx.first(
                "SELECT every_days, overlap, warn_days FROM rotation_policy WHERE owner_id = ?",
                row -> new RotationPolicy(
                        (int) row.longValue("every_days"), Duration.ofSeconds(row.longValue("overlap")), (int)
                                row.longValue("warn_days")),
                owner);
    }

    void put(
            WriteTx tx,
            AccountId account,
            PrincipalId owner,
            RotationPolicy policy,
            @Nullable PrincipalId by,
            Instant at) {
        tx.update(
                "INSERT INTO rotation_policy (account_id, owner_id, every_days, overlap, warn_days, set_by, updated_at)"
                        + " VALUES (" + Tx.marks(7) + ") ON CONFLICT (owner_id) DO UPDATE SET"
                        + " every_days = excluded.every_days, overlap = excluded.overlap,"
                        + " warn_days = excluded.warn_days, set_by = excluded.set_by,"
                        + " updated_at = excluded.updated_at",
                account,
                owner,
                (long) policy.everyDays(),
                policy.overlap().toSeconds(),
                (long) policy.warnDays(),
                by,
                at);
    }

    void remove(WriteTx tx, PrincipalId owner) {
        tx.update("DELETE FROM rotation_policy WHERE owner_id = ?", owner);
    }

    /// Lets all that was told of the secrets of `owner` be told anew.
    void startAnew(WriteTx tx, PrincipalId owner) {
        tx.update(
                "UPDATE credential SET warned_at = NULL, due_told_at = NULL WHERE owner_id = ?"
                        + " AND (warned_at IS NOT NULL OR due_told_at IS NOT NULL)",
                owner);
    }

    /// Those of which `notice` is to be told at `now`, the oldest first. Of one that is due it is not told any more
    /// that it is so soon.
    List<Candidate> candidates(Tx tx, Notice notice, Instant now, int limit) {
        String notYetDue = notice == Notice.SOON ? " AND " + DUE_AT + " > ?" : "";
        String sql = "SELECT c.id, c.account_id, c.owner_id" + SCHEDULED + " AND c." + notice.column + " IS NULL"
                + " AND c.created_at + (" + notice.days + ") * " + DAY + " <= ?" + notYetDue
                + " ORDER BY c.created_at, c.id LIMIT ?";
        return notice == Notice.SOON
                ? tx.list(sql, Candidate::of, now, now, now, now, limit)
                : tx.list(sql, Candidate::of, now, now, now, limit);
    }

    /// When each of those that meet `condition` is due, of those that are to be replaced at `now` or soon.
    Map<CredentialId, Instant> due(Tx tx, Instant now, String condition, List<? extends Id> arguments) {
        Map<CredentialId, Instant> due = new HashMap<>();
        List<@Nullable Object> all = new ArrayList<>(List.of(now, now, now));
        all.addAll(arguments);
        tx.each(
                "SELECT c.id, " + DUE_AT + " AS due_at" + SCHEDULED
                        + " AND c.created_at + (policy.every_days - policy.warn_days) * " + DAY + " <= ? AND "
                        + condition,
                row -> due.put(new CredentialId(row.uuid("id")), row.instant("due_at")),
                all.toArray());
        return due;
    }

    /// How many secrets of each owner in `account` are overdue at `now`; who has none has no entry.
    Map<PrincipalId, Long> overdue(Tx tx, AccountId account, Instant now) {
        Map<PrincipalId, Long> overdue = new HashMap<>();
        tx.each(
                "SELECT c.owner_id, COUNT(*) AS n" + SCHEDULED + " AND policy.account_id = ? AND " + DUE_AT
                        + " <= ? GROUP BY c.owner_id",
                row -> overdue.put(new PrincipalId(row.uuid("owner_id")), row.longValue("n")),
                now,
                now,
                account,
                now);
        return overdue;
    }

    /// Notes that `notice` is told of `id`; false where it was told already.
    boolean told(WriteTx tx, Notice notice, CredentialId id, Instant at) {
        return tx.update(
                        "UPDATE credential SET " + notice.column + " = ? WHERE id = ? AND " + notice.column
                                + " IS NULL AND revoked_at IS NULL AND retires_at IS NULL",
                        at,
                        id)
                > 0;
    }

    /// Notes that it is told of `id` that somebody presented it after it was over; false where that was told after
    /// `since` already.
    boolean reuseTold(WriteTx tx, CredentialId id, Instant at, Instant since) {
        return tx.update(
                        "UPDATE credential SET reuse_told_at = ? WHERE id = ?"
                                + " AND (reuse_told_at IS NULL OR reuse_told_at <= ?)",
                        at,
                        id,
                        since)
                > 0;
    }
}
