package dev.botstead.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.cluster.Touched.Kind;
import dev.botstead.credential.Bots;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.event.Event;
import dev.botstead.event.Origin;
import dev.botstead.event.Recorded;
import dev.botstead.id.PrincipalId;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Every change is one transaction with its event, and its revision when it tightens.
abstract class LedgerContract extends CoreContract {
    private static final int THREADS = 8;
    private static final int CROWD = 30;

    private static Event something(UUID id) {
        return Event.of("thing.done", "thing", new PrincipalId(id), "a thing", Map.of());
    }

    private static Patch expiringAt(java.time.Instant end) {
        return new Patch(null, null, null, null, null, null, new Patch.Expiry(end));
    }

    @Test
    void suspendingRegeneratingAndDeletingTakeOneRevisionEachAndRecordWhatTheyTouched() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = tenant.bot(Role.USER);
        PrincipalId bot = made.bot().id();
        long before = core.revision();

        core.bots.suspend(tenant.admin(), bot);
        assertThat(core.revision()).isEqualTo(before + 1);
        assertThat(core.touchedBy(before + 1)).containsExactly("PRINCIPAL " + bot);

        Bots.WithToken again = core.bots.regenerate(tenant.admin(), bot, Patch.NONE, Names.SHARED);
        assertThat(core.revision()).isEqualTo(before + 2);
        assertThat(core.touchedBy(before + 2))
                .containsExactly("CREDENTIAL " + made.issued().credential().id());

        core.bots.delete(tenant.admin(), bot, null);
        assertThat(core.revision()).isEqualTo(before + 3);
        assertThat(core.touchedBy(before + 3))
                .containsExactlyInAnyOrder(
                        "PRINCIPAL " + bot,
                        "CREDENTIAL " + again.issued().credential().id());
    }

    @Test
    void aLowerRoleOrAnEarlierEndTakesARevisionToo() {
        Tenant tenant = core.tenant();
        PrincipalId bot = tenant.bot(Role.ADMIN).bot().id();
        long before = core.revision();
        core.bots.update(tenant.admin(), bot, new Patch(null, null, null, Role.USER, null, null, null), Names.SHARED);
        core.bots.update(tenant.admin(), bot, expiringAt(core.clock.instant().plusSeconds(60)), Names.SHARED);
        assertThat(core.revision()).isEqualTo(before + 2);
    }

    @Test
    void creatingAndResumingTakeNoRevision() {
        Tenant tenant = core.tenant();
        PrincipalId bot = tenant.bot(Role.USER).bot().id();
        core.bots.suspend(tenant.admin(), bot);
        long before = core.revision();
        core.bots.resume(tenant.admin(), bot);
        tenant.bot(Role.ADMIN);
        tenant.person(Role.USER);
        assertThat(core.revision()).isEqualTo(before);
    }

    @Test
    void aChangeThatTouchesManyTakesOneRevisionForAll() {
        Tenant tenant = core.tenant();
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        long before = core.revision();
        core.ledger.write(tenant.admin().actor(), change -> {
            change.tighten(Kind.CREDENTIAL, one);
            change.tighten(Kind.PRINCIPAL, two);
            change.tighten(Kind.CREDENTIAL, one);
            change.tell(something(one));
            return 0;
        });
        assertThat(core.revision()).isEqualTo(before + 1);
        assertThat(core.touchedBy(before + 1)).containsExactly("CREDENTIAL " + one, "PRINCIPAL " + two);
    }

    @Test
    void theRevisionIsTakenAfterEverythingElse() {
        Tenant tenant = core.tenant();
        long before = core.revision();
        long within = core.ledger.write(tenant.admin().actor(), change -> {
            change.tighten(Kind.SESSION, UUID.randomUUID());
            change.tell(something(UUID.randomUUID()));
            return core.revisions.seen(change.tx());
        });
        assertThat(within).isEqualTo(before);
        assertThat(core.revision()).isEqualTo(before + 1);
    }

    @Test
    void aChangeThatTellsNothingIsUndone() {
        Tenant tenant = core.tenant();
        long before = core.revision();
        assertThatThrownBy(() -> core.ledger.write(tenant.admin().actor(), change -> {
                    change.tighten(Kind.PRINCIPAL, tenant.admin().id().uuid());
                    return change.tx()
                            .update(
                                    "UPDATE account SET name = 'changed' WHERE id = ?",
                                    tenant.account().id());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no event, no change");
        assertThat(core.revision()).isEqualTo(before);
        assertThat(core.database.<String>read(
                        tx -> core.accounts.get(tx, tenant.account().id()).name()))
                .isEqualTo(tenant.account().name());
    }

    @Test
    void whatFailsTakesNoRevisionLeavesNoEventAndMemoryForgetsNothing() {
        Tenant tenant = core.tenant();
        long before = core.revision();
        int events = tenant.events().size();
        List<Touched> heard = new ArrayList<>();
        core.revisions.listen(heard::add);
        UUID subject = UUID.randomUUID();
        assertThatThrownBy(() -> core.ledger.write(tenant.admin().actor(), change -> {
                    change.tell(something(subject));
                    change.tighten(Kind.PRINCIPAL, subject);
                    throw new Failure.Conflict("no");
                }))
                .isInstanceOf(Failure.Conflict.class);
        assertThat(core.revision()).isEqualTo(before);
        assertThat(tenant.events()).hasSize(events);
        assertThat(heard).noneMatch(touched -> touched.subject().equals(subject));
    }

    @Test
    void memoryHasHeardOfAChangeWhenItsAnswerLeaves() {
        Tenant tenant = core.tenant();
        PrincipalId bot = tenant.bot(Role.USER).bot().id();
        List<Touched> heard = new ArrayList<>();
        core.revisions.listen(heard::add);
        core.bots.suspend(tenant.admin(), bot);
        assertThat(heard).contains(new Touched(Kind.PRINCIPAL, bot.uuid()));
        heard.clear();
        core.bots.resume(tenant.admin(), bot);
        assertThat(heard).contains(new Touched(Kind.PRINCIPAL, bot.uuid()));
    }

    @Test
    void theOrderOfRevisionsIsTheOrderOfCommits() {
        Tenant tenant = core.tenant();
        long before = core.revision();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger looks = new AtomicInteger();
        List<Ended<String>> ended = Together.run(THREADS + 1, i -> () -> {
            if (i == THREADS) {
                while (!over.get()) {
                    long[] seen = new long[3];
                    core.database.read(tx -> {
                        seen[0] = tx.count("SELECT n FROM revision");
                        seen[1] = tx.count("SELECT max(n) AS n FROM change");
                        seen[2] = tx.count("SELECT count(DISTINCT n) AS n FROM change WHERE n > ?", before);
                        return 0;
                    });
                    looks.incrementAndGet();
                    // Whoever sees a revision sees all before it: none is missing behind the newest.
                    if (seen[0] > before && (seen[1] != seen[0] || seen[2] != seen[0] - before))
                        return "revision " + seen[0] + ", newest " + seen[1] + ", rows " + seen[2];
                }
                return "";
            }
            for (int k = 0; k < 40; k++)
                core.ledger.write(tenant.admin().actor(), change -> {
                    change.tighten(Kind.SESSION, UUID.randomUUID());
                    change.tell(something(UUID.randomUUID()));
                    return 0;
                });
            if (core.revision() >= before + THREADS * 40L) over.set(true);
            return "";
        });
        assertThat(ended).allMatch(Ended::well).allMatch(one -> "".equals(one.result()));
        assertThat(core.revision()).isEqualTo(before + THREADS * 40L);
        assertThat(looks.get()).isGreaterThan(3);
    }

    @Test
    void aStateReadBeforeAChangeWasAppliedIsNotKeptAfterIt() {
        Tenant tenant = core.tenant();
        PrincipalId bot = tenant.bot(Role.USER).bot().id();
        long seen = core.revision();
        List<String> kept = new ArrayList<>();
        core.revisions.keepIfCurrent(seen, () -> kept.add("before"));
        core.bots.suspend(tenant.admin(), bot);
        core.revisions.keepIfCurrent(seen, () -> kept.add("stale"));
        core.revisions.keepIfCurrent(core.revision(), () -> kept.add("fresh"));
        assertThat(kept).containsExactly("before", "fresh");
    }

    @Test
    void whoWasSuspendedDemotedExpiredOrDeletedSinceTheDecisionChangesNothing() {
        Tenant tenant = core.tenant();
        for (String what : List.of("suspended", "demoted", "expired", "deleted", "person suspended", "gone")) {
            Bots.WithToken made = tenant.bot(Role.MANAGER);
            Caller caller =
                    what.equals("person suspended") ? tenant.person(Role.MANAGER) : core.caller(made.bot(), null);
            core.ledger.write(caller.actor(), change -> {
                change.tell(something(caller.id().uuid()));
                return 0;
            });
            switch (what) {
                case "suspended" -> core.bots.suspend(tenant.admin(), caller.id());
                case "demoted" ->
                    core.bots.update(
                            tenant.admin(),
                            caller.id(),
                            new Patch(null, null, null, Role.USER, null, null, null),
                            Names.SHARED);
                case "expired" -> {
                    core.bots.update(
                            tenant.admin(),
                            caller.id(),
                            expiringAt(core.clock.instant().plusSeconds(1)),
                            Names.SHARED);
                    core.clock.advance(java.time.Duration.ofSeconds(1));
                }
                case "deleted" -> core.bots.delete(tenant.admin(), caller.id(), null);
                case "person suspended" ->
                    core.ledger.write(
                            tenant.admin().actor(),
                            change -> core.register.change(change, caller.id(), Patch.active(false), Names.SHARED));
                default -> {}
            }
            Caller asked = what.equals("gone")
                    ? new Caller(
                            caller.account(),
                            new PrincipalId(UUID.randomUUID()),
                            "nobody",
                            false,
                            Role.ADMIN,
                            List.of(),
                            null)
                    : caller;
            int events = tenant.events().size();
            assertThatThrownBy(() -> core.ledger.write(asked.actor(), change -> {
                        change.tell(something(asked.id().uuid()));
                        return 0;
                    }))
                    .as(what)
                    .isInstanceOf(Failure.Unauthenticated.class);
            assertThat(tenant.events()).as(what).hasSize(events);
        }
    }

    @Test
    void whoIsNamedInAnotherAccountCannotChangeAnythingThere() {
        Tenant mine = core.tenant();
        Tenant other = core.tenant();
        Caller forged = new Caller(other.account().id(), mine.admin().id(), "me", true, Role.ADMIN, List.of(), null);
        assertThatThrownBy(() -> core.ledger.write(forged.actor(), change -> {
                    change.tell(something(UUID.randomUUID()));
                    return 0;
                }))
                .isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void nothingOfASuspendedBotIsCommittedAfterItsSuspensionWasAnswered() {
        Tenant tenant = core.tenant();
        Bots.WithToken made = tenant.bot(Role.USER);
        Caller bot = core.caller(made.bot(), null);
        AtomicInteger begun = new AtomicInteger();
        long[] atTheAnswer = new long[1];
        List<Ended<Integer>> ended = Together.run(CROWD + 1, i -> () -> {
            if (i == CROWD) {
                Together.until(() -> begun.get() > CROWD);
                core.bots.suspend(tenant.admin(), bot.id());
                atTheAnswer[0] = core.rows("event", "actor_id", bot.id().uuid());
                return 0;
            }
            int refused = 0;
            while (refused < 5) {
                try {
                    core.ledger.write(bot.actor(), change -> {
                        begun.incrementAndGet();
                        change.tell(something(bot.id().uuid()));
                        return 0;
                    });
                } catch (Failure.Unauthenticated e) {
                    refused++;
                }
            }
            return refused;
        });
        assertThat(ended).allMatch(Ended::well);
        assertThat(atTheAnswer[0]).isPositive();
        assertThat(core.rows("event", "actor_id", bot.id().uuid())).isEqualTo(atTheAnswer[0]);
    }

    @Test
    void manyWhoChangeThemselvesOrEachOtherAtOnceDoNotWaitInARing() {
        Tenant tenant = core.tenant();
        Caller one = core.caller(tenant.bot(Role.ADMIN).bot(), null);
        Caller two = core.caller(tenant.bot(Role.ADMIN).bot(), null);
        long start = System.nanoTime();
        List<Ended<Integer>> ended = Together.run(CROWD, i -> () -> {
            Caller actor = i % 2 == 0 ? one : two;
            Caller subject = i % 3 == 0 ? one : two;
            core.bots.update(
                    actor, subject.id(), new Patch("name " + i, null, null, null, null, null, null), Names.SHARED);
            return 0;
        });
        assertThat(ended).allMatch(Ended::well);
        // A ring is found by the database after a second, one pair at a time.
        assertThat(System.nanoTime() - start).isLessThan(CROWD * 200_000_000L);
    }

    @Test
    void anEventNamesTheRequestItsAddressAndItsClient() {
        Tenant tenant = core.tenant();
        Origin origin = new Origin("request-7", "203.0.113.9", "gazu/1.0");
        PrincipalId bot = origin.during(() -> tenant.bot(Role.USER).bot().id());
        Recorded created = tenant.event("bot.created");
        assertThat(created.objectId()).isEqualTo(bot.uuid());
        assertThat(created.requestId()).isEqualTo("request-7");
        assertThat(created.address()).isEqualTo("203.0.113.9");
        assertThat(created.userAgent()).isEqualTo("gazu/1.0");
        assertThat(created.actor()).isEqualTo(tenant.admin().id());
    }
}
