package dev.botstead.credential;

import dev.botstead.base.Fold;
import dev.botstead.base.Lifetime;
import dev.botstead.credential.Credential.ApiKey;
import dev.botstead.credential.Credential.Authtoken;
import dev.botstead.credential.Credential.LastUse;
import dev.botstead.credential.Credential.Particulars;
import dev.botstead.credential.Credential.SshKey;
import dev.botstead.credential.Credential.Suspension;
import dev.botstead.credential.Credential.Token;
import dev.botstead.credential.address.AddressRanges;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.Scopes;
import dev.botstead.secret.SecretDigest;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of credentials.
final class CredentialStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, account_id, owner_id, kind, public_key, fingerprint, parent_id, created_at, created_by, description,"
                    + " metadata, acl, scopes, addresses, expires_at, suspended_at, suspended_by, succeeds_id, retires_at,"
                    + " revoked_at, last_used_at, last_used_address, last_used_agent, uses";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM credential ";

    void insert(WriteTx tx, Credential credential, @Nullable SecretDigest digest, @Nullable String signedBy) {
        Particulars is = credential.particulars();
        SshKey ssh = credential instanceof SshKey key ? key : null;
        tx.update(
                "INSERT INTO credential (id, account_id, owner_id, kind, digest, signed_by, public_key, fingerprint,"
                        + " parent_id, created_at, created_by, description, metadata, acl, scopes, addresses, expires_at,"
                        + " suspended_at, suspended_by, succeeds_id, uses, search_key) VALUES (" + Tx.marks(22) + ")",
                is.id(),
                is.account(),
                is.owner(),
                credential.kind(),
                digest == null ? null : digest.bytes(),
                signedBy,
                ssh == null ? null : ssh.publicKey(),
                ssh == null ? null : ssh.fingerprint(),
                is.parent(),
                is.lifetime().from(),
                is.createdBy(),
                is.description(),
                is.metadata(),
                json(credential.aclRules()),
                json(is.limits().scopes().texts()),
                json(is.limits().addresses().texts()),
                is.lifetime().until(),
                is.suspension() == null ? null : is.suspension().at(),
                is.suspension() == null ? null : is.suspension().by(),
                is.succeeds(),
                0,
                searched(credential));
    }

    /// Writes what can be changed of one.
    void update(WriteTx tx, Credential credential) {
        Particulars is = credential.particulars();
        Suspension suspension = is.suspension();
        tx.update(
                "UPDATE credential SET description = ?, search_key = ?, metadata = ?, acl = ?, scopes = ?, addresses = ?, expires_at = ?,"
                        + " suspended_at = ?, suspended_by = ?, retires_at = ? WHERE id = ?",
                is.description(),
                searched(credential),
                is.metadata(),
                json(credential.aclRules()),
                json(is.limits().scopes().texts()),
                json(is.limits().addresses().texts()),
                is.lifetime().until(),
                suspension == null ? null : suspension.at(),
                suspension == null ? null : suspension.by(),
                is.retiresAt(),
                is.id());
    }

    /// What a search looks into and a list by description is sorted by.
    private static String searched(Credential credential) {
        String description = credential.particulars().description();
        String known = description.isBlank() ? credential.publicId() : description + "\n" + credential.publicId();
        return Fold.of(credential instanceof SshKey key ? known + "\n" + key.fingerprint() : known);
    }

    private static String json(List<String> texts) {
        return texts.isEmpty() ? "[]" : JSON.writeValueAsString(texts);
    }

    private static List<String> texts(String json) {
        return json.equals("[]") ? List.of() : JSON.readValue(json, TEXTS);
    }

    Optional<Credential> find(Tx tx, SecretDigest digest) {
        return tx.first(SELECT + "WHERE digest = ?", CredentialStore::credential, digest.bytes());
    }

    Optional<Credential> find(Tx tx, CredentialId id) {
        return tx.first(SELECT + "WHERE id = ?", CredentialStore::credential, id);
    }

    /// One of `account` that is not revoked and, where `owner` is not null, is theirs. Of any other no more is
    /// read than of an id of nothing.
    Optional<Credential> find(Tx tx, AccountId account, @Nullable PrincipalId owner, CredentialId id) {
        String sql = SELECT + "WHERE id = ? AND account_id = ? AND revoked_at IS NULL";
        return owner == null
                ? tx.first(sql, CredentialStore::credential, id, account)
                : tx.first(sql + " AND owner_id = ?", CredentialStore::credential, id, account, owner);
    }

    /// The credential `id` if its secret has `digest`, which is compared in constant time. Of any other nothing
    /// else is read: the time of a refusal does not tell which ids there are.
    Optional<Credential> find(Tx tx, UUID id, SecretDigest digest) {
        return tx.first(
                        "SELECT digest, " + COLUMNS + " FROM credential WHERE id = ?",
                        row -> has(row, digest) ? Optional.of(credential(row)) : Optional.<Credential>empty(),
                        id)
                .flatMap(found -> found);
    }

    private static boolean has(Row row, SecretDigest digest) {
        byte[] kept = row.bytesOrNull("digest"); // a revoked SSH key has given it up
        return kept != null && new SecretDigest(kept).equals(digest);
    }

    /// One of the account that this transaction is about to change.
    Optional<Credential> lock(WriteTx tx, AccountId account, CredentialId id) {
        return tx.first(
                SELECT + "WHERE id = ? AND account_id = ?" + tx.dialect().forUpdate(),
                CredentialStore::credential,
                id,
                account);
    }

    /// Whether it is revoked, suspended or over at `now`; it stays as it is until this transaction ends. What is no
    /// credential is none of it.
    boolean over(Tx tx, UUID id, Instant now) {
        return tx.first(
                        "SELECT revoked_at IS NOT NULL OR suspended_at IS NOT NULL OR COALESCE(retires_at <= ?, FALSE)"
                                + " OR COALESCE(expires_at <= ?, FALSE) AS ended FROM credential WHERE id = ?"
                                + tx.dialect().forShare(),
                        row -> row.bool("ended"),
                        now,
                        now,
                        id)
                .orElse(false);
    }

    List<Credential> list(Tx tx, Listed wanted) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(
                Condition.of("account_id = ? AND kind = ? AND revoked_at IS NULL", wanted.account(), wanted.kind()));
        if (wanted.owner() != null) conditions.add(Condition.of("owner_id = ?", wanted.owner()));
        if (wanted.before() != null) conditions.add(Condition.of("id < ?", wanted.before()));
        conditions.add(wanted.filter());
        return some(tx, Condition.all(conditions), "id DESC", wanted.limit());
    }

    /// The first `limit` of those that meet a condition.
    List<Credential> some(Tx tx, Condition condition, String order, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>(condition.arguments());
        arguments.add(limit);
        return tx.list(
                SELECT + "WHERE " + condition.sql() + " ORDER BY " + order + " LIMIT ?",
                CredentialStore::credential,
                arguments.toArray());
    }

    /// All of one owner that are not revoked, in the order of kinds and newest first.
    List<Credential> live(Tx tx, PrincipalId owner) {
        return tx.list(
                SELECT + "WHERE owner_id = ? AND revoked_at IS NULL ORDER BY id DESC",
                CredentialStore::credential,
                owner);
    }

    /// Those that `parent` made, revoked or not.
    List<Credential> madeBy(Tx tx, CredentialId parent) {
        return tx.list(SELECT + "WHERE parent_id = ? ORDER BY id", CredentialStore::credential, parent);
    }

    /// The token of an owner that is current, if there is one.
    Optional<Token> current(Tx tx, PrincipalId owner) {
        return tx.first(
                SELECT + "WHERE owner_id = ? AND kind = 'TOKEN' AND revoked_at IS NULL AND retires_at IS NULL"
                        + " ORDER BY created_at DESC, id DESC",
                row -> (Token) credential(row),
                owner);
    }

    /// The current tokens of an account's principals.
    List<Token> current(Tx tx, AccountId account) {
        return tx.list(
                SELECT + "WHERE account_id = ? AND kind = 'TOKEN' AND revoked_at IS NULL AND retires_at IS NULL",
                row -> (Token) credential(row),
                account);
    }

    /// Those whose place another took, and whose time was over at `now`.
    List<Credential> retired(Tx tx, Instant now, int limit) {
        return tx.list(
                SELECT + "WHERE retires_at <= ? AND revoked_at IS NULL ORDER BY retires_at LIMIT ?",
                CredentialStore::credential,
                now,
                limit);
    }

    /// The last that took the place of `id`, revoked or not, if there is one.
    Optional<Credential> successor(Tx tx, CredentialId id) {
        return tx.first(SELECT + "WHERE succeeds_id = ? ORDER BY id DESC", CredentialStore::credential, id);
    }

    /// A revoked SSH key gives its key up: it can be put in again.
    void revoke(WriteTx tx, CredentialId id, Instant at) {
        tx.update(
                "UPDATE credential SET revoked_at = ?, digest = CASE WHEN kind = 'SSH_KEY' THEN NULL ELSE digest END"
                        + " WHERE id = ?",
                at,
                id);
    }

    void deleteAll(WriteTx tx, PrincipalId owner) {
        tx.update("DELETE FROM credential WHERE owner_id = ?", owner);
    }

    void use(WriteTx tx, CredentialId id, LastUse use, long times) {
        tx.update(
                "UPDATE credential SET last_used_at = ?, last_used_address = ?, last_used_agent = ?, uses = uses + ?"
                        + " WHERE id = ?",
                use.at(),
                use.address(),
                use.agent(),
                times,
                id);
    }

    private static Credential credential(Row row) {
        Particulars is = particulars(row);
        return switch (Kind.valueOf(row.text("kind"))) {
            case TOKEN -> new Token(is);
            case API_KEY -> new ApiKey(is);
            case AUTHTOKEN -> new Authtoken(is, texts(row.text("acl")));
            case SSH_KEY -> new SshKey(is, texts(row.text("acl")), row.text("public_key"), row.text("fingerprint"));
        };
    }

    private static Particulars particulars(Row row) {
        Instant suspended = row.instantOrNull("suspended_at");
        Instant used = row.instantOrNull("last_used_at");
        return new Particulars(
                new CredentialId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                new PrincipalId(row.uuid("owner_id")),
                credential(row.uuidOrNull("parent_id")),
                principal(row.uuidOrNull("created_by")),
                row.text("description"),
                row.text("metadata"),
                new Limits(Scopes.of(texts(row.text("scopes"))), AddressRanges.of(texts(row.text("addresses")))),
                new Lifetime(row.instant("created_at"), row.instantOrNull("expires_at")),
                suspended == null ? null : new Suspension(suspended, principal(row.uuidOrNull("suspended_by"))),
                row.instantOrNull("retires_at"),
                row.instantOrNull("revoked_at"),
                credential(row.uuidOrNull("succeeds_id")),
                used == null
                        ? null
                        : new LastUse(used, row.textOrNull("last_used_address"), row.textOrNull("last_used_agent")),
                row.longValue("uses"));
    }

    private static @Nullable CredentialId credential(@Nullable UUID id) {
        return id == null ? null : new CredentialId(id);
    }

    private static @Nullable PrincipalId principal(@Nullable UUID id) {
        return id == null ? null : new PrincipalId(id);
    }
}
