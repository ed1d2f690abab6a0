package dev.botstead.server;

import dev.botstead.check.Checks;
import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Revisions;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.Exchange;
import dev.botstead.credential.LastUses;
import dev.botstead.credential.Mint;
import dev.botstead.credential.RotationPolicies;
import dev.botstead.credential.RotationSchedule;
import dev.botstead.credential.Rotations;
import dev.botstead.credential.Tokens;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Avatars;
import dev.botstead.directory.Departments;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register;
import dev.botstead.event.Actor;
import dev.botstead.event.Events;
import dev.botstead.id.Ids;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Seeds;
import dev.botstead.signin.Passwords;
import dev.botstead.signin.Sessions;
import dev.botstead.signin.SignIn;
import dev.botstead.signing.MasterKey;
import dev.botstead.signing.SigningKeys;
import dev.botstead.sql.Database;
import dev.botstead.sql.Migrations;
import dev.botstead.sql.Tx;
import dev.botstead.surface.kitsu.people.PeopleRoutes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The features, wired by hand over one database.
final class Core {
    private static final List<String> MIGRATIONS = List.of(
            "dev/botstead/event",
            "dev/botstead/cluster",
            "dev/botstead/signing",
            "dev/botstead/directory",
            "dev/botstead/signin",
            "dev/botstead/credential",
            "dev/botstead/surface/kitsu/people");

    final InstantSource clock;
    final Database database;
    final Ids ids;
    final Events events;
    final Revisions revisions;
    final Ledger ledger;
    final SigningKeys keys;
    final Accounts accounts;
    final Principals principals;
    final Departments departments;
    final Register register;
    final Avatars avatars;
    final Passwords passwords;
    final Sessions sessions;
    final SignIn signIn;
    final Tokens tokens;
    final Mint mint;
    final Credentials credentials;
    final Rotations rotations;
    final RotationPolicies rotationPolicies;
    final RotationSchedule rotationSchedule;
    final Exchange exchange;
    final LastUses lastUses;
    final Bots bots;
    final Checks checks;
    final Production production;
    final Seeds seeds;

    /// What an installation decides.
    ///
    /// @param issuer in whose name tokens are signed
    /// @param seatLimit how many persons of an account may be active
    /// @param developerBots whether bots have the vendor's documented rights over all credentials of their account
    record Options(String issuer, int seatLimit, boolean developerBots) {}

    /// Brings the database up to date and wires the features.
    Core(Database database, MasterKey master, Options options) {
        this(database, master, options, InstantSource.system(), new SecureRandom());
    }

    /// The same by another clock and another source of randomness.
    Core(Database database, MasterKey master, Options options, InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.database = database;
        List<String> migrations = new ArrayList<>(MIGRATIONS);
        migrations.addAll(Production.MIGRATIONS);
        Migrations.run(database, migrations);
        this.ids = new Ids(clock, random);
        this.events = new Events(ids);
        this.keys = new SigningKeys(database, master, random, clock);
        keys.open();
        this.revisions = new Revisions();
        this.principals = new Principals(clock);
        this.ledger = new Ledger(database, events, revisions, clock, this::confirm);
        this.accounts = new Accounts(ids);
        this.departments = new Departments(ledger, ids);
        this.register = new Register(principals, departments, ids, options.seatLimit());
        this.avatars = new Avatars(ledger, principals);
        this.passwords = new Passwords(random);
        this.sessions = new Sessions(ledger, ids, keys, random, options.issuer());
        this.signIn = new SignIn(ledger, principals, passwords, sessions, ids, clock);
        this.tokens = new Tokens(ids, keys, options.issuer());
        this.mint = new Mint(ids, random);
        this.credentials = new Credentials(ledger, principals, mint, options.developerBots());
        this.rotations = new Rotations(ledger, principals, credentials, mint, tokens);
        this.rotationPolicies = new RotationPolicies(ledger, principals);
        this.rotationSchedule = new RotationSchedule(ledger);
        this.exchange = new Exchange(ledger, principals, rotations);
        this.lastUses = new LastUses();
        this.bots = new Bots(ledger, principals, register, tokens);
        this.checks = new Checks(database, revisions, tokens, credentials, sessions, principals, lastUses, clock);
        this.production = Production.of(ledger, principals, departments, ids, database, clock);
        production.files().open();
        this.seeds = new Seeds(ids);
        principals.onDeparture(tokens::farewell);
        principals.onDeparture(rotationPolicies::farewell);
        principals.onDeparture(PeopleRoutes::farewell);
        principals.onDeparture((change, leaving) -> production.letGo(change, leaving.id()));
        principals.onDeparture((change, leaving) -> sessions.endAll(change, leaving.id()));
        principals.onDeparture((change, leaving) -> passwords.forget(change, leaving.id()));
        principals.onSuspension((change, suspended) -> sessions.endAll(change, suspended.id()));
    }

    private void confirm(Tx tx, Actor actor, Ledger.@Nullable Subject subject) {
        principals.confirm(tx, actor, subject);
        credentials.confirm(tx, actor, clock.instant());
    }

    /// Writes what is gathered in memory off the check path, and takes up signing keys that another node has made.
    void flush() {
        keys.refresh();
        lastUses.flush(database, clock.instant());
        sessions.flush(database, clock.instant());
    }

    /// The same for the last time: nothing is kept back.
    void flushAll() {
        flush();
        lastUses.flushAll(database, clock.instant());
    }
}
