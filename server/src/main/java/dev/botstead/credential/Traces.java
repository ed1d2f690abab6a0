package dev.botstead.credential;

import dev.botstead.credential.Credential.LastUse;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What owners leave behind by what they hold or held: when they last used any of it, and what it was.
public final class Traces {
    /// When each owner of `account` last used anything, revoked since or not; who never did has no entry.
    public Map<PrincipalId, LastUse> lastUses(Tx tx, AccountId account) {
        record Used(PrincipalId owner, LastUse use) {}
        Map<PrincipalId, LastUse> byOwner = new HashMap<>();
        tx.list(
                        "SELECT owner_id, last_used_at, last_used_address, last_used_agent FROM credential"
                                + " WHERE account_id = ? AND last_used_at IS NOT NULL ORDER BY last_used_at",
                        row -> new Used(
                                new PrincipalId(row.uuid("owner_id")),
                                new LastUse(
                                        row.instant("last_used_at"),
                                        row.textOrNull("last_used_address"),
                                        row.textOrNull("last_used_agent"))),
                        account)
                .forEach(used -> byOwner.put(used.owner(), used.use()));
        return byOwner;
    }

    /// What `owner` holds or held, the newest first, `limit` at most.
    public List<CredentialId> ids(Tx tx, PrincipalId owner, int limit) {
        return tx.list(
                "SELECT id FROM credential WHERE owner_id = ? ORDER BY id DESC LIMIT ?",
                row -> new CredentialId(row.uuid("id")),
                owner,
                limit);
    }
}
