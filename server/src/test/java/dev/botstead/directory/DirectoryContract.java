package dev.botstead.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.credential.Bots;
import dev.botstead.directory.Departments.Wanted;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Register.Names;
import dev.botstead.event.Actor;
import dev.botstead.event.Recorded;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.PrincipalId;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore;
import dev.botstead.server.TestCore.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Persons and bots of an account: who may be there, under which name, and what is told of it.
abstract class DirectoryContract extends CoreContract {
    private Person person(Tenant tenant, boolean active) {
        NewPrincipal wanted =
                new NewPrincipal("p", "", "p" + UUID.randomUUID() + "@example.org", Role.USER, List.of(), active, null);
        return core.ledger.write(tenant.admin().actor(), change -> core.register.person(change, wanted));
    }

    private Bot bot(Tenant tenant, String name, Names names) {
        return core.bots
                .create(tenant.admin(), TestCore.wanted(name, Role.USER), names)
                .bot();
    }

    private Principal patch(Tenant tenant, PrincipalId id, Patch patch, Names names) {
        return core.ledger.write(tenant.admin().actor(), id, change -> core.register.change(change, id, patch, names));
    }

    private static Patch named(String name) {
        return new Patch(name, null, null, null, null, null, null);
    }

    private static Patch role(Role role) {
        return new Patch(null, null, null, role, null, null, null);
    }

    private static Patch in(List<DepartmentId> departments) {
        return new Patch(null, null, null, null, null, departments, null);
    }

    private long activePersons(Tenant tenant) {
        return core.database.read(tx -> core.principals.all(tx, tenant.account().id())).stream()
                .filter(one -> one instanceof Person && one.active())
                .count();
    }

    @Test
    void botsTakeNoSeatAndTheLimitDoesNotSeeThem() {
        Tenant tenant = core.tenant();
        for (int i = 0; i < TestCore.SEATS * 3; i++) tenant.bot(Role.ADMIN);
        for (int i = 1; i < TestCore.SEATS; i++) person(tenant, true);
        assertThatThrownBy(() -> person(tenant, true))
                .isInstanceOfSatisfying(
                        Failure.LimitReached.class, e -> assertThat(e.limit()).isEqualTo(TestCore.SEATS))
                .hasMessageContaining("limit");
        Bot bot = tenant.bot(Role.USER).bot();
        core.bots.suspend(tenant.admin(), bot.id());
        assertThat(core.bots.resume(tenant.admin(), bot.id()).active()).isTrue();
    }

    @Test
    void aPersonWhoIsSwitchedOffGivesItsSeatAwayAndMustFindAnotherToComeBack() {
        Tenant tenant = core.tenant();
        List<Person> people = new ArrayList<>();
        for (int i = 1; i < TestCore.SEATS; i++) people.add(person(tenant, true));
        Person off = person(tenant, false);
        assertThatThrownBy(() -> patch(tenant, off.id(), Patch.active(true), Names.SHARED))
                .isInstanceOf(Failure.LimitReached.class);
        patch(tenant, people.getFirst().id(), Patch.active(false), Names.SHARED);
        assertThat(patch(tenant, off.id(), Patch.active(true), Names.SHARED).active())
                .isTrue();
        assertThatThrownBy(() -> patch(tenant, people.getFirst().id(), Patch.active(true), Names.SHARED))
                .isInstanceOf(Failure.LimitReached.class);
        // Another account has seats of its own.
        person(core.tenant(), true);
    }

    @Test
    void howeverManyAreMadeAtOnceTheLimitIsNeverExceeded() {
        Tenant tenant = core.tenant();
        List<Person> off = new ArrayList<>();
        for (int i = 0; i < 10; i++) off.add(person(tenant, false));
        List<Ended<Integer>> ended = Together.run(20, i -> () -> {
            if (i % 2 == 0) person(tenant, true);
            else patch(tenant, off.get(i / 2).id(), Patch.active(true), Names.SHARED);
            return 0;
        });
        assertThat(ended.stream().filter(Ended::well)).hasSize(TestCore.SEATS - 1);
        assertThat(ended).allMatch(one -> one.well() || one.failure() instanceof Failure.LimitReached);
        assertThat(activePersons(tenant)).isEqualTo(TestCore.SEATS);
    }

    @Test
    void botsShareANameWhereItIsSharedAndNotWhereItIsUnique() {
        Tenant tenant = core.tenant();
        bot(tenant, "Render", Names.UNIQUE);
        for (String same : List.of("Render", "render", "RENDER", " Render ", "Ｒender"))
            assertThatThrownBy(() -> bot(tenant, same, Names.UNIQUE)).isInstanceOf(Failure.Conflict.class);
        bot(tenant, "render", Names.SHARED);
        bot(tenant, "Render 2", Names.UNIQUE);
        bot(core.tenant(), "Render", Names.UNIQUE);
        Bot gone = bot(tenant, "gone", Names.UNIQUE);
        core.bots.delete(tenant.admin(), gone.id(), null);
        bot(tenant, "gone", Names.UNIQUE);
    }

    @Test
    void twoBotsAtOnceDoNotGetOneUniqueName() {
        Tenant tenant = core.tenant();
        List<Ended<Bot>> ended = Together.run(12, _ -> () -> bot(tenant, "the one", Names.UNIQUE));
        assertThat(ended.stream().filter(Ended::well)).hasSize(1);
        assertThat(ended).allMatch(one -> one.well() || one.failure() instanceof Failure.Conflict);
    }

    @Test
    void repeatingTheStoredNameOrChangingItsCaseIsAlwaysAccepted() {
        Tenant tenant = core.tenant();
        Bot one = bot(tenant, "twin", Names.SHARED);
        Bot two = bot(tenant, "twin", Names.SHARED);
        core.bots.update(tenant.admin(), two.id(), named("twin"), Names.UNIQUE);
        Bot alone = bot(tenant, "alone", Names.UNIQUE);
        assertThat(core.bots
                        .update(tenant.admin(), alone.id(), named("Alone"), Names.UNIQUE)
                        .name())
                .isEqualTo("Alone");
        assertThatThrownBy(() -> core.bots.update(tenant.admin(), one.id(), named("ALONE"), Names.UNIQUE))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void aNameHasEightyCharactersOfAnyScriptWhereItIsSharedAnd255BytesWhereItIsUnique() {
        Tenant tenant = core.tenant();
        String eighty = "👻".repeat(80);
        assertThat(bot(tenant, eighty, Names.SHARED).name()).isEqualTo(eighty);
        assertThatThrownBy(() -> bot(tenant, eighty, Names.UNIQUE)).isInstanceOf(Failure.Invalid.class);
        assertThat(bot(tenant, "a".repeat(255), Names.UNIQUE).name()).hasSize(255);
        assertThatThrownBy(() -> bot(tenant, "a".repeat(256), Names.UNIQUE)).isInstanceOf(Failure.Invalid.class);
        assertThatThrownBy(() -> bot(tenant, "é".repeat(128), Names.UNIQUE)).isInstanceOf(Failure.Invalid.class);
        for (Names names : Names.values())
            for (String bad : List.of("", "  ", "a\u0000", "a\nb", "\ud800", "a".repeat(256)))
                assertThatThrownBy(() -> bot(tenant, bad, names)).as(bad).isInstanceOf(Failure.Invalid.class);
        // A name that is there already may be repeated, however long it is elsewhere.
        Bot long80 = bot(tenant, "👻".repeat(79) + "x", Names.SHARED);
        core.bots.update(tenant.admin(), long80.id(), named(long80.name()), Names.UNIQUE);
    }

    @Test
    void aNameIsKeptInItsComposedForm() {
        Bot bot = bot(core.tenant(), "cafe\u0301", Names.SHARED);
        assertThat(bot.name()).isEqualTo("caf\u00e9");
    }

    @Test
    void aDepartmentThatIsNotTheAccountsIsInvalid() {
        Tenant tenant = core.tenant();
        Tenant other = core.tenant();
        DepartmentId mine = core.departments
                .create(tenant.admin(), new Wanted("Lighting", "#aabbcc", null))
                .id();
        DepartmentId theirs = core.departments
                .create(other.admin(), new Wanted("Lighting", null, null))
                .id();
        Bot bot = tenant.bot(Role.USER).bot();
        assertThat(core.bots
                        .update(tenant.admin(), bot.id(), in(List.of(mine, mine)), Names.SHARED)
                        .departments())
                .containsExactly(mine);
        for (DepartmentId wrong : List.of(
                theirs,
                new DepartmentId(UUID.randomUUID()),
                new DepartmentId(bot.id().uuid())))
            assertThatThrownBy(() -> core.bots.update(tenant.admin(), bot.id(), in(List.of(mine, wrong)), Names.SHARED))
                    .isInstanceOf(Failure.Invalid.class);
        List<DepartmentId> many = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) many.add(new DepartmentId(UUID.randomUUID()));
        assertThatThrownBy(() -> core.bots.update(tenant.admin(), bot.id(), in(many), Names.SHARED))
                .isInstanceOf(Failure.Invalid.class);
        assertThatThrownBy(() -> core.departments.delete(tenant.admin(), mine)).isInstanceOf(Failure.Conflict.class);
        assertThatThrownBy(() -> core.departments.delete(tenant.admin(), theirs))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> core.departments.update(tenant.admin(), theirs, new Wanted("mine now", null, null)))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aDepartmentsChangeTellsAllThatChanged() {
        Tenant tenant = core.tenant();
        DepartmentId id = core.departments
                .create(tenant.admin(), new Wanted("Rig", "#000000", null))
                .id();
        core.departments.update(tenant.admin(), id, new Wanted(null, "#ffffff", true));
        Recorded told = tenant.event("department.updated");
        assertThat(told.before()).contains("#000000").contains("false").doesNotContain("Rig");
        assertThat(told.after()).contains("#ffffff").contains("true");
    }

    @Test
    void theLastAdministratorStays() {
        Tenant tenant = core.tenant();
        PrincipalId last = tenant.admin().id();
        Caller bot = core.caller(tenant.bot(Role.ADMIN).bot(), null);
        for (Patch patch : List.of(Patch.active(false), role(Role.MANAGER)))
            assertThatThrownBy(() -> core.ledger.write(
                            bot.actor(), last, change -> core.register.change(change, last, patch, Names.SHARED)))
                    .isInstanceOf(Failure.Invalid.class)
                    .hasMessageContaining("administrator");
        assertThatThrownBy(() -> core.ledger.write(bot.actor(), last, change -> core.register.strikeOut(change, last)))
                .isInstanceOf(Failure.Invalid.class);
        Caller second = tenant.person(Role.ADMIN);
        patch(tenant, second.id(), Patch.active(false), Names.SHARED);
        assertThatThrownBy(() -> core.ledger.write(
                        bot.actor(), last, change -> core.register.change(change, last, role(Role.USER), Names.SHARED)))
                .isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void ofSeveralAdministratorsWhoAreTakenAwayAtOnceOneStays() {
        Tenant tenant = core.tenant();
        List<Caller> people = new ArrayList<>(List.of(tenant.admin()));
        for (int i = 1; i < 4; i++) people.add(tenant.person(Role.ADMIN));
        Together.run(8, i -> () -> {
            Caller one = people.get(i % 4);
            Actor actor = i < 4
                    ? Actor.terminal(tenant.account().id())
                    : people.get((i + 1) % 4).actor();
            return core.ledger.write(
                    actor,
                    one.id(),
                    change -> i % 2 == 0
                            ? core.register.change(change, one.id(), role(Role.USER), Names.SHARED)
                            : core.register.change(change, one.id(), Patch.active(false), Names.SHARED));
        });
        assertThat(core
                        .database
                        .read(tx -> core.principals.all(tx, tenant.account().id()))
                        .stream()
                        .filter(one -> one instanceof Person && one.active() && one.role() == Role.ADMIN))
                .hasSize(1);
    }

    @Test
    void whoIsDeletedKeepsItsNameAndNothingElse() {
        Tenant tenant = core.tenant();
        DepartmentId department = core.departments
                .create(tenant.admin(), new Wanted("FX", null, null))
                .id();
        NewPrincipal wanted =
                new NewPrincipal("publisher", "", "publisher@example.org", Role.USER, List.of(department), true, null);
        Bot bot = core.bots.create(tenant.admin(), wanted, Names.SHARED).bot();
        core.avatars.set(tenant.admin(), bot.id(), AvatarsTest.png(10, 10));
        core.bots.delete(tenant.admin(), bot.id(), null);
        Principal row = core.database
                .read(tx -> core.principals.named(tx, tenant.account().id(), List.of(bot.id())))
                .getFirst();
        assertThat(row.name()).isEqualTo("publisher");
        assertThat(row.active()).isFalse();
        assertThat(row.departments()).isEmpty();
        assertThat(row.profile().email()).isNull();
        assertThat(row.profile().hasAvatar()).isFalse();
        assertThat(core.rows("avatar", "principal_id", bot.id().uuid())).isZero();
        assertThat(core.database.<List<Principal>>read(
                        tx -> core.principals.all(tx, tenant.account().id())))
                .noneMatch(one -> one.id().equals(bot.id()));
        for (int i = 0; i < 2; i++)
            assertThatThrownBy(() -> core.bots.delete(tenant.admin(), bot.id(), null))
                    .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> core.bots.resume(tenant.admin(), bot.id())).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> core.bots.regenerate(tenant.admin(), bot.id(), Patch.NONE, Names.SHARED))
                .isInstanceOf(Failure.NotFound.class);
        core.departments.delete(tenant.admin(), department);
    }

    @Test
    void anAddressOfAPersonIsFreeAgainOnceItIsDeletedAndTakenWhileItIsThere() {
        Tenant tenant = core.tenant();
        String email = "Mixed.Case@Example.org";
        NewPrincipal wanted = new NewPrincipal("a", "b", email, Role.USER, List.of(), false, null);
        Person one = core.ledger.write(tenant.admin().actor(), change -> core.register.person(change, wanted));
        NewPrincipal same = new NewPrincipal("c", "", " mixed.case@EXAMPLE.ORG ", Role.USER, List.of(), false, null);
        assertThatThrownBy(
                        () -> core.ledger.write(tenant.admin().actor(), change -> core.register.person(change, same)))
                .isInstanceOf(Failure.Invalid.class);
        List<Ended<Person>> ended = Together.run(
                6,
                i -> () -> core.ledger.write(
                        tenant.admin().actor(),
                        change -> core.register.person(
                                change,
                                new NewPrincipal("r", "", "race@example.org", Role.USER, List.of(), false, null))));
        assertThat(ended.stream().filter(Ended::well)).hasSize(1);
        core.ledger.write(tenant.admin().actor(), one.id(), change -> core.register.strikeOut(change, one.id()));
        core.ledger.write(tenant.admin().actor(), change -> core.register.person(change, same));
    }

    @Test
    void malformedAddressesAreInvalid() {
        for (String bad : List.of(
                "",
                "x",
                "@",
                "a@",
                "@b",
                "a b@c",
                "a@b c",
                "a@b@c",
                "<a@b>",
                "a\u0000@b",
                "a\u0007@b",
                "a@b\u202e",
                "a".repeat(65) + "@b"))
            assertThatThrownBy(() -> new NewPrincipal("n", "", bad, Role.USER, List.of(), true, null))
                    .as(bad)
                    .isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void anEventTellsWhatChangedFromWhatToWhatAndNothingElse() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = tenant.bot(Role.USER);
        Recorded created = tenant.event("bot.created");
        assertThat(created.after()).contains(made.bot().name()).contains("\"role\":\"USER\"");
        core.bots.update(
                tenant.admin(),
                made.bot().id(),
                new Patch("other", null, null, Role.MANAGER, null, null, null),
                Names.SHARED);
        Recorded updated = tenant.event("bot.updated");
        assertThat(updated.before())
                .contains("USER")
                .contains(made.bot().name())
                .doesNotContain("active");
        assertThat(updated.after()).contains("MANAGER").contains("other").doesNotContain("active");
        assertThat(updated.label()).isEqualTo("other");
        int before = tenant.events().size();
        core.bots.update(tenant.admin(), made.bot().id(), named("other"), Names.SHARED);
        core.bots.update(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED);
        assertThat(tenant.events()).hasSize(before);
        core.bots.suspend(tenant.admin(), made.bot().id());
        core.bots.resume(tenant.admin(), made.bot().id());
        assertThat(tenant.events().stream().map(Recorded::name)).contains("bot.suspended", "bot.resumed");
    }

    @Test
    void noEventHoldsASecret() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = tenant.bot(Role.ADMIN);
        String first = TestCore.clear(made.issued());
        String second = TestCore.clear(core.bots
                .regenerate(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED)
                .issued());
        tenant.person(Role.USER, "correct horse battery");
        core.bots.delete(tenant.admin(), made.bot().id(), null);
        for (Recorded event : tenant.events())
            for (String secret : List.of(first, second, "correct horse", "argon2", "eyJ"))
                assertThat(event.before() + event.after() + event.label()).doesNotContain(secret);
    }

    @Test
    void whoIsNoAdministratorChangesNoBotNorDepartmentAndNobodyDeletesThemselves() {
        Tenant tenant = core.tenant();
        PrincipalId bot = tenant.bot(Role.USER).bot().id();
        for (Role role : Role.values()) {
            if (role == Role.ADMIN) continue;
            Caller caller = core.caller(tenant.bot(role).bot(), null);
            List<Runnable> refused = List.of(
                    () -> core.bots.create(caller, TestCore.wanted("x", Role.USER), Names.SHARED),
                    () -> core.bots.update(caller, bot, named("x"), Names.SHARED),
                    () -> core.bots.regenerate(caller, bot, Patch.NONE, Names.SHARED),
                    () -> core.bots.suspend(caller, bot),
                    () -> core.bots.resume(caller, bot),
                    () -> core.bots.delete(caller, bot, null),
                    () -> core.departments.create(caller, new Wanted("x", null, null)),
                    () -> core.avatars.clear(caller, caller.id()),
                    () -> core.avatars.set(caller, bot, AvatarsTest.png(4, 4)));
            for (Runnable each : refused) assertThatThrownBy(each::run).isInstanceOf(Failure.Forbidden.class);
        }
        Caller admin = core.caller(tenant.bot(Role.ADMIN).bot(), null);
        assertThatThrownBy(() -> core.bots.delete(admin, admin.id(), null)).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void anEndThatIsOverIsRefusedUnlessItIsTheStoredOne() {
        Tenant tenant = core.tenant();
        PrincipalId bot = tenant.bot(Role.USER).bot().id();
        Instant soon = core.clock.instant().plusSeconds(5);
        core.bots.update(tenant.admin(), bot, ending(soon), Names.SHARED);
        core.clock.advance(java.time.Duration.ofSeconds(10));
        core.bots.update(
                tenant.admin(),
                bot,
                new Patch("renamed", null, null, null, null, null, new Patch.Expiry(soon)),
                Names.SHARED);
        assertThatThrownBy(() -> core.bots.update(tenant.admin(), bot, ending(soon.plusSeconds(1)), Names.SHARED))
                .isInstanceOf(Failure.Invalid.class);
        assertThatThrownBy(() -> core.bots.regenerate(tenant.admin(), bot, Patch.NONE, Names.SHARED))
                .isInstanceOf(Failure.Invalid.class);
        assertThat(core.bots
                        .regenerate(tenant.admin(), bot, ending(null), Names.SHARED)
                        .bot()
                        .expiresAt())
                .isNull();
    }

    private static Patch ending(@Nullable Instant end) {
        return new Patch(null, null, null, null, null, null, new Patch.Expiry(end));
    }
}
