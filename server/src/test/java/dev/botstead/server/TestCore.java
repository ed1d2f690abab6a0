package dev.botstead.server;

import dev.botstead.SettableClock;
import dev.botstead.check.Checks;
import dev.botstead.check.Decision;
import dev.botstead.check.Demand;
import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Revisions;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Credential.Token;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.Exchange;
import dev.botstead.credential.Issued;
import dev.botstead.credential.LastUses;
import dev.botstead.credential.RotationPolicies;
import dev.botstead.credential.RotationSchedule;
import dev.botstead.credential.Rotations;
import dev.botstead.credential.Tokens;
import dev.botstead.directory.Account;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Avatars;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Departments;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.event.Actor;
import dev.botstead.event.Events;
import dev.botstead.event.Recorded;
import dev.botstead.id.Ids;
import dev.botstead.policy.Callers;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.http.RouteTable;
import dev.botstead.signin.Passwords;
import dev.botstead.signin.Sessions;
import dev.botstead.signin.SignIn;
import dev.botstead.signing.MasterKey;
import dev.botstead.signing.SigningKeys;
import dev.botstead.sql.Database;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The features wired over a database as the server wires them, by a clock that stands still.
public final class TestCore implements AutoCloseable {
    /// How many persons of an account may be active.
    public static final int SEATS = 5;

    /// In whose name tokens are signed.
    public static final String ISSUER = "https://bots.example.org";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Core core;
    private @Nullable Server server;
    public final SettableClock clock;
    public final Database database;
    public final Ids ids;
    public final Events events;
    public final Revisions revisions;
    public final Ledger ledger;
    public final SigningKeys keys;
    public final Accounts accounts;
    public final Principals principals;
    public final Departments departments;
    public final Register register;
    public final Avatars avatars;
    public final Passwords passwords;
    public final Sessions sessions;
    public final SignIn signIn;
    public final Tokens tokens;
    public final Credentials credentials;
    public final Rotations rotations;
    public final RotationPolicies rotationPolicies;
    public final RotationSchedule rotationSchedule;
    public final Exchange exchange;
    public final LastUses lastUses;
    public final Bots bots;
    public final Checks checks;

    private TestCore(Database database, MasterKey master, SettableClock clock) {
        this.core = new Core(database, master, new Core.Options(ISSUER, SEATS, false), clock, new SecureRandom());
        this.clock = clock;
        this.database = database;
        this.ids = core.ids;
        this.events = core.events;
        this.revisions = core.revisions;
        this.ledger = core.ledger;
        this.keys = core.keys;
        this.accounts = core.accounts;
        this.principals = core.principals;
        this.departments = core.departments;
        this.register = core.register;
        this.avatars = core.avatars;
        this.passwords = core.passwords;
        this.sessions = core.sessions;
        this.signIn = core.signIn;
        this.tokens = core.tokens;
        this.credentials = core.credentials;
        this.rotations = core.rotations;
        this.rotationPolicies = core.rotationPolicies;
        this.rotationSchedule = core.rotationSchedule;
        this.exchange = core.exchange;
        this.lastUses = core.lastUses;
        this.bots = core.bots;
        this.checks = core.checks;
    }

    /// Wires one over `database`.
    public static TestCore over(Database database) {
        return over(database, MasterKey.generate(new SecureRandom()));
    }

    /// Wires one over `database` with a given master key.
    public static TestCore over(Database database, MasterKey master) {
        return new TestCore(database, master, new SettableClock());
    }

    /// The table of all routes, over this core.
    public RouteTable table() {
        return new Surfaces(core, null).table();
    }

    /// What each route asks.
    public List<dev.botstead.policy.Rule> rules() {
        return new Surfaces(core, null).rules();
    }

    /// Writes what is gathered in memory.
    public void flush() {
        core.flush();
    }

    /// An account of its own with an administrator, `admin`.
    public record Tenant(TestCore core, Account account, Caller admin) {
        /// A person of the account.
        public Caller person(Role role) {
            return core.person(account, role, null);
        }

        /// A person with a password.
        public Caller person(Role role, @Nullable String password) {
            return core.person(account, role, password);
        }

        /// A bot of the account with its token.
        public Bots.WithToken bot(Role role) {
            return core.bots.create(admin, wanted("bot " + NUMBER.incrementAndGet(), role), Names.SHARED);
        }

        /// The bot's token in clear.
        public SecretToken token(Bots.WithToken bot) {
            return SecretToken.of(clear(bot.issued()));
        }

        /// The events of the account, newest first.
        public List<Recorded> events() {
            return core.database.read(
                    tx -> core.events.newest(tx, account.id(), new Events.Query(null, null, null, null, 10_000)));
        }

        /// The newest event of that name.
        public Recorded event(String name) {
            return core.database.read(tx -> core.events
                    .newest(tx, account.id(), new Events.Query(null, null, null, name, 1))
                    .getFirst());
        }
    }

    /// What somebody wants a bot to be.
    public static NewPrincipal wanted(String name, Role role) {
        return new NewPrincipal(name, "", null, role, List.of(), true, null);
    }

    /// What is issued, in clear.
    public static String clear(Issued<Token> issued) {
        return issued.secret().reveal(Disclosure.inTheAnswerThatCreatesIt());
    }

    /// A new account.
    public Tenant tenant() {
        Account account =
                database.write(tx -> accounts.create(tx, "account " + NUMBER.incrementAndGet(), clock.instant()));
        return new Tenant(this, account, person(account, Role.ADMIN, null));
    }

    private Caller person(Account account, Role role, @Nullable String password) {
        int number = NUMBER.incrementAndGet();
        NewPrincipal wanted = new NewPrincipal(
                "person " + number, "", "person" + number + "@example.org", role, List.of(), true, null);
        Passwords.@Nullable Hashed hashed = password == null ? null : passwords.hashed(password);
        Person made = ledger.write(Actor.terminal(account.id()), change -> {
            Person person = register.person(change, wanted);
            if (hashed != null) passwords.set(change, person, hashed);
            return person;
        });
        return caller(made, null);
    }

    /// A principal as a caller.
    public Caller caller(Principal principal, Actor.@Nullable Presented credential) {
        return new Caller(
                principal.account(),
                principal.id(),
                principal.name(),
                principal instanceof Person,
                principal.role(),
                principal.departments(),
                credential);
    }

    /// The e-mail address of a person.
    public String email(Caller person) {
        return database.read(tx -> java.util.Objects.requireNonNull(
                principals.get(tx, person.account(), person.id()).profile().email()));
    }

    /// What an API route for people and bots decides on `token`.
    public Decision decide(SecretToken token) {
        return checks.api(token, new Demand(Callers.ANYONE, null));
    }

    /// The number of the present revision.
    public long revision() {
        return database.read(revisions::seen);
    }

    /// What revision `n` touched, as `KIND id`.
    public List<String> touchedBy(long n) {
        return new ArrayList<>(database.<List<String>>read(tx -> tx.list(
                "SELECT kind, subject FROM change WHERE n = ? ORDER BY kind, subject",
                row -> row.text("kind") + " " + row.uuid("subject"),
                n)));
    }

    /// How many rows of `table` name `id` in `column`.
    public long rows(String table, String column, UUID id) {
        return database.read(tx -> tx.count("SELECT count(*) AS n FROM " + table + " WHERE " + column + " = ?", id));
    }

    /// The port on which the whole of it is served, from the first time that it is asked for.
    public int port() {
        Server running = server;
        if (running == null) {
            Settings.Listen listen = new Settings.Listen();
            listen.port = 0;
            running = Server.start(core, listen);
            server = running;
        }
        return running.port();
    }

    @Override
    public void close() {
        if (server != null) server.close();
        database.close();
    }
}
