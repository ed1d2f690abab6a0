package dev.botstead.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What only a database of several writers can do to us.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresOnlyTest {
    private String url;
    private PostgresDatabase database;

    @BeforeAll
    void open() {
        url = TestDatabases.postgresUrl();
        database = PostgresDatabase.open(url);
        Migrations.run(database, List.of("dev/botstead/sql/present"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void twoRows() {
        database.write(tx -> {
            tx.update("DELETE FROM thing");
            tx.update(
                    "INSERT INTO thing (id, name, at) VALUES (?, 'a', 0), (?, 'b', 0)",
                    UUID.randomUUID(),
                    UUID.randomUUID());
            return 0;
        });
    }

    private static void fail(WriteTx tx, String state) {
        tx.update("DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '" + state + "'; END $$");
    }

    private long at(String name) {
        return database.read(tx -> tx.count("SELECT at AS n FROM thing WHERE name = ?", name));
    }

    @Test
    void whatAnotherTransactionWasInTheWayOfIsDoneAgainAndItsFirstTryLeavesNothing() {
        for (String state : List.of("40001", "40P01", "55P03")) {
            AtomicInteger tries = new AtomicInteger();
            List<String> after = new ArrayList<>();
            long before = at("a");
            database.write(tx -> {
                int tried = tries.incrementAndGet();
                tx.update("UPDATE thing SET at = at + 1 WHERE name = 'a'");
                tx.afterCommit(() -> after.add("try " + tried));
                if (tried < 3) fail(tx, state);
                return 0;
            });
            assertThat(tries).hasValue(3);
            assertThat(at("a")).isEqualTo(before + 1);
            assertThat(after).containsExactly("try 3");
        }
    }

    @Test
    void afterEightTriesItIsUnavailableAndNothingWasChanged() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> database.write(tx -> {
                    tries.incrementAndGet();
                    tx.update("UPDATE thing SET at = 99");
                    fail(tx, "40001");
                    return 0;
                }))
                .isInstanceOf(Failure.Unavailable.class);
        assertThat(tries).hasValue(8);
        assertThat(at("a")).isZero();
    }

    @Test
    void anyOtherFaultIsNotTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> database.write(tx -> {
                    tries.incrementAndGet();
                    fail(tx, "22023");
                    return 0;
                }))
                .isInstanceOf(SqlFailure.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void twoThatWaitForEachOtherBothEndWell() {
        CountDownLatch both = new CountDownLatch(2);
        List<Ended<Integer>> ended = Together.run(
                2,
                i -> () -> database.write(tx -> {
                    tx.update("UPDATE thing SET at = at + 1 WHERE name = ?", i == 0 ? "a" : "b");
                    both.countDown();
                    Together.await(both);
                    return tx.update("UPDATE thing SET at = at + 1 WHERE name = ?", i == 0 ? "b" : "a");
                }));
        assertThat(ended).allMatch(Ended::well);
        assertThat(at("a")).isEqualTo(2);
        assertThat(at("b")).isEqualTo(2);
    }

    @Test
    void theTimeOutsThatAreShorterThanALeaseHoldOnEveryConnectionAlsoAfterARollBack() {
        try (PostgresDatabase fresh = PostgresDatabase.open(url)) {
            assertThatThrownBy(() -> fresh.write(_ -> {
                        throw new IllegalStateException("rolled back");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            for (int i = 0; i < 3; i++) {
                assertThat(fresh.<List<String>>write(tx -> settings(tx))).containsExactly("1500ms", "1500ms");
                assertThat(fresh.<List<String>>read(tx -> settings(tx))).containsExactly("1500ms", "1500ms");
            }
        }
    }

    private static List<String> settings(Tx tx) {
        return List.of(
                tx.first("SHOW lock_timeout", row -> row.text("lock_timeout")).orElseThrow(),
                tx.first(
                                "SHOW idle_in_transaction_session_timeout",
                                row -> row.text("idle_in_transaction_session_timeout"))
                        .orElseThrow());
    }

    @Test
    void aConnectionThatWaitsForWorkHoldsNoTransactionOpen() {
        try (PostgresDatabase fresh = PostgresDatabase.open(url)) {
            fresh.read(tx -> tx.count("SELECT count(*) AS n FROM thing"));
            Together.until(() -> database.read(
                            tx -> tx.count(
                                    "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'"))
                    == 0);
        }
    }

    @Test
    void aReaderCannotChangeAnything() {
        assertThatThrownBy(() ->
                        database.read(tx -> tx.list("UPDATE thing SET at = 7 RETURNING name", row -> row.text("name"))))
                .isInstanceOf(SqlFailure.class);
        assertThat(at("a")).isZero();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotToldAsUndoneAndMemoryForgetsWhatItTouched() throws Exception {
        try (CuttingProxy proxy = CuttingProxy.before(url, "SET at = 5");
                PostgresDatabase through = PostgresDatabase.open(proxy.url())) {
            List<String> after = new ArrayList<>();
            assertThatThrownBy(() -> through.write(tx -> {
                        tx.update("UPDATE thing SET at = 5 WHERE name = 'a'");
                        tx.afterCommit(() -> after.add("forgotten"));
                        proxy.cutAfterTheNextMessage();
                        return 0;
                    }))
                    .isInstanceOf(Failure.Unavailable.class)
                    .hasMessageNotContaining("Nothing was changed");
            assertThat(after).containsExactly("forgotten");
            Together.until(() -> at("a") == 5);
        }
    }

    @Test
    void aConnectionThatIsCutWithinAChangeUndoesItAndTheNextOneIsMade() {
        AtomicInteger tries = new AtomicInteger();
        List<String> after = new ArrayList<>();
        assertThatThrownBy(() -> database.write(tx -> {
                    tries.incrementAndGet();
                    tx.afterCommit(() -> after.add("never"));
                    tx.update("UPDATE thing SET at = 6 WHERE name = 'a'");
                    return tx.count("SELECT 1 AS n FROM pg_terminate_backend(pg_backend_pid())");
                }))
                .isInstanceOf(Failure.Unavailable.class);
        assertThat(after).isEmpty();
        database.write(tx -> tx.update("UPDATE thing SET at = at + 1 WHERE name = 'a'"));
        assertThat(at("a")).isOne();
    }

    @Test
    void anAddressWhereNothingAnswersIsUnavailableInOneSentenceWithoutThePassword() {
        assertThatThrownBy(() -> PostgresDatabase.open("jdbc:postgresql://127.0.0.1:1/x?user=u&password=s3cret"))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageNotContaining("s3cret");
    }
}
