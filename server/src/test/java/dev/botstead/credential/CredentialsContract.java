package dev.botstead.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure;
import dev.botstead.check.Decision;
import dev.botstead.check.Decision.Allowed;
import dev.botstead.check.Decision.Reason;
import dev.botstead.check.Decision.Refused;
import dev.botstead.check.Demand;
import dev.botstead.credential.address.AddressRanges;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.event.Actor;
import dev.botstead.event.Origin;
import dev.botstead.event.Recorded;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Scope;
import dev.botstead.policy.Scopes;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.KeyText;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.sql.Condition;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is promised of API keys, authtokens and SSH keys, over any database.
abstract class CredentialsContract extends CoreContract {
    private static final String SSH_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJiabqEa3qbhT4sXL4ao9QIJYijJUmvh6sU+S3wC0KYR";

    private Made key(Caller caller, PrincipalId owner, Limits limits, @Nullable Instant until) {
        return core.credentials.create(
                caller, new NewCredential(Kind.API_KEY, owner, "a key", "", List.of(), null, limits, until));
    }

    private Made key(Caller caller, PrincipalId owner) {
        return key(caller, owner, Limits.NONE, null);
    }

    private Made sshKey(Caller caller, PrincipalId owner) {
        return core.credentials.create(
                caller, new NewCredential(Kind.SSH_KEY, owner, "", "", List.of(), SSH_KEY, Limits.NONE, null));
    }

    private static SecretToken clear(Made made) {
        return SecretToken.of(Objects.requireNonNull(made.secret()).reveal(Disclosure.inTheAnswerThatCreatesIt()));
    }

    private static Limits limits(List<String> scopes, List<String> addresses) {
        return new Limits(Scopes.of(scopes), AddressRanges.of(addresses));
    }

    private Principal.Bot bot(Tenant tenant) {
        return tenant.bot(Role.USER).bot();
    }

    /// The owner of `made`, acting by it.
    private Caller by(Made made) {
        Decision decision = core.decide(clear(made));
        assertThat(decision).isInstanceOf(Allowed.class);
        return ((Allowed) decision).caller();
    }

    private Decision decide(Made made) {
        return core.decide(clear(made));
    }

    private Credential read(Caller caller, CredentialId id) {
        return core.database.read(tx -> core.credentials.get(tx, caller, id));
    }

    private static Refused refused(Reason reason) {
        return new Refused(reason);
    }

    @Test
    void aKeyWorksAtOnceAndIsKnownByItsPublicId() {
        Tenant tenant = core.tenant();
        Made made = key(tenant.admin(), bot(tenant).id());
        String text = clear(made).reveal(Disclosure.inTheAnswerThatCreatesIt());
        assertThat(text).matches("bsk_[0-9A-Za-z]{27}_[0-9A-Za-z]{36}");
        assertThat(text).contains(made.credential().publicId().substring("ak_".length()));
        Caller caller = by(made);
        assertThat(caller.credential())
                .isEqualTo(new Actor.Presented("api_key", made.credential().id().uuid()));
        assertThat(read(tenant.admin(), made.credential().id())).isEqualTo(made.credential());
    }

    @Test
    void anAuthtokenOpensNoApi() {
        Tenant tenant = core.tenant();
        Made made = core.credentials.create(
                tenant.admin(),
                new NewCredential(Kind.AUTHTOKEN, bot(tenant).id(), "", "", List.of(), null, Limits.NONE, null));
        assertThat(decide(made)).isEqualTo(refused(Reason.UNKNOWN));
    }

    @Test
    void anotherSecretUnderAKnownIdIsUnknown() {
        Tenant tenant = core.tenant();
        Made one = key(tenant.admin(), bot(tenant).id());
        core.decide(clear(one)); // warm
        String forged = dev.botstead.secret.KeyText.make(
                        "bsk", one.credential().id().uuid(), new java.security.SecureRandom())
                .token()
                .reveal(Disclosure.inTheAnswerThatCreatesIt());
        assertThat(core.decide(SecretToken.of(forged))).isEqualTo(refused(Reason.UNKNOWN));
        String other = forged.replaceFirst("bsk_", "bsa_");
        assertThat(core.decide(SecretToken.of(other))).isEqualTo(refused(Reason.UNKNOWN));
    }

    @Test
    void onlyAnAdministratorMakesThemForSomebodyElse() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Caller artist = tenant.person(Role.USER);
        assertThatThrownBy(() -> key(artist, bot.id())).isInstanceOf(Failure.Forbidden.class);
        assertThat(key(artist, artist.id()).credential().owner()).isEqualTo(artist.id());
        Made own = key(by(key(tenant.admin(), bot.id())), bot.id());
        assertThat(own.credential().owner()).isEqualTo(bot.id());
        assertThatThrownBy(() -> key(tenant.admin(), core.tenant().admin().id()))
                .isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void toAnybodyElseItDoesNotExist() {
        Tenant tenant = core.tenant();
        CredentialId id = key(tenant.admin(), bot(tenant).id()).credential().id();
        for (Caller stranger :
                List.of(tenant.person(Role.MANAGER), core.tenant().admin())) {
            assertThatThrownBy(() -> read(stranger, id)).isInstanceOf(Failure.NotFound.class);
            assertThatThrownBy(() -> core.credentials.suspend(stranger, id)).isInstanceOf(Failure.NotFound.class);
            assertThatThrownBy(() -> core.credentials.resume(stranger, id)).isInstanceOf(Failure.NotFound.class);
            assertThatThrownBy(() -> core.credentials.revoke(stranger, id, true))
                    .isInstanceOf(Failure.NotFound.class);
            assertThatThrownBy(() -> core.rotations.rotate(stranger, id, Duration.ZERO))
                    .isInstanceOf(Failure.NotFound.class);
            assertThatThrownBy(
                            () -> core.credentials.update(stranger, id, new CredentialPatch("mine", null, null, null)))
                    .isInstanceOf(Failure.NotFound.class);
        }
        assertThat(read(tenant.admin(), id).particulars().description()).isEqualTo("a key");
    }

    @Test
    void suspendingAndResumingOneTouchesNoOther() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Made one = key(tenant.admin(), bot.id());
        Made other = key(tenant.admin(), bot.id());
        by(one);
        core.credentials.suspend(tenant.admin(), one.credential().id());
        assertThat(decide(one)).isEqualTo(refused(Reason.SUSPENDED));
        assertThat(decide(other)).isInstanceOf(Allowed.class);
        core.credentials.resume(tenant.admin(), one.credential().id());
        assertThat(decide(one)).isInstanceOf(Allowed.class);
        assertThat(tenant.events().stream().map(Recorded::name)).contains("api_key.suspended", "api_key.resumed");
    }

    @Test
    void itsOwnerCannotResumeWhatAnAdministratorSuspended() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Made one = key(tenant.admin(), bot.id());
        Caller owner = by(key(tenant.admin(), bot.id()));
        core.credentials.suspend(tenant.admin(), one.credential().id());
        assertThatThrownBy(() -> core.credentials.resume(owner, one.credential().id()))
                .isInstanceOf(Failure.Forbidden.class);
        core.credentials.resume(tenant.admin(), one.credential().id());
        core.credentials.suspend(owner, one.credential().id());
        core.credentials.resume(owner, one.credential().id());
        assertThat(decide(one)).isInstanceOf(Allowed.class);
    }

    @Test
    void suspendingABotRefusesAllItHoldsAndResumingRestoresExactlyThose() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        Made one = key(tenant.admin(), bot.bot().id());
        Made suspended = key(tenant.admin(), bot.bot().id());
        by(one);
        core.credentials.suspend(tenant.admin(), suspended.credential().id());
        core.bots.suspend(tenant.admin(), bot.bot().id());
        Made meanwhile = key(tenant.admin(), bot.bot().id());
        for (Made each : List.of(one, suspended, meanwhile))
            assertThat(decide(each)).isEqualTo(refused(Reason.OWNER_SUSPENDED));
        core.bots.resume(tenant.admin(), bot.bot().id());
        assertThat(decide(one)).isInstanceOf(Allowed.class);
        assertThat(decide(meanwhile)).isInstanceOf(Allowed.class);
        assertThat(decide(suspended)).isEqualTo(refused(Reason.SUSPENDED));
    }

    @Test
    void aKeyThatNamesACredentialOfAnotherKindIsUnknownHoweverThatOneEnded() {
        Tenant tenant = core.tenant();
        Made ssh = sshKey(tenant.admin(), bot(tenant).id());
        SecretToken forged = KeyText.make("bsk", ssh.credential().id().uuid(), new SecureRandom())
                .token();
        assertThat(core.decide(forged)).isEqualTo(refused(Reason.UNKNOWN));
        core.credentials.revoke(tenant.admin(), ssh.credential().id(), false);
        SecretToken again = KeyText.make("bsk", ssh.credential().id().uuid(), new SecureRandom())
                .token();
        assertThat(core.decide(again)).isEqualTo(refused(Reason.UNKNOWN));
        core.exchange.presentedTooLate(again);
    }

    @Test
    void deletingABotEndsAllItHeldForGood() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Made one = key(tenant.admin(), bot.id());
        Made ssh = sshKey(tenant.admin(), bot.id());
        by(one);
        core.bots.delete(tenant.admin(), bot.id(), null);
        assertThat(decide(one)).isEqualTo(refused(Reason.UNKNOWN));
        assertThatThrownBy(() -> read(tenant.admin(), ssh.credential().id())).isInstanceOf(Failure.NotFound.class);
        assertThat(tenant.events().stream().map(Recorded::name)).contains("api_key.deleted", "ssh_key.deleted");
        sshKey(tenant.admin(), bot(tenant).id()); // its key is free again
        List<Credential> left = core.database.read(tx -> core.credentials.list(tx, listed(tenant, Kind.SSH_KEY)));
        assertThat(left).hasSize(1);
        core.credentials.revoke(tenant.admin(), left.getFirst().id(), false);
    }

    @Test
    void aBotOutlivesThePersonWhoMadeItAndThePersonsOwnKeysDoNot() {
        Tenant tenant = core.tenant();
        Caller leaving = tenant.person(Role.ADMIN);
        Made own = key(leaving, leaving.id());
        Principal.Bot bot = core.bots.enter(by(own), dev.botstead.server.TestCore.wanted("left behind", Role.USER));
        Made its = key(by(own), bot.id());
        by(its);
        core.ledger.write(
                tenant.admin().actor(),
                leaving.id(),
                change -> core.register.change(change, leaving.id(), Patch.active(false), Names.SHARED));
        assertThat(decide(its)).isInstanceOf(Allowed.class);
        assertThat(decide(own)).isEqualTo(refused(Reason.OWNER_SUSPENDED));
        core.ledger.write(
                tenant.admin().actor(), leaving.id(), change -> core.register.strikeOut(change, leaving.id()));
        assertThat(decide(its)).isInstanceOf(Allowed.class);
        assertThat(decide(own)).isInstanceOf(Refused.class);
    }

    @Test
    void aLimitedOneOpensWhatItsScopesCover() {
        Tenant tenant = core.tenant();
        Made made = key(tenant.admin(), bot(tenant).id(), limits(List.of("tasks:write"), List.of()), null);
        assertThat(asked(made, Scope.TASKS_WRITE)).isInstanceOf(Allowed.class);
        assertThat(asked(made, Scope.TASKS_READ)).isInstanceOf(Allowed.class);
        assertThat(asked(made, null)).isInstanceOf(Allowed.class);
        for (Scope other : List.of(Scope.PEOPLE_READ, Scope.CREDENTIALS_READ, Scope.PRODUCTIONS_WRITE, Scope.ALL))
            assertThat(asked(made, other)).isEqualTo(refused(Reason.SCOPE));
    }

    private Decision asked(Made made, @Nullable Scope scope) {
        return core.checks.api(clear(made), new Demand(Callers.ANYONE, scope));
    }

    @Test
    void itIsGoodFromItsAddressesOnly() {
        Tenant tenant = core.tenant();
        Made made =
                key(tenant.admin(), bot(tenant).id(), limits(List.of(), List.of("10.4.0.0/16", "2001:db8::/32")), null);
        for (String good : List.of("10.4.255.1", "2001:db8::7"))
            assertThat(from(good, made)).isInstanceOf(Allowed.class);
        for (String bad : List.of("10.5.0.1", "2001:db9::1"))
            assertThat(from(bad, made)).isEqualTo(refused(Reason.ADDRESS));
        assertThat(from(null, made)).isEqualTo(refused(Reason.ADDRESS));
    }

    private Decision from(@Nullable String address, Made made) {
        return new Origin("request", address, "test").during(() -> decide(made));
    }

    @Test
    void aCredentialNeverMakesAStrongerOrLongerLivedOne() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Instant end = core.clock.instant().plus(Duration.ofDays(3));
        Limits narrow = limits(List.of("tasks:write", "credentials:write"), List.of("10.4.0.0/16"));
        Made parent = key(tenant.admin(), bot.id(), narrow, end);
        Caller caller = new Origin("request", "10.4.0.1", "test").during(() -> ((Allowed) decide(parent)).caller());
        Made child = key(caller, bot.id());
        assertThat(child.credential().limits()).isEqualTo(narrow);
        assertThat(child.credential().lifetime().until()).isEqualTo(end);
        assertThat(child.credential().particulars().parent())
                .isEqualTo(parent.credential().id());
        assertThat(key(caller, bot.id(), limits(List.of("tasks:read"), List.of("10.4.7.0/24")), end.minusSeconds(9))
                        .credential()
                        .lifetime()
                        .until())
                .isEqualTo(end.minusSeconds(9));
        for (Limits wider : List.of(
                limits(List.of("people:read"), List.of()),
                limits(List.of(), List.of("10.0.0.0/8")),
                limits(List.of("tasks:read"), List.of("::/0"))))
            assertThatThrownBy(() -> key(caller, bot.id(), wider, null)).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void noneIsWidenedBeyondItsParentNorByALimitedOne() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Limits narrow = limits(List.of("credentials:write"), List.of());
        Made parent = key(tenant.admin(), bot.id(), narrow, null);
        Made child = key(by(parent), bot.id());
        Made free = key(tenant.admin(), bot.id());
        CredentialPatch widened = new CredentialPatch(null, null, null, Limits.NONE);
        for (Caller caller : List.of(by(parent), by(free), tenant.admin()))
            assertThatThrownBy(() ->
                            core.credentials.update(caller, child.credential().id(), widened))
                    .isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() ->
                        core.credentials.update(by(parent), parent.credential().id(), widened))
                .isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() ->
                        core.rotations.rotate(by(parent), free.credential().id(), Duration.ZERO))
                .isInstanceOf(Failure.Forbidden.class);
        assertThat(decide(free)).isInstanceOf(Allowed.class);
        core.credentials.update(tenant.admin(), parent.credential().id(), widened);
    }

    @Test
    void revokingOneTakesAlongWhatItMadeWhenAsked() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Made root = key(tenant.admin(), bot.id());
        Made child = key(by(root), bot.id());
        Made grandchild = key(by(child), bot.id());
        Made apart = key(tenant.admin(), bot.id());
        assertThat(core.credentials.revoke(tenant.admin(), root.credential().id(), true))
                .isEqualTo(3);
        for (Made each : List.of(root, child, grandchild))
            assertThat(decide(each)).isEqualTo(refused(Reason.REVOKED));
        assertThat(decide(apart)).isInstanceOf(Allowed.class);
        Made alone = key(tenant.admin(), bot.id());
        Made kept = key(by(alone), bot.id());
        assertThat(core.credentials.revoke(tenant.admin(), alone.credential().id(), false))
                .isEqualTo(1);
        assertThat(decide(kept)).isInstanceOf(Allowed.class);
    }

    @Test
    void whatAStolenKeyMadeIsTakenAwayAfterItsRotation() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Made stolen = key(tenant.admin(), bot.id());
        Made hidden = key(by(stolen), bot.id());
        Made next = core.rotations.rotate(tenant.admin(), stolen.credential().id(), Duration.ZERO);
        assertThat(decide(stolen)).isEqualTo(refused(Reason.REVOKED));
        assertThat(core.credentials.revoke(tenant.admin(), stolen.credential().id(), true))
                .isEqualTo(1);
        assertThat(decide(hidden)).isEqualTo(refused(Reason.REVOKED));
        assertThat(decide(next)).isInstanceOf(Allowed.class);
        assertThatThrownBy(() -> core.credentials.revoke(
                        tenant.admin(), stolen.credential().id(), true))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aTokenThatIsRotatedKeepsItsLimits() {
        Tenant tenant = core.tenant();
        Limits narrow = limits(List.of("people:write", "tasks:read"), List.of());
        Caller limited = by(key(tenant.admin(), tenant.admin().id(), narrow, null));
        Bots.WithToken bot = core.bots.create(
                limited, dev.botstead.server.TestCore.wanted("limited from its birth", Role.USER), Names.SHARED);
        CredentialId id = bot.issued().credential().id();
        assertThat(read(tenant.admin(), id).limits()).isEqualTo(narrow);
        Made next = core.rotations.rotate(tenant.admin(), id, Duration.ofDays(1));
        assertThat(next.credential().limits()).isEqualTo(narrow);
    }

    @Test
    void nothingIsMadeByOneThatWasRevokedWhileItsRequestWasUnderWay() {
        Tenant tenant = core.tenant();
        Principal.Bot bot = bot(tenant);
        Made made = key(tenant.admin(), bot.id());
        Caller underWay = by(made);
        core.credentials.revoke(tenant.admin(), made.credential().id(), true);
        assertThatThrownBy(() -> key(underWay, bot.id())).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void anSshKeyIsInOnePlaceAtATime() throws Exception {
        Tenant tenant = core.tenant();
        Tenant elsewhere = core.tenant();
        PrincipalId owner = bot(tenant).id();
        PrincipalId stranger = bot(elsewhere).id();
        List<Callable<Made>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) tries.add(() -> sshKey(tenant.admin(), owner));
        List<Made> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Made> each : threads.invokeAll(tries))
                try {
                    made.add(each.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Failure.Conflict.class);
                }
        }
        assertThat(made).hasSize(1);
        assertThatThrownBy(() -> sshKey(elsewhere.admin(), stranger))
                .isInstanceOfSatisfying(
                        Failure.Conflict.class, e -> assertThat(e.code()).isEqualTo("key_elsewhere"));
        core.credentials.revoke(tenant.admin(), made.getFirst().credential().id(), false);
        Made moved = sshKey(elsewhere.admin(), stranger);
        core.credentials.revoke(elsewhere.admin(), moved.credential().id(), false);
    }

    private static Listed listed(Tenant tenant, Kind kind) {
        return new Listed(tenant.account().id(), kind, null, null, Condition.ALWAYS, 1_000);
    }

    @Test
    void pagesHaveNoGapAndNoDoubleWhileOthersMakeAndRevoke() throws Exception {
        Tenant tenant = core.tenant();
        PrincipalId owner = bot(tenant).id();
        List<CredentialId> untouched = new ArrayList<>();
        List<CredentialId> doomed = new ArrayList<>();
        for (int i = 0; i < 300; i++)
            (i % 3 == 0 ? doomed : untouched)
                    .add(key(tenant.admin(), owner).credential().id());
        List<CredentialId> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> noise = threads.submit(() -> doomed.forEach(id -> {
                core.credentials.revoke(tenant.admin(), id, false);
                key(tenant.admin(), owner);
            }));
            for (@Nullable CredentialId before = null; ; before = seen.getLast()) {
                java.util.UUID position = before == null ? null : before.uuid();
                List<Credential> page = core.database.read(tx -> core.credentials.list(
                        tx, new Listed(tenant.account().id(), Kind.API_KEY, null, position, Condition.ALWAYS, 20)));
                if (page.isEmpty()) break;
                page.forEach(each -> seen.add(each.id()));
            }
            noise.get();
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(untouched);
    }

    @Test
    void aSearchForWhatNoTextHoldsIsNoFault() {
        Tenant tenant = core.tenant();
        key(tenant.admin(), bot(tenant).id());
        for (String text : List.of("\0a k\0ey", "%", "\\", "'", "\uffff"))
            assertThat(core.database
                            .read(tx -> core.credentials.search(
                                    tx,
                                    new Search(
                                            tenant.account().id(),
                                            Kind.API_KEY,
                                            null,
                                            text,
                                            null,
                                            null,
                                            core.clock.instant(),
                                            Order.NEWEST,
                                            null)))
                            .matching())
                    .as(text)
                    .isEqualTo(text.startsWith("\0") ? 1 : 0);
    }

    @Test
    void usesAreCounted() {
        Tenant tenant = core.tenant();
        Made made = key(tenant.admin(), bot(tenant).id());
        for (int i = 0; i < 5; i++) from("203.0.113.9", made);
        core.flush();
        Credential read = read(tenant.admin(), made.credential().id());
        assertThat(read.particulars().uses()).isEqualTo(5);
        assertThat(Objects.requireNonNull(read.lastUse()).address()).isEqualTo("203.0.113.9");
    }
}
