package dev.botstead.production;

import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Revisions;
import dev.botstead.directory.Account;
import dev.botstead.directory.Accounts;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Department;
import dev.botstead.directory.Departments;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register;
import dev.botstead.directory.Role;
import dev.botstead.event.Actor;
import dev.botstead.event.Events;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.catalog.Seeds;
import dev.botstead.production.demo.Cast;
import dev.botstead.production.demo.Demo;
import dev.botstead.production.project.ProjectId;
import dev.botstead.sql.Database;
import dev.botstead.sql.Migrations;
import dev.botstead.sql.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// The tracker over one database, with accounts, people and bots as a test needs them, and a clock that it sets.
public final class World implements AutoCloseable {
    /// Everything that a server with the tracker migrates, but for what only surfaces know.
    static final List<String> MIGRATIONS = List.of(
            "dev/botstead/event",
            "dev/botstead/cluster",
            "dev/botstead/directory",
            "dev/botstead/surface/kitsu/people");

    public final Database database;
    public final Ids ids;
    public final Events events;
    public final Ledger ledger;
    public final Principals principals;
    public final Departments departments;
    public final Register register;
    public final Production production;
    private final Accounts accounts;
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");

    public World(Database database) {
        this.database = database;
        List<String> locations = new ArrayList<>(MIGRATIONS);
        locations.addAll(Production.MIGRATIONS);
        Migrations.run(database, locations);
        InstantSource clock = () -> now;
        this.ids = new Ids(InstantSource.system(), new SecureRandom());
        this.events = new Events(ids);
        this.principals = new Principals(clock);
        this.ledger = new Ledger(database, events, new Revisions(), clock, principals::confirm);
        this.departments = new Departments(ledger, ids);
        this.register = new Register(principals, departments, ids, 100);
        this.accounts = new Accounts(ids);
        this.production = Production.of(ledger, principals, departments, ids, database, clock);
        principals.onDeparture((change, leaving) -> production.letGo(change, leaving.id()));
    }

    /// The same over features that are wired already, with their own clock.
    public World(
            Database database,
            Ids ids,
            Events events,
            Ledger ledger,
            Accounts accounts,
            Principals principals,
            Departments departments,
            Register register,
            Production production) {
        this.database = database;
        this.ids = ids;
        this.events = events;
        this.ledger = ledger;
        this.accounts = accounts;
        this.principals = principals;
        this.departments = departments;
        this.register = register;
        this.production = production;
    }

    /// Lets time pass.
    public void pass(Duration time) {
        now = now.plus(time).truncatedTo(ChronoUnit.MICROS);
    }

    public Instant now() {
        return now;
    }

    public <T> T read(Function<Tx, T> work) {
        return ledger.read(work);
    }

    /// An account with a planted catalog and its administrator.
    public Caller account(String name) {
        Account account = database.write(tx -> accounts.create(tx, name, now));
        Principal admin = ledger.write(Actor.terminal(account.id()), change -> {
            new Seeds(ids).plant(change, account.id());
            return register.person(
                    change,
                    new NewPrincipal(
                            "Ada " + name, "Admin", "ada@" + name + ".test", Role.ADMIN, List.of(), true, null));
        });
        return caller(admin);
    }

    /// A department of the account of an administrator.
    public DepartmentId department(Caller admin, String name) {
        Department made = departments.create(admin, new Departments.Wanted(name, "#112233", false));
        return made.id();
    }

    public Caller person(Caller admin, String name, Role role, DepartmentId... in) {
        return caller(ledger.write(
                admin.actor(),
                change -> register.person(
                        change,
                        new NewPrincipal(
                                name,
                                "",
                                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@" + admin.account()
                                        + ".test",
                                role,
                                List.of(in),
                                true,
                                null))));
    }

    public Caller bot(Caller admin, String name, Role role, DepartmentId... in) {
        return caller(ledger.write(
                admin.actor(),
                change -> register.bot(
                        change,
                        new NewPrincipal(name, "", null, role, List.of(in), true, null),
                        Register.Names.SHARED)));
    }

    public static Caller caller(Principal principal) {
        return new Caller(
                principal.account(),
                principal.id(),
                principal.name(),
                principal instanceof Principal.Person,
                principal.role(),
                principal.departments(),
                null);
    }

    /// The demo production with the people in it.
    public record Stage(
            Caller admin,
            ProjectId project,
            Caller manager,
            Caller artist,
            Caller outsider,
            Caller supervisor,
            Caller human,
            Caller client,
            Map<String, DepartmentId> departments) {
        public UUID id() {
            return project.uuid();
        }
    }

    public Stage stage(String account) {
        Caller admin = account(account);
        Map<String, DepartmentId> departments = new LinkedHashMap<>();
        for (String name : List.of("Concept", "Modeling", "Shading", "Rigging", "Animation", "Lighting", "Compositing"))
            departments.put(name, department(admin, name));
        DepartmentId animation = java.util.Objects.requireNonNull(departments.get("Animation"));
        Caller manager = bot(admin, "pipeline-bot", Role.MANAGER);
        Caller artist = bot(admin, "render-bot", Role.USER);
        Caller outsider = bot(admin, "stranger-bot", Role.USER);
        Caller supervisor = person(admin, "Sam Supervisor", Role.SUPERVISOR);
        Caller human = person(admin, "Hanna Human", Role.USER, animation);
        Caller client = person(admin, "Clara Client", Role.CLIENT);
        ProjectId project = new Demo(ledger, production, ids)
                .make(
                        admin,
                        new Cast(
                                departments,
                                manager.id(),
                                artist.id(),
                                List.of(supervisor.id()),
                                List.of(human.id()),
                                client.id()));
        return new Stage(admin, project, manager, artist, outsider, supervisor, human, client, departments);
    }

    public PrincipalId strike(Caller admin, PrincipalId id) {
        ledger.write(admin.actor(), change -> register.strikeOut(change, id));
        return id;
    }

    @Override
    public void close() {
        database.close();
    }
}
