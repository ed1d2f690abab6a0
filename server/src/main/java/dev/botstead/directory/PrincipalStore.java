package dev.botstead.directory;

import dev.botstead.base.Fold;
import dev.botstead.base.Text;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Principal.Profile;
import dev.botstead.id.AccountId;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Condition;
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

/// The rows of persons and bots.
final class PrincipalStore {
    private static final String COLUMNS =
            "id, account_id, kind, first_name, last_name, email, role, active, expires_at,"
                    + " has_avatar, created_by, created_at, updated_at, deleted_at, service";

    void insert(WriteTx tx, Principal principal) {
        Profile profile = principal.profile();
        tx.update(
                "INSERT INTO principal (" + COLUMNS + ", name, name_key, search_key, email_key) VALUES (" + Tx.marks(19)
                        + ")",
                principal.id(),
                principal.account(),
                principal instanceof Bot ? "BOT" : "PERSON",
                profile.firstName(),
                profile.lastName(),
                profile.email(),
                principal.role(),
                principal.active(),
                expiry(principal),
                profile.hasAvatar(),
                profile.createdBy(),
                profile.createdAt(),
                profile.updatedAt(),
                profile.deletedAt(),
                principal instanceof Bot bot && bot.service(),
                profile.name(),
                Text.key(profile.name()),
                Fold.of(profile.name()),
                profile.email() == null ? null : Email.key(profile.email()));
        insertDepartments(tx, principal);
    }

    void update(WriteTx tx, Principal principal) {
        Profile profile = principal.profile();
        tx.update(
                "UPDATE principal SET first_name = ?, last_name = ?, name = ?, name_key = ?, search_key = ?, email = ?, email_key = ?,"
                        + " role = ?, active = ?, expires_at = ?, has_avatar = ?, updated_at = ?, deleted_at = ? WHERE id = ?",
                profile.firstName(),
                profile.lastName(),
                profile.name(),
                Text.key(profile.name()),
                Fold.of(profile.name()),
                profile.email(),
                profile.email() == null ? null : Email.key(profile.email()),
                principal.role(),
                principal.active(),
                expiry(principal),
                profile.hasAvatar(),
                profile.updatedAt(),
                profile.deletedAt(),
                principal.id());
        tx.update("DELETE FROM principal_department WHERE principal_id = ?", principal.id());
        insertDepartments(tx, principal);
    }

    private static void insertDepartments(WriteTx tx, Principal principal) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (DepartmentId department : principal.departments()) rows.add(new Object[] {principal.id(), department});
        tx.batch("INSERT INTO principal_department (principal_id, department_id) VALUES (?, ?)", rows);
    }

    private static @Nullable Instant expiry(Principal principal) {
        return principal instanceof Bot bot ? bot.expiresAt() : null;
    }

    /// One of the account, deleted ones included.
    Optional<Principal> find(Tx tx, AccountId account, PrincipalId id) {
        return some(tx, "WHERE account_id = ? AND id = ?", account, id).stream().findFirst();
    }

    /// One of the account that this transaction is about to change.
    Optional<Principal> lock(WriteTx tx, AccountId account, PrincipalId id) {
        tx.hold(id, Tx.Hold.ALONE);
        tx.exists("SELECT id FROM principal WHERE id = ?" + tx.dialect().forUpdate(), id);
        return find(tx, account, id);
    }

    /// All of the account that are not deleted, by name.
    List<Principal> all(Tx tx, AccountId account) {
        return some(tx, "WHERE account_id = ? AND deleted_at IS NULL ORDER BY name_key, id", account);
    }

    /// Those of the given ids, deleted ones included.
    List<Principal> byId(Tx tx, AccountId account, List<PrincipalId> ids) {
        if (ids.isEmpty()) return List.of();
        // The account is looked at here: in the condition, SQLite would read all of it.
        return some(tx, "WHERE id IN (" + Tx.marks(ids.size()) + ")", ids.toArray()).stream()
                .filter(found -> found.account().equals(account))
                .toList();
    }

    Map<PrincipalId, String> publicIds(Tx tx, AccountId account, List<PrincipalId> ids) {
        Map<PrincipalId, String> spelt = new HashMap<>();
        if (ids.isEmpty()) return spelt;
        tx.each(
                "SELECT id, account_id, kind, service FROM principal WHERE deleted_at IS NULL AND id IN ("
                        + Tx.marks(ids.size()) + ")",
                row -> {
                    if (!row.uuid("account_id").equals(account.uuid())) return;
                    PrincipalId id = new PrincipalId(row.uuid("id"));
                    spelt.put(id, Principal.publicId(id, row.text("kind").equals("BOT"), row.bool("service")));
                },
                ids.toArray());
        return spelt;
    }

    List<Bot> newestBots(Tx tx, AccountId account, @Nullable UUID before, Condition filter, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(account));
        if (before != null) arguments.add(before);
        arguments.addAll(filter.arguments());
        arguments.add(limit);
        List<PrincipalId> ids = tx.list(
                "SELECT id FROM principal WHERE account_id = ? AND kind = 'BOT' AND deleted_at IS NULL"
                        + (before == null ? "" : " AND id < ?") + " AND (" + filter.sql()
                        + ") ORDER BY id DESC LIMIT ?",
                row -> new PrincipalId(row.uuid("id")),
                arguments.toArray());
        Map<PrincipalId, Principal> found = new HashMap<>();
        for (Principal each : byId(tx, account, ids)) found.put(each.id(), each);
        return ids.stream().map(found::get).map(Bot.class::cast).toList();
    }

    /// The persons of any account that bear an e-mail address.
    List<Person> personsByEmail(Tx tx, String email) {
        return some(tx, "WHERE email_key = ? AND kind = 'PERSON' AND deleted_at IS NULL", Email.key(email)).stream()
                .map(Person.class::cast)
                .toList();
    }

    int seats(Tx tx, AccountId account) {
        return Math.toIntExact(tx.count(
                "SELECT count(*) AS n FROM principal WHERE account_id = ? AND kind = 'PERSON' AND active AND deleted_at IS NULL",
                account));
    }

    private static List<Principal> some(Tx tx, String where, @Nullable Object... arguments) {
        Map<UUID, List<DepartmentId>> departments = new HashMap<>();
        tx.each(
                "SELECT principal_id, department_id FROM principal_department WHERE principal_id IN (SELECT id FROM principal "
                        + where.replaceFirst(" ORDER BY.*", "") + ") ORDER BY department_id",
                row -> departments
                        .computeIfAbsent(row.uuid("principal_id"), _ -> new ArrayList<>())
                        .add(new DepartmentId(row.uuid("department_id"))),
                arguments);
        return tx.list(
                "SELECT " + COLUMNS + " FROM principal " + where,
                row -> principal(row, departments.getOrDefault(row.uuid("id"), List.of())),
                arguments);
    }

    private static Principal principal(Row row, List<DepartmentId> departments) {
        PrincipalId id = new PrincipalId(row.uuid("id"));
        AccountId account = new AccountId(row.uuid("account_id"));
        Role role = Role.valueOf(row.text("role"));
        boolean active = row.bool("active");
        UUID creator = row.uuidOrNull("created_by");
        Profile profile = new Profile(
                row.text("first_name"),
                row.text("last_name"),
                row.textOrNull("email"),
                row.bool("has_avatar"),
                creator == null ? null : new PrincipalId(creator),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("deleted_at"));
        return row.text("kind").equals("BOT")
                ? new Bot(
                        id,
                        account,
                        profile,
                        role,
                        active,
                        departments,
                        row.instantOrNull("expires_at"),
                        row.bool("service"))
                : new Person(id, account, profile, role, active, departments);
    }
}
