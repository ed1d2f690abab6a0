package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.Id;
import dev.botstead.id.Ids;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The departments of accounts.
public final class Departments {
    private static final String COLUMNS = "id, account_id, name, color, archived, created_at, updated_at";

    private final Ledger ledger;
    private final Ids ids;

    /// Departments behind `ledger`.
    public Departments(Ledger ledger, Ids ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /// What somebody wants a department to be; null keeps what is there.
    public record Wanted(
            @Nullable String name,
            @Nullable String color,
            @Nullable Boolean archived) {}

    /// All of an account, by name.
    public List<Department> all(Tx tx, AccountId account) {
        return tx.list(
                "SELECT " + COLUMNS + " FROM department WHERE account_id = ? ORDER BY name_key, id",
                Departments::department,
                account);
    }

    /// One of an account, or nothing.
    public Optional<Department> find(Tx tx, AccountId account, DepartmentId id) {
        return tx.first(
                "SELECT " + COLUMNS + " FROM department WHERE account_id = ? AND id = ?",
                Departments::department,
                account,
                id);
    }

    /// Throws [Failure.Invalid] unless every one of `wanted` is the account's.
    public void mustExist(Tx tx, AccountId account, List<DepartmentId> wanted) {
        if (wanted.isEmpty()) return;
        List<Id> arguments = new ArrayList<>();
        arguments.add(account);
        arguments.addAll(wanted);
        long found = tx.count(
                "SELECT count(*) AS n FROM department WHERE account_id = ? AND id IN (" + Tx.marks(wanted.size()) + ")",
                arguments.toArray());
        if (found != wanted.size()) throw new Failure.Invalid("departments", "One of the departments does not exist.");
    }

    /// Makes one. Administrators only; its name is unique in the account.
    public Department create(Caller caller, Wanted wanted) {
        caller.mustAdminister();
        if (wanted.name() == null) throw new Failure.Invalid("name", "A department needs a name.");
        String name = Text.name("name", wanted.name(), 80);
        return ledger.write(caller.actor(), change -> {
            mustBeFree(change, name, null);
            Department made = new Department(
                    new DepartmentId(ids.next()),
                    caller.account(),
                    name,
                    color(wanted.color()),
                    Boolean.TRUE.equals(wanted.archived()),
                    change.at(),
                    change.at());
            change.tx()
                    .update(
                            "INSERT INTO department (" + COLUMNS + ", name_key) VALUES (" + Tx.marks(8) + ")",
                            made.id(),
                            made.account(),
                            made.name(),
                            made.color(),
                            made.archived(),
                            made.createdAt(),
                            made.updatedAt(),
                            Text.key(name));
            change.tell(Event.of("department.created", "department", made.id(), name, facts(made)));
            return made;
        });
    }

    /// Changes one. Administrators only.
    public Department update(Caller caller, DepartmentId id, Wanted wanted) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), change -> {
            Department was = existing(change, id);
            String name = wanted.name() == null ? was.name() : Text.name("name", wanted.name(), 80);
            mustBeFree(change, name, id);
            Department is = new Department(
                    id,
                    was.account(),
                    name,
                    wanted.color() == null ? was.color() : color(wanted.color()),
                    wanted.archived() == null ? was.archived() : wanted.archived(),
                    was.createdAt(),
                    change.at());
            change.tx()
                    .update(
                            "UPDATE department SET name = ?, name_key = ?, color = ?, archived = ?, updated_at = ? WHERE id = ?",
                            is.name(),
                            Text.key(is.name()),
                            is.color(),
                            is.archived(),
                            is.updatedAt(),
                            id);
            Map<String, Object> before = facts(was);
            Map<String, Object> after = facts(is);
            before.entrySet().removeIf(fact -> after.entrySet().contains(fact));
            after.keySet().retainAll(before.keySet());
            change.tell(Event.changed("department.updated", "department", id, name, before, after));
            return is;
        });
    }

    /// Takes one away that nobody belongs to. Administrators only.
    public void delete(Caller caller, DepartmentId id) {
        caller.mustAdminister();
        ledger.write(caller.actor(), change -> {
            Department was = existing(change, id);
            if (change.tx().exists("SELECT 1 AS x FROM principal_department WHERE department_id = ?", id))
                throw new Failure.Conflict("People or bots still belong to this department. Move them first.");
            change.tx().update("DELETE FROM department WHERE id = ?", id);
            change.tell(Event.changed(
                    "department.deleted", "department", id, was.name(), Map.of("name", was.name()), Map.of()));
            return was;
        });
    }

    private Department existing(Change change, DepartmentId id) {
        return find(change.tx(), change.actor().account(), id)
                .orElseThrow(() -> new Failure.NotFound("There is no such department."));
    }

    private static void mustBeFree(Change change, String name, @Nullable DepartmentId self) {
        boolean taken = change.tx()
                .first(
                        "SELECT id FROM department WHERE account_id = ? AND name_key = ?",
                        row -> new DepartmentId(row.uuid("id")),
                        change.actor().account(),
                        Text.key(name))
                .filter(found -> !found.equals(self))
                .isPresent();
        if (taken) throw new Failure.Conflict("A department named " + name + " is already there.");
    }

    private static Map<String, Object> facts(Department department) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", department.name());
        facts.put("color", department.color());
        facts.put("archived", department.archived());
        return facts;
    }

    private static String color(@Nullable String color) {
        if (color == null || color.isEmpty()) return "";
        if (!color.matches("#[0-9a-fA-F]{6}"))
            throw new Failure.Invalid("color", "A color is written #RRGGBB, with hexadecimal digits.");
        return color;
    }

    private static Department department(Row row) {
        return new Department(
                new DepartmentId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                row.text("name"),
                row.text("color"),
                row.bool("archived"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
