package dev.botstead.server;

import dev.botstead.base.Failure;
import dev.botstead.credential.Kind;
import dev.botstead.credential.Limits;
import dev.botstead.credential.Made;
import dev.botstead.credential.NewCredential;
import dev.botstead.directory.Account;
import dev.botstead.directory.Caller;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Role;
import dev.botstead.event.Actor;
import dev.botstead.secret.Disclosure;
import dev.botstead.signin.Passwords;
import java.util.List;
import java.util.Objects;

/// The first account with its administrator: what `init` and `demo` begin with.
record FirstAccount(Account account, Person administrator, Made key) {
    /// Makes it, unless there is one.
    static FirstAccount create(Core core, String name, String adminName, String email, String password) {
        if (!core.database.<List<Account>>read(core.accounts::all).isEmpty())
            throw new Stop("This database has an account already. Start the server with: ./botstead serve");
        Passwords.Hashed hashed = core.passwords.hashed(password);
        String[] names = adminName.strip().split("\\s+", 2);
        NewPrincipal wanted =
                new NewPrincipal(names[0], names.length > 1 ? names[1] : "", email, Role.ADMIN, List.of(), true, null);
        Account account = core.database.write(tx -> {
            if (!core.accounts.all(tx).isEmpty()) throw new Failure.Conflict("This database has an account already.");
            return core.accounts.create(tx, name, core.clock.instant());
        });
        return core.ledger.write(Actor.terminal(account.id()), change -> {
            Person administrator = core.register.person(change, wanted);
            core.passwords.set(change, administrator, hashed);
            core.seeds.plant(change, account.id());
            return new FirstAccount(
                    account, administrator, core.mint.make(change, administrator, firstKey(administrator)));
        });
    }

    private static NewCredential firstKey(Person administrator) {
        return new NewCredential(
                Kind.API_KEY,
                administrator.id(),
                "The administrator's first key",
                "",
                List.of(),
                null,
                Limits.NONE,
                null);
    }

    /// The key in clear, once.
    String secret(Disclosure once) {
        return Objects.requireNonNull(key.secret()).reveal(once);
    }

    /// The administrator, acting.
    Caller caller() {
        return new Caller(
                administrator.account(),
                administrator.id(),
                administrator.name(),
                true,
                administrator.role(),
                administrator.departments(),
                null);
    }
}
