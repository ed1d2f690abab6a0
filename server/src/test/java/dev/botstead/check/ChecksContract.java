package dev.botstead.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.check.Decision.Allowed;
import dev.botstead.check.Decision.Reason;
import dev.botstead.check.Decision.Refused;
import dev.botstead.credential.Bots;
import dev.botstead.credential.Credential;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.event.Origin;
import dev.botstead.policy.Callers;
import dev.botstead.secret.Disclosure;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.signin.SignIn.Outcome;
import dev.botstead.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A presented secret becomes a decision: the right one, and never an old one.
abstract class ChecksContract extends CoreContract {
    private static final int THREADS = 6;
    private static final int DECISIONS = 200_000;
    private static final String RIGHT = "correct horse battery";

    private static Refused refused(Reason reason) {
        return new Refused(reason);
    }

    private SecretToken expiring(Tenant tenant, Instant end, Bots.WithToken bot) {
        Patch patch = new Patch(null, null, null, null, null, null, new Patch.Expiry(end));
        return core.bots
                .regenerate(tenant.admin(), bot.bot().id(), patch, Names.SHARED)
                .issued()
                .secret();
    }

    private Outcome.Client client(Tenant tenant) {
        Caller person = tenant.person(Role.USER, RIGHT);
        return (Outcome.Client) core.signIn.client(core.email(person), RIGHT);
    }

    private Outcome.Browser browser(Tenant tenant) {
        Caller person = tenant.person(Role.USER, RIGHT);
        return (Outcome.Browser) core.signIn.browser(core.email(person), RIGHT);
    }

    @Test
    void aGoodTokenStandsForItsBotAndSaysWhatWasPresented() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.SUPERVISOR);
        Caller caller = ((Allowed) core.decide(tenant.token(bot))).caller();
        assertThat(caller.id()).isEqualTo(bot.bot().id());
        assertThat(caller.account()).isEqualTo(tenant.account().id());
        assertThat(caller.person()).isFalse();
        assertThat(caller.role()).isEqualTo(Role.SUPERVISOR);
        assertThat(caller.credential()).isNotNull().satisfies(presented -> {
            assertThat(presented.kind()).isEqualTo("token");
            assertThat(presented.id()).isEqualTo(bot.issued().credential().id().uuid());
        });
    }

    @Test
    void everyReasonIsGivenAndTheFirstInOrderWins() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = tenant.bot(Role.USER);
        Outcome.Client client = client(tenant);
        assertThat(core.decide(SecretToken.of("nothing"))).isEqualTo(refused(Reason.UNKNOWN));
        assertThat(core.checks.api(tenant.token(made), new Demand(Callers.PEOPLE, null)))
                .isEqualTo(refused(Reason.PEOPLE_ONLY));
        assertThat(core.checks.api(tenant.token(made), new Demand(Callers.REFRESH, null)))
                .isEqualTo(refused(Reason.WRONG_KIND));
        assertThat(core.decide(client.refresh().secret())).isEqualTo(refused(Reason.WRONG_KIND));
        assertThat(core.checks.api(client.access().secret(), new Demand(Callers.REFRESH, null)))
                .isEqualTo(refused(Reason.WRONG_KIND));

        SecretToken token = expiring(tenant, core.clock.instant().plusSeconds(600), made);
        assertThat(core.decide(tenant.token(made))).isEqualTo(refused(Reason.REVOKED));
        core.bots.suspend(tenant.admin(), made.bot().id());
        // Suspended and asked where only people may: suspended comes first. Revoked and suspended: revoked.
        assertThat(core.checks.api(token, new Demand(Callers.PEOPLE, null))).isEqualTo(refused(Reason.OWNER_SUSPENDED));
        assertThat(core.decide(tenant.token(made))).isEqualTo(refused(Reason.REVOKED));
        assertThat(core.checks.api(token, new Demand(Callers.REFRESH, null))).isEqualTo(refused(Reason.WRONG_KIND));
        core.database.write(tx -> tx.update(
                "UPDATE principal SET deleted_at = ? WHERE id = ?",
                core.clock.instant(),
                made.bot().id()));
        Together.until(() -> core.decide(token).equals(refused(Reason.OWNER_DELETED)));
        core.clock.advance(Duration.ofMinutes(10));
        assertThat(core.decide(token)).isEqualTo(refused(Reason.EXPIRED));
        assertThat(core.checks.api(token, new Demand(Callers.REFRESH, null))).isEqualTo(refused(Reason.EXPIRED));
        assertThat(core.decide(tenant.token(made))).isEqualTo(refused(Reason.EXPIRED));
    }

    @Test
    void anExpiredTokenStaysATombstoneThatSaysSo() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        Instant end = core.clock.instant().plusSeconds(10);
        SecretToken token = expiring(tenant, end, bot);
        core.clock.set(end.minusNanos(1_000));
        assertThat(core.decide(token)).isInstanceOf(Allowed.class);
        core.clock.set(end);
        assertThat(core.decide(token)).isEqualTo(refused(Reason.EXPIRED));
        core.flush();
        core.clock.advance(Duration.ofDays(400));
        core.flush();
        assertThat(core.decide(token)).isEqualTo(refused(Reason.EXPIRED));
    }

    @Test
    void aBotsEndStopsATokenThatHasNone() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        assertThat(core.decide(tenant.token(bot))).isInstanceOf(Allowed.class);
        Instant end = core.clock.instant().plusSeconds(10);
        core.bots.update(
                tenant.admin(),
                bot.bot().id(),
                new Patch(null, null, null, null, null, null, new Patch.Expiry(end)),
                Names.SHARED);
        assertThat(core.decide(tenant.token(bot))).isInstanceOf(Allowed.class);
        core.clock.set(end);
        assertThat(core.decide(tenant.token(bot))).isEqualTo(refused(Reason.EXPIRED));
    }

    @Test
    void aLowerRoleHoldsFromTheVeryNextDecision() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.ADMIN);
        assertThat(((Allowed) core.decide(tenant.token(bot))).caller().administers())
                .isTrue();
        core.bots.update(
                tenant.admin(), bot.bot().id(), new Patch(null, null, null, Role.USER, null, null, null), Names.SHARED);
        assertThat(((Allowed) core.decide(tenant.token(bot))).caller().administers())
                .isFalse();
    }

    @Test
    void aSuspendedBotIsRefusedAtOnceAndResumedWithExactlyWhatItHeld() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        SecretToken old = tenant.token(bot);
        SecretToken token = core.bots
                .regenerate(tenant.admin(), bot.bot().id(), Patch.NONE, Names.SHARED)
                .issued()
                .secret();
        for (int round = 0; round < 20; round++) {
            assertThat(core.decide(token)).isInstanceOf(Allowed.class);
            core.bots.suspend(tenant.admin(), bot.bot().id());
            assertThat(core.decide(token)).isEqualTo(refused(Reason.OWNER_SUSPENDED));
            core.bots.resume(tenant.admin(), bot.bot().id());
            assertThat(core.decide(token)).isInstanceOf(Allowed.class);
            assertThat(core.decide(old)).isEqualTo(refused(Reason.REVOKED));
        }
    }

    @Test
    void aResumedBotIsLetInAgainWithinASecondHoweverItHammers() {
        Tenant tenant = core.tenant();
        for (int round = 0; round < 5; round++) {
            Bots.WithToken bot = tenant.bot(Role.USER);
            SecretToken token = tenant.token(bot);
            core.bots.suspend(tenant.admin(), bot.bot().id());
            AtomicBoolean over = new AtomicBoolean();
            List<Ended<Boolean>> ended = Together.run(THREADS, i -> () -> {
                if (i == 0) {
                    core.bots.resume(tenant.admin(), bot.bot().id());
                    try {
                        Together.until(() -> core.decide(token) instanceof Allowed);
                    } finally {
                        over.set(true);
                    }
                    return true;
                }
                while (!over.get()) core.decide(token);
                return true;
            });
            assertThat(ended).allMatch(Ended::well);
        }
    }

    @Test
    void aForgedOrRespelledTokenIsUnknown() {
        Tenant tenant = core.tenant();
        String token = TestCore.clear(tenant.bot(Role.ADMIN).issued());
        assertThat(core.decide(SecretToken.of(token))).isInstanceOf(Allowed.class);
        String[] parts = token.split("\\.", -1);
        List<String> forged = new ArrayList<>(List.of(
                "",
                token + ".",
                token + "=",
                " " + token,
                token + " ",
                token.toLowerCase(java.util.Locale.ROOT),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                parts[1] + "." + parts[0] + "." + parts[2],
                "Bearer " + token,
                token + "\u0000",
                "\ud800"));
        Gen.many(500).forEach(gen -> {
            char[] letters = token.toCharArray();
            int at = gen.nextInt(letters.length);
            letters[at] = letters[at] == 'A' ? 'B' : 'A';
            forged.add(new String(letters));
        });
        for (String each : forged)
            assertThat(core.decide(SecretToken.of(each))).as(each).isEqualTo(refused(Reason.UNKNOWN));
    }

    @Test
    void aBrowsersCookieIsNoApiTokenAndAnApiTokenIsNoCookie() {
        Tenant tenant = core.tenant();
        Outcome.Browser browser = browser(tenant);
        Outcome.Client client = client(tenant);
        SecretToken cookie = browser.session().secret();
        assertThat(core.checks.browser(cookie)).isInstanceOf(Allowed.class);
        for (Callers callers : List.of(Callers.ANYONE, Callers.PEOPLE, Callers.REFRESH))
            assertThat(core.checks.api(cookie, new Demand(callers, null))).isEqualTo(refused(Reason.UNKNOWN));
        for (SecretToken token :
                List.of(client.access().secret(), client.refresh().secret(), tenant.token(tenant.bot(Role.ADMIN))))
            assertThat(core.checks.browser(token)).isEqualTo(refused(Reason.UNKNOWN));
        assertThat(core.checks.api(client.access().secret(), new Demand(Callers.PEOPLE, null)))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void aWarmDecisionAsksNoDatabase() {
        TestCore other = TestCore.over(empty());
        Tenant tenant = other.tenant();
        SecretToken token = tenant.token(tenant.bot(Role.USER));
        assertThat(other.decide(token)).isInstanceOf(Allowed.class);
        SecretToken garbage = SecretToken.of("garbage");
        assertThat(other.decide(garbage)).isEqualTo(refused(Reason.UNKNOWN));
        other.close();
        for (int i = 0; i < 1_000; i++) assertThat(other.decide(token)).isInstanceOf(Allowed.class);
        // What memory does not know is refused when the database does not answer: never let in, never called unknown.
        assertThatThrownBy(() -> other.decide(SecretToken.of("cold"))).isInstanceOf(Failure.Unavailable.class);
    }

    /// Hammers decisions about one token while `change` is made, and counts what was accepted of those that began
    /// after it was answered.
    private long acceptedAfter(SecretToken token, Runnable change, AtomicLong begunAfter) {
        AtomicBoolean answered = new AtomicBoolean();
        AtomicInteger warm = new AtomicInteger();
        AtomicLong accepted = new AtomicLong();
        long enough = begunAfter.get() + DECISIONS / 12;
        List<Ended<Integer>> ended = Together.run(THREADS + 1, i -> () -> {
            if (i == THREADS) {
                Together.until(() -> warm.get() > 5 * THREADS);
                change.run();
                answered.set(true);
                return 0;
            }
            while (begunAfter.get() < enough) {
                boolean after = answered.get();
                Decision decision = core.decide(token);
                if (after) {
                    begunAfter.incrementAndGet();
                    if (decision instanceof Allowed) accepted.incrementAndGet();
                } else warm.incrementAndGet();
            }
            return 0;
        });
        assertThat(ended).allMatch(Ended::well);
        return accepted.get();
    }

    @Test
    void onceAChangeWasAnsweredNothingThatBeginsAfterItIsAccepted() {
        Tenant tenant = core.tenant();
        AtomicLong begun = new AtomicLong();
        for (int round = 0; round < 3; round++) {
            for (int kind = 0; kind < 4; kind++) {
                Bots.WithToken bot = tenant.bot(Role.USER);
                SecretToken token = tenant.token(bot);
                Runnable change = switch (kind) {
                    case 0 -> () -> core.bots.suspend(tenant.admin(), bot.bot().id());
                    case 1 ->
                        () -> core.bots.regenerate(tenant.admin(), bot.bot().id(), Patch.NONE, Names.SHARED);
                    case 2 -> () -> core.bots.delete(tenant.admin(), bot.bot().id(), null);
                    default ->
                        () -> {
                            core.bots.suspend(tenant.admin(), bot.bot().id());
                            core.bots.resume(tenant.admin(), bot.bot().id());
                            core.bots.suspend(tenant.admin(), bot.bot().id());
                        };
                };
                assertThat(acceptedAfter(token, change, begun))
                        .as("kind %d", kind)
                        .isZero();
            }
        }
        assertThat(begun.get()).isGreaterThanOrEqualTo(DECISIONS);
    }

    @Test
    void aUseIsNotedWithItsAddressAndWrittenLaterAtMostOnceAMinute() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        SecretToken token = tenant.token(bot);
        Origin origin = new Origin("r", "203.0.113.5", "gazu");
        assertThat(origin.during(() -> core.decide(token))).isInstanceOf(Allowed.class);
        core.flush();
        Instant first = core.clock.instant();
        core.clock.advance(Duration.ofSeconds(59));
        core.decide(token);
        core.flush();
        assertThat(core.database.<Credential.LastUse>read(tx -> lastUse(tx, bot)))
                .isEqualTo(new Credential.LastUse(first, "203.0.113.5", "gazu"));
        core.clock.advance(Duration.ofSeconds(2));
        core.decide(token);
        core.flush();
        assertThat(core.database
                        .<Credential.LastUse>read(tx -> lastUse(tx, bot))
                        .at())
                .isEqualTo(core.clock.instant());
    }

    private Credential.LastUse lastUse(Tx tx, Bots.WithToken bot) {
        return Objects.requireNonNull(
                core.tokens.current(tx, bot.bot().id()).orElseThrow().lastUse());
    }

    @Test
    void noSecretIsShownByADecision() {
        Tenant tenant = core.tenant();
        SecretToken token = tenant.token(tenant.bot(Role.USER));
        String clear = token.reveal(Disclosure.inTheAnswerThatCreatesIt());
        assertThat(core.decide(token).toString())
                .doesNotContain(clear)
                .doesNotContain(clear.substring(clear.lastIndexOf('.') + 1));
        assertThat(token.toString()).isEqualTo("SecretToken[hidden]");
    }
}
