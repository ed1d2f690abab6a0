package dev.botstead.credential;

import dev.botstead.base.Lifetime;
import dev.botstead.credential.Credential.LastUse;
import dev.botstead.credential.Credential.Token;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.SecretDigest;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of credentials.
final class CredentialStore {
    private static final String COLUMNS =
            "id, account_id, owner_id, created_at, expires_at, revoked_at, last_used_at, last_used_address, last_used_agent";

    void insert(WriteTx tx, Token token, SecretDigest digest, String signedBy, @Nullable PrincipalId by) {
        tx.update(
                "INSERT INTO credential (id, account_id, owner_id, kind, digest, signed_by, created_at, created_by, expires_at)"
                        + " VALUES (" + Tx.marks(9) + ")",
                token.id(),
                token.account(),
                token.owner(),
                "TOKEN",
                digest.bytes(),
                signedBy,
                token.lifetime().from(),
                by,
                token.lifetime().until());
    }

    Optional<Token> find(Tx tx, SecretDigest digest) {
        return tx.first(
                "SELECT " + COLUMNS + " FROM credential WHERE digest = ?", CredentialStore::token, digest.bytes());
    }

    Optional<Token> find(Tx tx, CredentialId id) {
        return tx.first("SELECT " + COLUMNS + " FROM credential WHERE id = ?", CredentialStore::token, id);
    }

    /// The token of an owner that is not revoked, if there is one.
    Optional<Token> current(Tx tx, PrincipalId owner) {
        return tx.first(
                "SELECT " + COLUMNS + " FROM credential WHERE owner_id = ? AND kind = 'TOKEN' AND revoked_at IS NULL"
                        + " ORDER BY created_at DESC, id DESC",
                CredentialStore::token,
                owner);
    }

    /// The current tokens of an account's principals.
    List<Token> current(Tx tx, AccountId account) {
        return tx.list(
                "SELECT " + COLUMNS + " FROM credential WHERE account_id = ? AND kind = 'TOKEN' AND revoked_at IS NULL",
                CredentialStore::token,
                account);
    }

    List<UUID> live(Tx tx, PrincipalId owner) {
        return tx.list(
                "SELECT id FROM credential WHERE owner_id = ? AND revoked_at IS NULL", row -> row.uuid("id"), owner);
    }

    void revoke(WriteTx tx, UUID id, Instant at) {
        tx.update("UPDATE credential SET revoked_at = ? WHERE id = ?", at, id);
    }

    void deleteAll(WriteTx tx, PrincipalId owner) {
        tx.update("DELETE FROM credential WHERE owner_id = ?", owner);
    }

    void use(WriteTx tx, CredentialId id, LastUse use) {
        tx.update(
                "UPDATE credential SET last_used_at = ?, last_used_address = ?, last_used_agent = ? WHERE id = ?",
                use.at(),
                use.address(),
                use.agent(),
                id);
    }

    private static Token token(Row row) {
        Instant used = row.instantOrNull("last_used_at");
        return new Token(
                new CredentialId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                new PrincipalId(row.uuid("owner_id")),
                new Lifetime(row.instant("created_at"), row.instantOrNull("expires_at")),
                row.instantOrNull("revoked_at"),
                used == null
                        ? null
                        : new LastUse(used, row.textOrNull("last_used_address"), row.textOrNull("last_used_agent")));
    }
}
