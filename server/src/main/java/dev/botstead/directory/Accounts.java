package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.time.Instant;
import java.util.List;

/// The accounts of the server.
public final class Accounts {
    private final Ids ids;

    /// Accounts named by `ids`.
    public Accounts(Ids ids) {
        this.ids = ids;
    }

    /// Makes one, named like no other.
    public Account create(WriteTx tx, String name, Instant at) {
        Account account = new Account(new AccountId(ids.next()), Text.name("account name", name, 80), at, at);
        tx.update(
                "INSERT INTO account (id, name, name_key, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
                account.id(),
                account.name(),
                Text.key(account.name()),
                at,
                at);
        return account;
    }

    /// One of them.
    public Account get(Tx tx, AccountId id) {
        return tx.first("SELECT id, name, created_at, updated_at FROM account WHERE id = ?", Accounts::account, id)
                .orElseThrow(() -> new Failure.NotFound("There is no such account."));
    }

    /// All of them, oldest first.
    public List<Account> all(Tx tx) {
        return tx.list(
                "SELECT id, name, created_at, updated_at FROM account ORDER BY created_at, id", Accounts::account);
    }

    private static Account account(Row row) {
        return new Account(
                new AccountId(row.uuid("id")), row.text("name"), row.instant("created_at"), row.instant("updated_at"));
    }
}
