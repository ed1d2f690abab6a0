package dev.botstead.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.check.Decision;
import dev.botstead.check.Decision.Allowed;
import dev.botstead.check.Decision.Reason;
import dev.botstead.check.Decision.Refused;
import dev.botstead.check.Demand;
import dev.botstead.directory.Caller;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.event.Actor;
import dev.botstead.event.Origin;
import dev.botstead.policy.Callers;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.signin.SignIn.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Who gets in, who does not, and for how long.
abstract class SignInContract extends CoreContract {
    private static final String RIGHT = "correct horse battery";

    private String email(Caller person) {
        return core.email(person);
    }

    private Outcome.Client in(Caller person) {
        return (Outcome.Client) core.signIn.client(email(person), RIGHT);
    }

    private static <T> T from(String address, Callable<T> work) {
        return new Origin("request", address, null).during(() -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Caller caller(SecretToken token) {
        return ((Allowed) core.decide(token)).caller();
    }

    private Decision refresh(SecretToken token) {
        return core.checks.api(token, new Demand(Callers.REFRESH, null));
    }

    @Test
    void theRightPasswordLetsInAndAWrongOneDoesNot() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        assertThat(core.signIn.client(email(person), RIGHT)).isInstanceOf(Outcome.Client.class);
        assertThat(core.signIn.browser(" " + email(person).toUpperCase(java.util.Locale.ROOT) + " ", RIGHT))
                .isInstanceOf(Outcome.Browser.class);
        for (String wrong : List.of("", "wrong", RIGHT + " ", RIGHT.substring(1)))
            assertThat(core.signIn.client(email(person), wrong)).isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void whoHasNoPasswordGetsInWithNone() {
        Caller person = core.tenant().person(Role.ADMIN);
        for (String tried : List.of("", "nobody's", "null", email(person)))
            assertThat(from("203.0.113." + tried.length(), () -> core.signIn.client(email(person), tried)))
                    .as("'%s'", tried)
                    .isInstanceOf(Outcome.Wrong.class);
        assertThatThrownBy(() -> core.signIn.changePassword(person, "nobody's", "a new password"))
                .isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void anUnknownAddressTakesTheSameWayAsAKnownOne() {
        // Both run one Argon2id of the same parameters: what is stored for nobody has the form of what is stored.
        assertThat(core.passwords.nobodys().text()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$.{22}\\$.{43}");
        assertThat(core.passwords.match("nobody's", core.passwords.nobodys())).isFalse();
        assertThat(core.signIn.client("nobody." + UUID.randomUUID() + "@example.org", RIGHT))
                .isEqualTo(new Outcome.Wrong(4));
    }

    @Test
    void whatIsNoAddressIsWrongOnEveryDatabase() {
        for (String email : List.of("", "@", "a\u0000b@example.org", "\ud800@example.org", "a".repeat(100_000)))
            assertThat(from("198.51.100." + email.length() % 250, () -> core.signIn.client(email, RIGHT)))
                    .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void fiveWrongTriesPauseTheRightPasswordTooAndTheMinuteEnds() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        for (int left = 4; left >= 0; left--)
            assertThat(core.signIn.client(email(person), "wrong")).isEqualTo(new Outcome.Wrong(left));
        assertThat(core.signIn.client(email(person), RIGHT)).isInstanceOf(Outcome.Paused.class);
        core.clock.advance(Duration.ofSeconds(59));
        assertThat(core.signIn.client(email(person), RIGHT)).isInstanceOf(Outcome.Paused.class);
        core.clock.advance(Duration.ofSeconds(1));
        assertThat(core.signIn.client(email(person), RIGHT)).isInstanceOf(Outcome.Client.class);
        assertThat(core.signIn.client(email(person), "wrong")).isEqualTo(new Outcome.Wrong(4));
    }

    @Test
    void aStrangerElsewhereLocksNobodyOut() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        for (int i = 0; i < 6; i++) from("203.0.113.7", () -> core.signIn.client(email(person), "wrong"));
        assertThat(from("203.0.113.7", () -> core.signIn.client(email(person), RIGHT)))
                .isInstanceOf(Outcome.Paused.class);
        assertThat(from("203.0.113.8", () -> core.signIn.client(email(person), RIGHT)))
                .isInstanceOf(Outcome.Client.class);
        for (int i = 0; i < 5; i++) {
            String address = "2001:db8:0:1::" + i;
            from(address, () -> core.signIn.client(email(person), "wrong"));
        }
        // One network, however many addresses.
        assertThat(from("2001:db8:0:1:ffff::1", () -> core.signIn.client(email(person), RIGHT)))
                .isInstanceOf(Outcome.Paused.class);
        assertThat(from("2001:db8:0:2::1", () -> core.signIn.client(email(person), RIGHT)))
                .isInstanceOf(Outcome.Client.class);
    }

    @Test
    void manyTriesAtOnceAreNoMoreThanFive() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        List<Ended<Outcome>> ended = Together.run(40, i -> () -> core.signIn.client(email(person), "guess " + i));
        assertThat(ended).allMatch(Ended::well);
        assertThat(ended.stream().filter(one -> one.result() instanceof Outcome.Wrong))
                .hasSize(5);
        assertThat(ended.stream().filter(one -> one.result() instanceof Outcome.Paused))
                .hasSize(35);
    }

    @Test
    void aStolenSessionDoesNotBuyEndlessGuessesAtThePassword() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        Caller session = caller(in(person).access().secret());
        for (int i = 0; i < 5; i++)
            assertThatThrownBy(() -> core.signIn.changePassword(session, "wrong", "a new password"))
                    .isInstanceOf(Failure.Invalid.class)
                    .hasMessageContaining("wrong");
        assertThatThrownBy(() -> core.signIn.changePassword(session, RIGHT, "a new password"))
                .isInstanceOf(Failure.Invalid.class)
                .hasMessageContaining("Wait a minute");
    }

    @Test
    void aBotIsNeverFoundByAnAddressNorGivenAPassword() {
        Tenant tenant = core.tenant();
        NewPrincipal wanted = new NewPrincipal(
                "bot", "", "bot" + UUID.randomUUID() + "@example.org", Role.ADMIN, List.of(), true, null);
        var bot = core.bots.create(tenant.admin(), wanted, Names.SHARED).bot();
        String email = String.valueOf(bot.profile().email());
        assertThat(core.signIn.client(email, RIGHT)).isInstanceOf(Outcome.Wrong.class);
        assertThat(core.signIn.browser(email, "")).isInstanceOf(Outcome.Wrong.class);
        assertThat(core.rows("password", "person_id", bot.id().uuid())).isZero();
        assertThat(core.rows("session", "person_id", bot.id().uuid())).isZero();
    }

    @Test
    void aPersonWithTheAddressOfABotGetsIn() {
        Tenant tenant = core.tenant();
        Caller person = tenant.person(Role.USER, RIGHT);
        core.bots.create(
                tenant.admin(),
                new NewPrincipal("bot", "", email(person), Role.ADMIN, List.of(), true, null),
                Names.SHARED);
        assertThat(core.signIn.client(email(person), RIGHT))
                .isInstanceOfSatisfying(
                        Outcome.Client.class,
                        client -> assertThat(client.person().id()).isEqualTo(person.id()));
    }

    private Caller sameAddress(Tenant tenant, String email, String password) {
        var hashed = core.passwords.hashed(password);
        return core.ledger.write(Actor.terminal(tenant.account().id()), change -> {
            var made =
                    core.register.person(change, new NewPrincipal("twin", "", email, Role.USER, List.of(), true, null));
            core.passwords.set(change, made, hashed);
            return core.caller(made, null);
        });
    }

    @Test
    void oneAddressInTwoAccountsLeadsToTheOneWhosePasswordItIs() {
        Caller one = core.tenant().person(Role.USER, RIGHT);
        Caller other = sameAddress(core.tenant(), email(one), "another password");
        assertThat(core.signIn.client(email(one), RIGHT))
                .isInstanceOfSatisfying(
                        Outcome.Client.class, in -> assertThat(in.person().id()).isEqualTo(one.id()));
        assertThat(core.signIn.client(email(one), "another password"))
                .isInstanceOfSatisfying(
                        Outcome.Client.class, in -> assertThat(in.person().id()).isEqualTo(other.id()));
        Caller third = sameAddress(core.tenant(), email(one), RIGHT);
        assertThat(third.id()).isNotEqualTo(one.id());
        assertThatThrownBy(() -> core.signIn.client(email(one), RIGHT))
                .isInstanceOf(Failure.Invalid.class)
                .hasMessageContaining("Several accounts");
    }

    @Test
    void whoIsSwitchedOffIsToldSoAndGetsNoSession() {
        Tenant tenant = core.tenant();
        Caller person = tenant.person(Role.USER, RIGHT);
        patch(tenant, person, Patch.active(false));
        assertThat(core.signIn.client(email(person), RIGHT)).isInstanceOf(Outcome.Inactive.class);
        assertThat(core.signIn.client(email(person), "wrong")).isInstanceOf(Outcome.Wrong.class);
        assertThat(core.rows("session", "person_id", person.id().uuid())).isZero();
    }

    private void patch(Tenant tenant, Caller subject, Patch patch) {
        core.ledger.write(
                tenant.admin().actor(),
                subject.id(),
                change -> core.register.change(change, subject.id(), patch, Names.SHARED));
    }

    @Test
    void signingOutEndsWhatThatSignInGaveAndNothingElse() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        Outcome.Client one = in(person);
        Outcome.Client other = in(person);
        SecretToken refreshed = core.signIn
                .refresh(((Allowed) refresh(one.refresh().secret())).caller())
                .secret();
        core.sessions.signOut(caller(one.access().secret()));
        assertThat(core.decide(one.access().secret())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(core.decide(refreshed)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(refresh(one.refresh().secret())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(core.decide(other.access().secret())).isInstanceOf(Allowed.class);
        assertThat(refresh(other.refresh().secret())).isInstanceOf(Allowed.class);
    }

    @Test
    void whoRefreshesWhileSigningOutGetsNoTokenThatOutlivesIt() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        for (int round = 0; round < 10; round++) {
            Outcome.Client in = in(person);
            Caller refresher = ((Allowed) refresh(in.refresh().secret())).caller();
            Caller leaver = caller(in.access().secret());
            List<Ended<SecretToken>> ended = Together.run(4, i -> () -> {
                if (i == 0) {
                    core.sessions.signOut(leaver);
                    return in.access().secret();
                }
                return core.signIn.refresh(refresher).secret();
            });
            for (Ended<SecretToken> one : ended)
                if (one.result() != null) assertThat(core.decide(one.result())).isEqualTo(new Refused(Reason.REVOKED));
                else assertThat(one.failure()).isInstanceOf(Failure.Unauthenticated.class);
        }
    }

    @Test
    void signingOutWithAnApiTokenEndsNothingAndClaimsNothing() {
        Tenant tenant = core.tenant();
        Caller person = tenant.person(Role.USER, RIGHT);
        Outcome.Client in = in(person);
        SecretToken key = core.ledger
                .write(
                        tenant.admin().actor(),
                        change -> core.tokens.issue(
                                change, core.principals.get(change.tx(), person.account(), person.id()), null))
                .secret();
        core.sessions.signOut(caller(key));
        assertThat(core.decide(in.access().secret())).isInstanceOf(Allowed.class);
        assertThat(tenant.events()).noneMatch(event -> event.name().equals("session.ended"));
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndNotTheOneThatAsked() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        Outcome.Client mine = in(person);
        Outcome.Client stolen = in(person);
        Outcome.Browser browser = (Outcome.Browser) core.signIn.browser(email(person), RIGHT);
        core.signIn.changePassword(caller(mine.access().secret()), RIGHT, "a new password");
        assertThat(core.decide(mine.access().secret())).isInstanceOf(Allowed.class);
        assertThat(core.decide(stolen.access().secret())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(refresh(stolen.refresh().secret())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(core.checks.browser(browser.session().secret())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(core.signIn.client(email(person), RIGHT)).isInstanceOf(Outcome.Wrong.class);
        assertThat(core.signIn.client(email(person), "a new password")).isInstanceOf(Outcome.Client.class);
    }

    @Test
    void aDeactivationEndsEverySessionForGood() {
        Tenant tenant = core.tenant();
        Caller person = tenant.person(Role.USER, RIGHT);
        Outcome.Client in = in(person);
        patch(tenant, person, Patch.active(false));
        assertThat(core.decide(in.access().secret())).isEqualTo(new Refused(Reason.REVOKED));
        patch(tenant, person, Patch.active(true));
        assertThat(core.decide(in.access().secret())).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(refresh(in.refresh().secret())).isEqualTo(new Refused(Reason.REVOKED));
    }

    @Test
    void aDeletionEndsEverySessionAndForgetsThePassword() {
        Tenant tenant = core.tenant();
        Caller person = tenant.person(Role.USER, RIGHT);
        String email = email(person);
        Outcome.Client in = in(person);
        core.ledger.write(tenant.admin().actor(), person.id(), change -> core.register.strikeOut(change, person.id()));
        assertThat(core.decide(in.access().secret())).isInstanceOf(Refused.class);
        assertThat(refresh(in.refresh().secret())).isInstanceOf(Refused.class);
        assertThat(core.signIn.client(email, RIGHT)).isInstanceOf(Outcome.Wrong.class);
        assertThat(core.rows("password", "person_id", person.id().uuid())).isZero();
    }

    @Test
    void aBrowsersSessionEndsAfterTwelveIdleHoursAndAfterSevenDaysInAnyCase() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        SecretToken idle = ((Outcome.Browser) core.signIn.browser(email(person), RIGHT))
                .session()
                .secret();
        SecretToken busy = ((Outcome.Browser) core.signIn.browser(email(person), RIGHT))
                .session()
                .secret();
        for (int hours = 0; hours < 7 * 24 - 11; hours += 11) {
            core.clock.advance(Duration.ofHours(11));
            assertThat(core.checks.browser(busy)).isInstanceOf(Allowed.class);
            if (hours % 33 == 0) core.flush();
        }
        assertThat(core.checks.browser(idle)).isEqualTo(new Refused(Reason.EXPIRED));
        core.clock.advance(Duration.ofHours(11));
        assertThat(core.checks.browser(busy)).isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void aClientsTokenEndsAfterSevenDaysAndItsRefreshTokenAfterFifteen() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        Outcome.Client in = in(person);
        core.clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(core.decide(in.access().secret())).isInstanceOf(Allowed.class);
        core.clock.advance(Duration.ofSeconds(1));
        assertThat(core.decide(in.access().secret())).isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(refresh(in.refresh().secret())).isInstanceOf(Allowed.class);
        core.clock.advance(Duration.ofDays(8));
        assertThat(refresh(in.refresh().secret())).isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void passwordsOfEightToAThousandCharactersOfAnyScriptAreAcceptedAndLetIn() {
        for (String good :
                List.of("12345678", "👻".repeat(8), "👻".repeat(1_024), "e\u0301".repeat(1_000), " ".repeat(8))) {
            Caller person = core.tenant().person(Role.USER, good);
            assertThat(core.signIn.client(email(person), good))
                    .as("%d", good.length())
                    .isInstanceOf(Outcome.Client.class);
        }
        for (String bad : List.of("", "1234567", "👻".repeat(7), "x".repeat(1_025), "1234567\u0000", "1234567\ud800"))
            assertThatThrownBy(() -> core.passwords.hashed(bad)).isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void noSecretIsShownByWhatIsHandedAround() {
        Caller person = core.tenant().person(Role.USER, RIGHT);
        Outcome.Client in = in(person);
        assertThat(in.toString()).contains("[hidden]").doesNotContain("eyJ");
        assertThat(core.passwords.hashed(RIGHT).toString()).doesNotContain("argon2");
    }
}
