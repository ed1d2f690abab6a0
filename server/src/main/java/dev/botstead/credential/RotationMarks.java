package dev.botstead.credential;

import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Which secrets are to be replaced soon or now, as pages mark them: those of which [RotationSchedule] tells.
public final class RotationMarks {
    private final RotationStore store = new RotationStore();

    /// When each secret of `owner` is due, of those that are to be marked at `now`.
    public Map<CredentialId, Instant> due(Tx tx, PrincipalId owner, Instant now) {
        return store.due(tx, now, "c.owner_id = ?", List.of(owner));
    }

    /// When each of `ids` is due, of those that are to be marked at `now`: one page of a list, no more.
    public Map<CredentialId, Instant> due(Tx tx, List<CredentialId> ids, Instant now) {
        return ids.isEmpty() ? Map.of() : store.due(tx, now, "c.id IN (" + Tx.marks(ids.size()) + ")", ids);
    }

    /// How many secrets of each owner in `account` are overdue at `now`; who has none has no entry.
    public Map<PrincipalId, Long> overdue(Tx tx, AccountId account, Instant now) {
        return store.overdue(tx, account, now);
    }
}
