package dev.botstead.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Together;
import dev.botstead.base.Failure;
import dev.botstead.check.Decision;
import dev.botstead.credential.Bots;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.event.Event;
import dev.botstead.secret.SecretToken;
import dev.botstead.server.CoreContract;
import dev.botstead.server.TestCore.Tenant;
import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Who waits for whom where several change at once.
final class PostgresWaitingTest extends CoreContract {
    @Override
    protected Database empty() {
        return TestDatabases.postgres();
    }

    private static <T> CompletableFuture<T> started(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private long waiting() {
        return core.database.read(
                tx -> tx.count("SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
    }

    private int tell(Caller caller, Runnable within) {
        return core.ledger.write(caller.actor(), change -> {
            change.tell(Event.of("thing.done", "thing", caller.id(), "a thing", Map.of()));
            within.run();
            return 0;
        });
    }

    @Test
    void aBotThatIsBusyWritingCannotHoldUpItsOwnSuspension() {
        Tenant tenant = core.tenant();
        Caller bot = core.caller(tenant.bot(Role.USER).bot(), null);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> first = started(() -> tell(bot, () -> {
            inside.countDown();
            Together.await(go);
        }));
        Together.await(inside);
        CompletableFuture<?> suspension = started(() -> core.bots.suspend(tenant.admin(), bot.id()));
        Together.until(() -> waiting() == 1);
        // What it sends now comes after the suspension that waits, and does not slip in beside the first.
        CompletableFuture<Integer> second = started(() -> tell(bot, () -> {}));
        Together.until(() -> waiting() == 2);
        assertThat(second).isNotDone();
        go.countDown();
        assertThat(first.join()).isZero();
        suspension.join();
        assertThat(second)
                .failsWithin(java.time.Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(Failure.Unauthenticated.class);
    }

    /// Suspends, or deletes, `bot`, and stays between the commit and the moment when memory hears of it.
    private CompletableFuture<Integer> committedButNotHeardOf(
            Tenant tenant, Bots.WithToken bot, boolean delete, CountDownLatch committed, CountDownLatch go) {
        return started(() -> core.ledger.write(tenant.admin().actor(), bot.bot().id(), change -> {
            change.tx().afterCommit(() -> {
                committed.countDown();
                Together.await(go);
            });
            if (delete) core.register.strikeOut(change, bot.bot().id());
            else core.register.change(change, bot.bot().id(), Patch.active(false), Names.SHARED);
            return 0;
        }));
    }

    @Test
    void anAnswerThatItIsSuspendedAlreadyWaitsUntilMemoryHasHeardOfTheSuspension() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        SecretToken token = tenant.token(bot);
        assertThat(core.decide(token)).isInstanceOf(Decision.Allowed.class);
        CountDownLatch committed = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> first = committedButNotHeardOf(tenant, bot, false, committed, go);
        Together.await(committed);
        CompletableFuture<Decision> after = started(() -> {
            core.bots.suspend(tenant.admin(), bot.bot().id());
            return core.decide(token);
        });
        letGoOnceItWaits(go, after);
        first.join();
        assertThat(after.join()).isEqualTo(new Decision.Refused(Decision.Reason.OWNER_SUSPENDED));
    }

    @Test
    void anAnswerThatItIsDeletedAlreadyWaitsUntilMemoryHasHeardOfTheDeletion() {
        Tenant tenant = core.tenant();
        Bots.WithToken bot = tenant.bot(Role.USER);
        SecretToken token = tenant.token(bot);
        assertThat(core.decide(token)).isInstanceOf(Decision.Allowed.class);
        CountDownLatch committed = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Integer> first = committedButNotHeardOf(tenant, bot, true, committed, go);
        Together.await(committed);
        CompletableFuture<Decision> after = started(() -> {
            try {
                core.bots.delete(tenant.admin(), bot.bot().id(), null);
                throw new AssertionError("it was deleted already");
            } catch (Failure.NotFound e) {
                return core.decide(token);
            }
        });
        letGoOnceItWaits(go, after);
        first.join();
        assertThat(after.join()).isEqualTo(new Decision.Refused(Decision.Reason.UNKNOWN));
    }

    /// Lets the first go on when the second waits for it, or has ended without waiting.
    private static void letGoOnceItWaits(CountDownLatch go, CompletableFuture<Decision> second) {
        Thread opener = Thread.ofPlatform().start(() -> {
            try {
                second.get(500, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.TimeoutException
                    | InterruptedException
                    | java.util.concurrent.ExecutionException e) {
                // it waits
            }
            go.countDown();
        });
        try {
            second.join();
        } catch (CompletionException e) {
            throw new AssertionError(e);
        } finally {
            opener.interrupt();
        }
    }
}
