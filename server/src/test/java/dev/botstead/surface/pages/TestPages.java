package dev.botstead.surface.pages;

import dev.botstead.check.Checks;
import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Revisions;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Credential.LastUse;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.LastUses;
import dev.botstead.credential.Mint;
import dev.botstead.credential.RotationPolicies;
import dev.botstead.credential.Rotations;
import dev.botstead.credential.Tokens;
import dev.botstead.directory.Account;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Avatars;
import dev.botstead.directory.Departments;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register;
import dev.botstead.directory.Role;
import dev.botstead.event.Actor;
import dev.botstead.event.Events;
import dev.botstead.id.CredentialId;
import dev.botstead.id.Ids;
import dev.botstead.server.http.HttpOptions;
import dev.botstead.server.http.HttpServer;
import dev.botstead.server.http.RouteTable;
import dev.botstead.signin.Passwords;
import dev.botstead.signin.Sessions;
import dev.botstead.signin.SignIn;
import dev.botstead.signing.MasterKey;
import dev.botstead.signing.SigningKeys;
import dev.botstead.sql.Database;
import dev.botstead.sql.Migrations;
import dev.botstead.sql.SqliteDatabase;
import dev.botstead.surface.ngrok.NgrokApi;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The pages alone, over the real features and a fresh SQLite file, on a port of their own.
final class TestPages implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final Features features;
    final Account account;

    private final Database database;
    private final Register register;
    private final Passwords passwords;
    private final LastUses lastUses = new LastUses();
    private final HttpServer http;

    TestPages(Path folder) {
        this(folder, Clock.systemUTC());
    }

    /// The same by another clock.
    TestPages(Path folder, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        database = SqliteDatabase.open(folder.resolve("test.sqlite"));
        Migrations.run(
                database,
                List.of(
                        "dev/botstead/event",
                        "dev/botstead/cluster",
                        "dev/botstead/signing",
                        "dev/botstead/directory",
                        "dev/botstead/signin",
                        "dev/botstead/credential"));
        Ids ids = new Ids(clock, random);
        Revisions revisions = new Revisions();
        SigningKeys keys = new SigningKeys(database, MasterKey.generate(random), random, clock);
        keys.open();
        Principals principals = new Principals(clock);
        Events events = new Events(ids);
        Ledger ledger = new Ledger(database, events, revisions, clock, principals::confirm);
        Departments departments = new Departments(ledger, ids);
        register = new Register(principals, departments, ids, 40);
        passwords = new Passwords(random);
        Sessions sessions = new Sessions(ledger, ids, keys, random, "test");
        Tokens tokens = new Tokens(ids, keys, "test");
        RotationPolicies rotationPolicies = new RotationPolicies(ledger, principals);
        principals.onDeparture(tokens::farewell);
        principals.onDeparture(rotationPolicies::farewell);
        Mint mint = new Mint(ids, random);
        Credentials credentials = new Credentials(ledger, principals, mint, false);
        features = new Features(
                ledger,
                new Accounts(ids),
                principals,
                departments,
                new Avatars(ledger, principals),
                new Bots(ledger, principals, register, tokens),
                tokens,
                credentials,
                new Rotations(ledger, principals, credentials, mint, tokens),
                rotationPolicies,
                events,
                new SignIn(ledger, principals, passwords, sessions, ids, clock),
                sessions,
                new Checks(database, revisions, tokens, credentials, sessions, principals, lastUses, clock));
        account = account("Lantern Hill Studio", clock.instant());
        RouteTable table = new RouteTable();
        new PagesRoutes(features, Section.NONE, NgrokApi::refused, null, clock).mount(table);
        table.on("GET", "/fault", _ -> {
            throw new IllegalStateException("what only the log may say");
        });
        http = HttpServer.start(HttpOptions.at("127.0.0.1", 0), table, _ -> {}, Clock.systemUTC());
    }

    /// A person who signs in with [#PASSWORD].
    Person person(String name, String email, Role role) {
        return person(account, name, email, role);
    }

    /// The same in another account.
    Person person(Account account, String name, String email, Role role) {
        Passwords.Hashed hashed = passwords.hashed(PASSWORD);
        return features.ledger().write(Actor.terminal(account.id()), change -> {
            Person person = register.person(change, new NewPrincipal(name, "", email, role, List.of(), true, null));
            passwords.set(change, person, hashed);
            return person;
        });
    }

    /// Another account.
    Account account(String name, Instant at) {
        return database.write(tx -> features.accounts().create(tx, name, at));
    }

    /// Notes that `id` was used, as the checks do.
    void used(CredentialId id, Instant at, String address, String agent) {
        lastUses.note(id, new LastUse(at, address, agent));
        lastUses.flushAll(database, at);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.port());
    }

    @Override
    public void close() {
        http.stop(java.time.Duration.ofSeconds(1));
        database.close();
    }
}
