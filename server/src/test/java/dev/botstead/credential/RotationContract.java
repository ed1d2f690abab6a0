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
import dev.botstead.directory.Role;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.policy.Scopes;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A secret is replaced: by somebody, on a schedule, or by the bot that holds it.
abstract class RotationContract extends CoreContract {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TICK = Duration.ofNanos(1_000);
    private static final RotationMarks MARKS = new RotationMarks();
    private static final RotationPolicy MONTHLY = new RotationPolicy(30, DAY, 7);

    private Tenant tenant;
    private PrincipalId bot;

    @BeforeEach
    void aBot() {
        tenant = core.tenant();
        bot = tenant.bot(Role.USER).bot().id();
    }

    private Made key(Limits limits, @Nullable Instant until) {
        return core.credentials.create(
                tenant.admin(), new NewCredential(Kind.API_KEY, bot, "", "", List.of(), null, limits, until));
    }

    private Made key() {
        return key(Limits.NONE, null);
    }

    private static SecretToken secret(Made made) {
        return Objects.requireNonNull(made.secret());
    }

    private Caller by(Made made) {
        return ((Allowed) core.decide(secret(made))).caller();
    }

    private long told(String name) {
        return tenant.events().stream()
                .filter(event -> event.name().equals(name))
                .count();
    }

    private void policy(RotationPolicy policy) {
        core.rotationPolicies.set(tenant.admin(), bot, policy);
    }

    private void round() {
        core.rotationSchedule.tell(core.clock.instant());
    }

    private NewCredential child() {
        return new NewCredential(Kind.API_KEY, bot, "", "", List.of(), null, Limits.NONE, null);
    }

    @Test
    void aPolicyHasLimits() {
        for (Runnable wrong : List.<Runnable>of(
                () -> new RotationPolicy(0, DAY, 0),
                () -> new RotationPolicy(3651, DAY, 0),
                () -> new RotationPolicy(9, Duration.ofDays(7).plusNanos(1), 0),
                () -> new RotationPolicy(9, Duration.ofNanos(-1), 0),
                () -> new RotationPolicy(6, Duration.ofDays(6).plusNanos(1), 0),
                () -> new RotationPolicy(9, DAY, -1),
                () -> new RotationPolicy(9, DAY, 10)))
            assertThatThrownBy(wrong::run).isInstanceOf(Failure.Invalid.class);
        policy(new RotationPolicy(3650, Duration.ofDays(7), 3650));
        policy(new RotationPolicy(1, Duration.ZERO, 0));
        policy(new RotationPolicy(1, Duration.ZERO, 0));
        assertThat(told("bot.rotation_set")).isEqualTo(2);
        assertThatThrownBy(() -> core.rotationPolicies.set(tenant.person(Role.MANAGER), bot, MONTHLY))
                .isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> core.rotationPolicies.set(core.tenant().admin(), bot, MONTHLY))
                .isInstanceOf(Failure.NotFound.class);
        assertThat(core.rotationPolicies.clear(tenant.admin(), bot)).isTrue();
        assertThat(core.rotationPolicies.clear(tenant.admin(), bot)).isFalse();
        assertThat(told("bot.rotation_cleared")).isOne();
    }

    @Test
    void aPolicyGoesWithItsBot() {
        policy(MONTHLY);
        core.bots.delete(tenant.admin(), bot, null);
        assertThat(core.rows("rotation_policy", "owner_id", bot.uuid())).isZero();
    }

    @Test
    void soonIsToldAndThenDueOnceEachFromTheirInstants() {
        policy(MONTHLY);
        Instant made = key().credential().lifetime().from();
        core.clock.set(made.plus(DAY.multipliedBy(23)).minus(TICK));
        round();
        assertThat(told("api_key.rotation_soon")).isZero();
        core.clock.advance(TICK);
        assertThat(Together.run(4, _ -> () -> core.rotationSchedule.tell(core.clock.instant())))
                .allMatch(Ended::well);
        round();
        assertThat(told("api_key.rotation_soon")).isOne();
        assertThat(told("api_key.rotation_due")).isZero();
        core.clock.advance(DAY.multipliedBy(7));
        round();
        round();
        assertThat(told("api_key.rotation_due")).isOne();
        policy(new RotationPolicy(29, DAY, 7));
        round();
        assertThat(told("api_key.rotation_due")).isEqualTo(2);
        assertThat(told("api_key.rotation_soon")).isOne();
    }

    @Test
    void ofSuspendedBotsAndOfReplacedAndRevokedSecretsNothingIsTold() {
        policy(MONTHLY);
        core.credentials.revoke(tenant.admin(), key().credential().id(), false);
        Made old = key();
        core.clock.advance(DAY.multipliedBy(31));
        core.bots.suspend(tenant.admin(), bot);
        round();
        assertThat(told("api_key.rotation_due")).isZero();
        core.bots.resume(tenant.admin(), bot);
        core.rotations.rotate(tenant.admin(), old.credential().id(), DAY);
        round();
        assertThat(told("api_key.rotation_due")).isZero();
        core.clock.advance(DAY.multipliedBy(31));
        round();
        assertThat(told("api_key.rotation_due")).isOne();
    }

    @Test
    void whatIsMarkedIsWhatIsTold() {
        policy(MONTHLY);
        Credential made = key().credential();
        key(Limits.NONE, core.clock.instant().plus(DAY));
        Instant due = made.lifetime().from().plus(DAY.multipliedBy(30));
        core.clock.set(due.minus(DAY.multipliedBy(7)).minus(TICK));
        assertThat(marked()).isEmpty();
        core.clock.advance(TICK);
        assertThat(marked()).containsExactly(Map.entry(made.id(), due));
        assertThat(markedAlone(made.id())).isEqualTo(marked());
        assertThat(markedAlone()).isEmpty();
        core.clock.set(due.minus(TICK));
        assertThat(overdue(tenant)).isEmpty();
        core.clock.advance(TICK);
        assertThat(overdue(tenant)).containsExactly(Map.entry(bot, 1L));
        assertThat(overdue(core.tenant())).isEmpty();
        core.bots.suspend(tenant.admin(), bot);
        assertThat(marked()).isEmpty();
        assertThat(markedAlone(made.id())).isEmpty();
        assertThat(overdue(tenant)).isEmpty();
        core.bots.resume(tenant.admin(), bot);
        core.rotations.rotate(tenant.admin(), made.id(), DAY);
        assertThat(marked()).isEmpty();
        assertThat(overdue(tenant)).isEmpty();
    }

    private Map<CredentialId, Instant> marked() {
        return core.ledger.read(tx -> MARKS.due(tx, bot, core.clock.instant()));
    }

    private Map<CredentialId, Instant> markedAlone(CredentialId... ids) {
        return core.ledger.read(tx -> MARKS.due(tx, List.of(ids), core.clock.instant()));
    }

    private Map<PrincipalId, Long> overdue(Tenant of) {
        return core.ledger.read(tx -> MARKS.overdue(tx, of.account().id(), core.clock.instant()));
    }

    @Test
    void aKeyIsExchangedOnceAndTheOldOneIsOverExactlyAtTheEndOfTheOverlap() {
        policy(MONTHLY);
        Limits limits = new Limits(Scopes.of(List.of("tasks:read")), AddressRanges.ANYWHERE);
        Instant end = core.clock.instant().plus(DAY.multipliedBy(60));
        Made old = key(limits, end);
        Caller asOld = by(old);
        assertThatThrownBy(() -> core.exchange.exchange(asOld)).hasMessageContaining("too early");
        core.clock.set(old.credential().lifetime().from().plus(DAY.multipliedBy(23)));
        Exchange.Exchanged exchanged = core.exchange.exchange(asOld);
        Credential made = exchanged.made().credential();
        assertThat(made.lifetime().until()).isEqualTo(end);
        assertThat(made.limits()).isEqualTo(limits);
        assertThat(made.particulars().parent()).isEqualTo(old.credential().id());
        assertThatThrownBy(() -> core.exchange.exchange(asOld)).isInstanceOf(Failure.Conflict.class);
        assertThat(told("api_key.exchange_refused")).isOne();
        core.clock.set(exchanged.retiresAt().minus(TICK));
        assertThat(core.decide(secret(old))).isInstanceOf(Allowed.class);
        core.clock.advance(TICK);
        assertThat(core.decide(secret(old))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> core.exchange.exchange(asOld)).isInstanceOf(Failure.Unauthenticated.class);
        assertThat(core.decide(secret(exchanged.made()))).isInstanceOf(Allowed.class);
        core.exchange.presentedTooLate(secret(old));
        core.exchange.presentedTooLate(secret(old));
        assertThat(told("api_key.exchange_refused")).isEqualTo(2);
    }

    @Test
    void ofSixteenExchangesAtOnceOneWinsAndTheRestIsToldOnce() {
        policy(new RotationPolicy(1, DAY, 1));
        Made old = key();
        core.clock.advance(Duration.ofSeconds(1));
        Caller caller = by(old);
        List<Ended<Exchange.Exchanged>> ended = Together.run(16, _ -> () -> core.exchange.exchange(caller));
        assertThat(ended.stream().filter(Ended::well)).hasSize(1);
        assertThat(ended.stream().filter(each -> each.failure() instanceof Failure.Conflict))
                .hasSize(15);
        assertThat(told("api_key.exchange_refused")).isOne();
        assertThat(told("api_key.rotated")).isOne();
    }

    @Test
    void nothingIsExchangedWithoutPolicyOrByWhatIsSuspendedRevokedExpiredOrForeign() {
        Made old = key(Limits.NONE, core.clock.instant().plus(DAY));
        Caller caller = by(old);
        assertThatThrownBy(() -> core.exchange.exchange(caller)).isInstanceOf(Failure.Forbidden.class);
        policy(new RotationPolicy(1, DAY, 1));
        core.rotationPolicies.clear(tenant.admin(), bot);
        assertThatThrownBy(() -> core.exchange.exchange(caller))
                .isInstanceOfSatisfying(
                        Failure.Forbidden.class, no -> assertThat(no.code()).isEqualTo("no_policy"));
        policy(new RotationPolicy(1, DAY, 1));
        core.credentials.suspend(tenant.admin(), old.credential().id());
        mustBeRefused(caller);
        core.credentials.resume(tenant.admin(), old.credential().id());
        core.bots.suspend(tenant.admin(), bot);
        mustBeRefused(caller);
        core.bots.resume(tenant.admin(), bot);
        Caller foreign = core.caller(tenant.bot(Role.USER).bot(), caller.credential());
        mustBeRefused(foreign);
        core.clock.advance(DAY);
        mustBeRefused(caller);
        Made revoked = key();
        Caller dead = by(revoked);
        core.credentials.revoke(tenant.admin(), revoked.credential().id(), false);
        mustBeRefused(dead);
        assertThat(told("api_key.rotated")).isZero();
    }

    private void mustBeRefused(Caller caller) {
        assertThatThrownBy(() -> core.exchange.exchange(caller)).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void aStolenOldKeyDoesNotOutliveItsRotationByAnything() {
        policy(new RotationPolicy(1, DAY, 1));
        Made old = key();
        Caller thief = by(old);
        Exchange.Exchanged exchanged = core.exchange.exchange(thief);
        Made child = core.credentials.create(thief, child());
        assertThat(child.credential().end()).isEqualTo(exchanged.retiresAt());
        core.clock.advance(Duration.ofHours(1));
        for (Caller each : List.of(thief, by(child)))
            assertThatThrownBy(
                            () -> core.rotations.extend(each, old.credential().id(), DAY))
                    .isInstanceOf(Failure.Forbidden.class);
        Made grandchild = core.exchange.exchange(by(child)).made();
        assertThat(grandchild.credential().end()).isEqualTo(exchanged.retiresAt());
        Made taken = core.rotations.rotate(thief, exchanged.made().credential().id(), DAY);
        assertThat(taken.credential().end()).isEqualTo(exchanged.retiresAt());
        core.clock.set(exchanged.retiresAt());
        for (Made each : List.of(old, child, grandchild, taken))
            assertThat(core.decide(secret(each))).isInstanceOf(Refused.class);
    }

    @Test
    void revokingTheOldOneWithItsChildrenTakesTheSuccessorAndItsChildrenAlong() {
        policy(new RotationPolicy(1, DAY, 1));
        Made old = key();
        Made next = core.exchange.exchange(by(old)).made();
        Made child = core.credentials.create(by(next), child());
        assertThat(core.credentials.revoke(tenant.admin(), old.credential().id(), true))
                .isEqualTo(3);
        for (Made each : List.of(old, next, child))
            assertThat(core.decide(secret(each))).isEqualTo(new Refused(Reason.REVOKED));
    }

    @Test
    void anOverlapIsNothingToSevenDaysAndCanBeExtended() {
        Made first = key();
        assertThatThrownBy(() -> core.rotations.rotate(
                        tenant.admin(),
                        first.credential().id(),
                        Duration.ofDays(7).plusNanos(1)))
                .isInstanceOf(Failure.Invalid.class);
        Made second = core.rotations.rotate(tenant.admin(), first.credential().id(), Duration.ZERO);
        assertThat(core.decide(secret(first))).isEqualTo(new Refused(Reason.REVOKED));
        core.rotations.rotate(tenant.admin(), second.credential().id(), Duration.ofDays(7));
        core.clock.advance(DAY.multipliedBy(6));
        core.rotations.extend(tenant.admin(), second.credential().id(), DAY.multipliedBy(2));
        core.clock.advance(DAY.multipliedBy(2).minus(TICK));
        assertThat(core.decide(secret(second))).isInstanceOf(Allowed.class);
        core.clock.advance(TICK);
        assertThat(core.decide(secret(second))).isInstanceOf(Refused.class); // before any round
        core.rotations.retire(core.clock.instant());
        core.rotations.retire(core.clock.instant());
        assertThat(told("api_key.retired")).isOne();
    }

    @Test
    void aLimitedKeyDoesNotRotateAnUnlimitedOne() {
        Made wide = key();
        Made narrow = key(new Limits(Scopes.of(List.of("credentials:write")), AddressRanges.ANYWHERE), null);
        assertThatThrownBy(() ->
                        core.rotations.rotate(by(narrow), wide.credential().id(), DAY))
                .isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void aTokenReplacedWithAnOverlapWorksUntilItsEnd() {
        Bots.WithToken made = tenant.bot(Role.USER);
        core.rotations.rotate(tenant.admin(), made.issued().credential().id(), DAY);
        core.clock.advance(DAY.minus(TICK));
        assertThat(core.decide(tenant.token(made))).isInstanceOf(Allowed.class);
        core.clock.advance(TICK);
        assertThat(core.decide(tenant.token(made))).isInstanceOf(Refused.class);
    }
}
