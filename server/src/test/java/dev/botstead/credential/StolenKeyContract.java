package dev.botstead.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.check.Decision.Allowed;
import dev.botstead.check.Decision.Reason;
import dev.botstead.check.Decision.Refused;
import dev.botstead.credential.address.AddressRanges;
import dev.botstead.directory.Caller;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.Scopes;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.KeyText;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore;
import dev.botstead.server.TestCore.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who holds a key that is to be taken away tries to keep it, to pass it on, or to grow by it.
abstract class StolenKeyContract extends CoreContract {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SSH_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJiabqEa3qbhT4sXL4ao9QIJYijJUmvh6sU+S3wC0KYR";

    private Tenant tenant;
    private PrincipalId bot;

    @BeforeEach
    void aBot() {
        tenant = core.tenant();
        bot = tenant.bot(Role.USER).bot().id();
    }

    private Made key(Caller caller, PrincipalId owner, Limits limits) {
        return core.credentials.create(
                caller, new NewCredential(Kind.API_KEY, owner, "", "", List.of(), null, limits, null));
    }

    private Made key() {
        return key(tenant.admin(), bot, Limits.NONE);
    }

    private static SecretToken secret(Made made) {
        return Objects.requireNonNull(made.secret());
    }

    private Caller by(SecretToken secret) {
        return ((Allowed) core.decide(secret)).caller();
    }

    private Caller by(Made made) {
        return by(secret(made));
    }

    private boolean works(Made made) {
        return core.decide(secret(made)) instanceof Allowed;
    }

    private static Limits scopes(String... scopes) {
        return new Limits(Scopes.of(List.of(scopes)), AddressRanges.ANYWHERE);
    }

    @Test
    void oneThatChangesItselfAllTheTimeIsRevokedAllTheSame() {
        Made stolen = key();
        Caller thief = by(stolen);
        List<Ended<Credential>> tries = Together.run(13, i -> () -> {
            if (i == 6)
                core.credentials.revoke(tenant.admin(), stolen.credential().id(), false);
            CredentialPatch patch = new CredentialPatch("try " + i, null, null, null);
            return core.credentials.update(
                    i == 6 ? tenant.admin() : thief, stolen.credential().id(), patch);
        });
        for (Ended<Credential> each : tries)
            if (!each.well())
                assertThat(each.failure()).isInstanceOfAny(Failure.Unauthenticated.class, Failure.NotFound.class);
        assertThat(works(stolen)).isFalse();
    }

    @Test
    void whatWasUnderWayWhenItWasSuspendedDoesNotCommit() {
        Made stolen = key();
        Caller underWay = by(stolen);
        core.credentials.suspend(tenant.admin(), stolen.credential().id());
        assertThatThrownBy(() -> key(underWay, bot, Limits.NONE)).isInstanceOf(Failure.Unauthenticated.class);
        Made retiring = key();
        Caller late = by(retiring);
        core.rotations.rotate(tenant.admin(), retiring.credential().id(), DAY);
        core.clock.advance(DAY);
        assertThatThrownBy(() -> key(late, bot, Limits.NONE)).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void allThatItBroughtForthIsTakenAlongWhateverLiesBetween() {
        Made stolen = key();
        Made child = key(by(stolen), bot, Limits.NONE);
        Made grandchild = key(by(child), bot, Limits.NONE);
        core.credentials.revoke(by(child), child.credential().id(), false);
        Made next = core.rotations.rotate(tenant.admin(), stolen.credential().id(), Duration.ZERO);
        assertThat(works(grandchild)).isTrue();
        assertThat(core.credentials.revoke(tenant.admin(), next.credential().id(), true))
                .isEqualTo(2);
        assertThat(works(grandchild)).isFalse();
    }

    @Test
    void whoIsNoAdministratorAnyMoreTakesAlongOnlyTheirOwn() {
        Caller former = tenant.person(Role.ADMIN);
        Made own = key(former, former.id(), Limits.NONE);
        Made ofTheBot = key(by(own), bot, Limits.NONE);
        Patch demoted = new Patch(null, null, null, Role.USER, null, null, null);
        core.ledger.write(
                tenant.admin().actor(),
                former.id(),
                change -> core.register.change(change, former.id(), demoted, Names.SHARED));
        assertThat(core.credentials.revoke(by(own), own.credential().id(), true))
                .isOne();
        assertThat(works(ofTheBot)).isTrue();
    }

    @Test
    void theNewSecretOfOneThatIsSuspendedIsSuspended() {
        Made key = key();
        core.credentials.suspend(tenant.admin(), key.credential().id());
        Made next = core.rotations.rotate(tenant.admin(), key.credential().id(), DAY);
        assertThat(core.decide(secret(next))).isEqualTo(new Refused(Reason.SUSPENDED));
        core.credentials.resume(tenant.admin(), next.credential().id());
        assertThat(works(next)).isTrue();
    }

    @Test
    void aTokenThatIsRegeneratedStaysLimitedAndSuspended() {
        Bots.WithToken made = tenant.bot(Role.USER);
        core.credentials.update(
                tenant.admin(),
                made.issued().credential().id(),
                new CredentialPatch("farm", null, null, scopes("tasks:read")));
        core.credentials.suspend(tenant.admin(), made.issued().credential().id());
        Issued<Credential.Token> next = core.bots
                .regenerate(tenant.admin(), made.bot().id(), Patch.NONE, Names.SHARED)
                .issued();
        assertThat(next.credential().limits()).isEqualTo(scopes("tasks:read"));
        assertThat(next.credential().particulars().description()).isEqualTo("farm");
        assertThat(core.decide(next.secret())).isEqualTo(new Refused(Reason.SUSPENDED));
    }

    @Test
    void oneThatIsLimitedMakesNobodyAnAdministrator() {
        Caller limited = by(key(tenant.admin(), tenant.admin().id(), scopes("bots:write", "people:write")));
        NewPrincipal wanted = TestCore.wanted("risen", Role.ADMIN);
        assertThatThrownBy(() -> core.bots.create(limited, wanted, Names.SHARED))
                .isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> core.bots.enter(limited, wanted)).isInstanceOf(Failure.Forbidden.class);
        Patch risen = new Patch(null, null, null, Role.ADMIN, null, null, null);
        assertThatThrownBy(() -> core.bots.update(limited, bot, risen, Names.SHARED))
                .isInstanceOf(Failure.Forbidden.class);
        assertThat(core.bots.update(tenant.admin(), bot, risen, Names.SHARED).role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void oneThatIsLimitedOrEndsGivesNobodyAPassword() throws Exception {
        PrincipalId admin = tenant.admin().id();
        Instant soon = core.clock.instant().plus(DAY);
        Made limited = key(tenant.admin(), admin, scopes("people:write"));
        Made bound = key(tenant.admin(), admin, new Limits(Scopes.UNLIMITED, AddressRanges.of(List.of("127.0.0.1"))));
        Made ending = core.credentials.create(
                tenant.admin(), new NewCredential(Kind.API_KEY, admin, "", "", List.of(), null, Limits.NONE, soon));
        Made whole = key(tenant.admin(), admin, Limits.NONE);
        String person =
                "{\"first_name\":\"N\",\"last_name\":\"M\",\"role\":\"user\",\"email\":\"n@x.example\",\"password\":\"long enough 1\"}";
        String change = "{\"password\":\"long enough 2\",\"password_2\":\"long enough 2\"}";
        for (Made each : List.of(limited, bound, ending)) {
            assertThat(post(each, "/api/data/persons", person)).isEqualTo(403);
            assertThat(post(each, "/api/actions/persons/" + admin + "/change-password", change))
                    .isEqualTo(403);
        }
        assertThat(post(whole, "/api/data/persons", person)).isEqualTo(201);
        assertThat(post(whole, "/api/actions/persons/" + admin + "/change-password", change))
                .isEqualTo(200);
    }

    private int post(Made key, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + core.port() + path))
                    .header("authorization", "Bearer " + secret(key).reveal(Disclosure.inTheAnswerThatCreatesIt()))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void rotatingBesideRegeneratingLeavesOneTokenThatWorks() {
        for (int round = 0; round < 10; round++) {
            Bots.WithToken made = tenant.bot(Role.USER);
            PrincipalId owner = made.bot().id();
            Together.run(
                    4,
                    i -> () -> i % 2 == 0
                            ? core.bots
                                    .regenerate(tenant.admin(), owner, Patch.NONE, Names.SHARED)
                                    .issued()
                                    .credential()
                            : core.rotations
                                    .rotate(
                                            tenant.admin(),
                                            made.issued().credential().id(),
                                            Duration.ZERO)
                                    .credential());
            List<Credential> left = core.database.read(tx -> core.credentials.of(tx, owner));
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void rotatingBesideDeletingLeavesNothing() {
        for (int round = 0; round < 10; round++) {
            PrincipalId owner = tenant.bot(Role.USER).bot().id();
            Made key = key(tenant.admin(), owner, Limits.NONE);
            Together.<Object>run(
                    2,
                    i -> () -> i == 0
                            ? core.bots.delete(tenant.admin(), owner, null)
                            : core.rotations.rotate(
                                    tenant.admin(), key.credential().id(), DAY));
            assertThat(core.rows("credential", "owner_id", owner.uuid())).isZero();
        }
    }

    @Test
    void theIdOfARevokedSshKeyIsNoKey() {
        Made ssh = core.credentials.create(
                tenant.admin(), new NewCredential(Kind.SSH_KEY, bot, "", "", List.of(), SSH_KEY, Limits.NONE, null));
        core.credentials.revoke(tenant.admin(), ssh.credential().id(), false);
        String forged = KeyText.make("bsk", ssh.credential().id().uuid(), new SecureRandom())
                .token()
                .reveal(Disclosure.inTheAnswerThatCreatesIt());
        assertThat(core.decide(SecretToken.of(forged))).isEqualTo(new Refused(Reason.UNKNOWN));
    }

    @Test
    void whatIsOverIsNeitherProlongedNorReplaced() {
        Made key = key();
        Made next = core.rotations.rotate(tenant.admin(), key.credential().id(), DAY);
        assertThatThrownBy(() ->
                        core.rotations.rotate(tenant.admin(), key.credential().id(), DAY))
                .isInstanceOf(Failure.Conflict.class);
        core.credentials.revoke(tenant.admin(), next.credential().id(), false);
        assertThat(works(core.rotations.rotate(tenant.admin(), key.credential().id(), DAY)))
                .as("its new secret was lost")
                .isTrue();
        core.clock.advance(DAY);
        for (Duration overlap : List.of(DAY, Duration.ofDays(7)))
            assertThatThrownBy(() -> core.rotations.extend(
                            tenant.admin(), key.credential().id(), overlap))
                    .isInstanceOf(Failure.Conflict.class);
        assertThatThrownBy(() ->
                        core.rotations.rotate(tenant.admin(), key.credential().id(), DAY))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void oneThatWasReplacedTellsOfItsReuseOnceAnHourAndNoMore() {
        Made key = key();
        core.rotations.rotate(tenant.admin(), key.credential().id(), DAY);
        Caller holder = by(key);
        for (int i = 0; i < 20; i++)
            assertThatThrownBy(() -> core.exchange.exchange(holder)).isInstanceOf(Failure.Conflict.class);
        assertThat(tenant.events().stream().filter(each -> each.name().equals("api_key.exchange_refused")))
                .hasSize(1);
    }
}
