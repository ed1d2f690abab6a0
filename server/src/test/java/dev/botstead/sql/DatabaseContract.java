package dev.botstead.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.Gen;
import dev.botstead.Together;
import dev.botstead.Together.Ended;
import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a feature may rely on, whichever database is below.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {
    private Database database;

    abstract Database empty();

    @BeforeAll
    void open() {
        database = empty();
        Migrations.run(database, List.of("dev/botstead/sql/present"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void nothingInIt() {
        database.write(tx -> tx.update("DELETE FROM thing"));
    }

    private static UUID insert(WriteTx tx, String name) {
        UUID id = UUID.randomUUID();
        tx.update("INSERT INTO thing (id, name) VALUES (?, ?)", id, name);
        return id;
    }

    private long count() {
        return database.read(tx -> tx.count("SELECT count(*) AS n FROM thing"));
    }

    private boolean there(String name) {
        return database.read(tx -> tx.exists("SELECT 1 AS x FROM thing WHERE name = ?", name));
    }

    @Test
    void whatFailsLeavesNothingBehind() {
        assertThatThrownBy(() -> database.write(tx -> {
                    insert(tx, "half");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
        assertThat(count()).isZero();
    }

    @Test
    void oneThatFailsTakesNoOtherAlong() {
        List<Ended<UUID>> ended = Together.run(
                300,
                i -> () -> database.write(tx -> {
                    UUID id = insert(tx, "n" + i);
                    if (i % 3 == 0) throw new IllegalStateException("mine alone");
                    return id;
                }));
        for (int i = 0; i < ended.size(); i++) {
            assertThat(ended.get(i).well()).as("%d", i).isEqualTo(i % 3 != 0);
            assertThat(there("n" + i)).as("%d", i).isEqualTo(i % 3 != 0);
        }
    }

    @Test
    void anErrorOfTheMachineReachesItsCallerAloneAndTheNextChangeIsMade() {
        List<Ended<UUID>> ended = Together.run(
                60,
                i -> () -> database.write(tx -> {
                    UUID id = insert(tx, "e" + i);
                    if (i % 2 == 0) throw new StackOverflowError();
                    return id;
                }));
        for (int i = 0; i < ended.size(); i += 2)
            assertThat(ended.get(i).failure()).isInstanceOf(StackOverflowError.class);
        assertThat(count()).isEqualTo(30);
        database.write(tx -> insert(tx, "after"));
        assertThat(there("after")).isTrue();
    }

    @Test
    void aStatementThatFailsUndoesTheWholeChange() {
        database.write(tx -> insert(tx, "taken"));
        assertThatThrownBy(() -> database.write(tx -> {
                    insert(tx, "first");
                    return insert(tx, "taken");
                }))
                .isInstanceOf(Failure.Conflict.class);
        assertThat(there("first")).isFalse();
    }

    @Test
    void everyOneOfAThousandConcurrentWritersFindsItsChangeAfterTheAnswer() {
        List<Ended<Boolean>> ended = Together.run(1_000, i -> () -> {
            database.write(tx -> insert(tx, "w" + i));
            return there("w" + i);
        });
        assertThat(ended).allMatch(one -> one.well() && Boolean.TRUE.equals(one.result()));
        assertThat(count()).isEqualTo(1_000);
    }

    @Test
    void whatIsLeftForAfterTheCommitIsDoneInOrderAfterItAndBeforeTheAnswer() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        database.write(tx -> {
            tx.afterCommit(() -> done.add("one"));
            insert(tx, "committed");
            tx.afterCommit(() -> done.add(seenByAnother("committed") ? "two" : "too early"));
            tx.afterCommit(() -> done.add("three"));
            done.add("work");
            return 0;
        });
        assertThat(done).containsExactly("work", "one", "two", "three");
    }

    private boolean seenByAnother(String name) {
        boolean[] seen = new boolean[1];
        Thread other = Thread.ofPlatform().start(() -> seen[0] = there(name));
        try {
            other.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return seen[0];
    }

    @Test
    void whatIsLeftForAfterTheCommitIsNeverDoneAfterARollBack() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        Together.run(
                50,
                i -> () -> database.write(tx -> {
                    tx.afterCommit(() -> done.add("never"));
                    insert(tx, "r" + i);
                    throw new IllegalStateException("undone");
                }));
        assertThat(done).isEmpty();
    }

    @Test
    void aReadSeesOneStateHoweverLongItLasts() {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        List<Ended<List<Long>>> ended = Together.run(2, i -> () -> {
            if (i == 0) {
                Together.await(read);
                database.write(tx -> insert(tx, "meanwhile"));
                written.countDown();
                return List.of();
            }
            return database.<List<Long>>read(tx -> {
                long before = tx.count("SELECT count(*) AS n FROM thing");
                read.countDown();
                Together.await(written);
                return List.of(before, tx.count("SELECT count(*) AS n FROM thing"));
            });
        });
        assertThat(ended.get(1).result()).containsExactly(0L, 0L);
        assertThat(count()).isOne();
    }

    @Test
    void aTransactionWithinATransactionIsRefusedInsteadOfWaitingForItself() {
        assertThatThrownBy(() -> database.read(_ -> count())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.write(_ -> count())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.write(_ -> database.write(tx -> insert(tx, "inner"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.read(_ -> database.write(tx -> insert(tx, "inner"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(count()).isZero();
    }

    @Test
    void whatIsThereTwiceIsAConflictThatNamesNoValue() {
        database.write(tx -> insert(tx, "s3cret-name"));
        assertThatThrownBy(() -> database.write(tx -> insert(tx, "s3cret-name")))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void whatRefersToNothingIsAConflict() {
        assertThatThrownBy(() -> database.write(tx -> tx.update(
                        "INSERT INTO thing (id, name, parent) VALUES (?, 'orphan', ?)",
                        UUID.randomUUID(),
                        UUID.randomUUID())))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void aFaultyStatementTellsTheLogNoValueThatWasToBeStored() {
        assertThatThrownBy(() -> database.write(tx -> tx.update(
                        "INSERT INTO strict_thing (id, name, secret) VALUES (?, NULL, ?)",
                        UUID.randomUUID(),
                        "s3cret-name")))
                .isInstanceOf(SqlFailure.class)
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret"));
        assertThatThrownBy(() -> database.write(tx -> {
                    tx.batch(
                            "INSERT INTO strict_thing (id, name, secret) VALUES (?, ?, ?)",
                            List.of(
                                    new Object[] {UUID.randomUUID(), "one", "s3cret-one"},
                                    new Object[] {UUID.randomUUID(), null, "s3cret-two"}));
                    return 0;
                }))
                .isInstanceOf(SqlFailure.class)
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret"));
    }

    private static String stackTrace(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    @Test
    void anyTextComesBackAsItWasStored() {
        List<String> texts = new ArrayList<>();
        Gen.many(2_000).forEach(gen -> {
            try {
                texts.add(gen + " " + Text.clean("text", gen.text(60), 10_000));
            } catch (Failure.Invalid e) {
                // a NUL or half a character: it never comes this far
            }
        });
        assertThat(texts).hasSizeGreaterThan(100);
        List<UUID> ids = database.write(
                tx -> texts.stream().map(text -> insert(tx, text)).toList());
        database.read(tx -> {
            for (int i = 0; i < texts.size(); i++)
                assertThat(tx.first("SELECT name FROM thing WHERE id = ?", row -> row.text("name"), ids.get(i)))
                        .contains(texts.get(i));
            return 0;
        });
    }

    @Test
    void textIsOrderedByTheBytesOfItsUtf8() {
        List<String> names = new ArrayList<>(List.of(
                "a",
                "B",
                "b",
                "A",
                "Z",
                "z",
                "é",
                "e\u0301",
                "É",
                "ß",
                "日本",
                "✨",
                "\ud83d\udc7b",
                "\uffee",
                " ",
                "-",
                "_",
                "1",
                "10",
                "2",
                "",
                "aa",
                "a b",
                "a-b",
                "\ue000",
                "\ud800\udc00"));
        database.write(tx -> {
            names.forEach(name -> insert(tx, name));
            return 0;
        });
        List<String> expected = new ArrayList<>(names);
        expected.sort((a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        assertThat(database.<List<String>>read(
                        tx -> tx.list("SELECT name FROM thing ORDER BY name", row -> row.text("name"))))
                .isEqualTo(expected);
    }

    @Test
    void everyKindOfValueComesBackAsItWasStoredAndNullIsNotAValue() {
        UUID parent = database.write(tx -> insert(tx, "parent"));
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2027-03-01T10:00:00.123456Z");
        byte[] bytes = new byte[256];
        for (int i = 0; i < 256; i++) bytes[i] = (byte) i;
        database.write(tx -> tx.update(
                "INSERT INTO thing (id, name, at, flag, amount, blob, parent) VALUES (" + Tx.marks(7) + ")",
                id,
                Failures.class.getSimpleName(),
                at,
                true,
                0.1,
                bytes,
                parent));
        database.read(tx -> {
            assertThat(tx.first(
                            "SELECT * FROM thing WHERE id = ?",
                            row -> {
                                assertThat(row.uuid("id")).isEqualTo(id);
                                assertThat(row.instant("at")).isEqualTo(at);
                                assertThat(row.longValue("at")).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, at));
                                assertThat(row.bool("flag")).isTrue();
                                assertThat(row.real("amount")).isEqualTo(0.1);
                                assertThat(row.bytes("blob")).isEqualTo(bytes);
                                assertThat(row.uuid("parent")).isEqualTo(parent);
                                return true;
                            },
                            id))
                    .contains(true);
            assertThat(tx.first(
                            "SELECT * FROM thing WHERE id = ?",
                            row -> {
                                assertThat(row.textOrNull("name")).isEqualTo("parent");
                                assertThat(row.instantOrNull("at")).isNull();
                                assertThat(row.longOrNull("at")).isNull();
                                assertThat(row.boolOrNull("flag")).isNull();
                                assertThat(row.bytesOrNull("blob")).isNull();
                                assertThat(row.uuidOrNull("parent")).isNull();
                                for (String column : List.of("at", "flag", "amount", "blob", "parent"))
                                    assertThatThrownBy(() -> {
                                                switch (column) {
                                                    case "at" -> row.instant(column);
                                                    case "flag" -> row.bool(column);
                                                    case "amount" -> row.real(column);
                                                    case "blob" -> row.bytes(column);
                                                    default -> row.uuid(column);
                                                }
                                            })
                                            .as(column)
                                            .isInstanceOf(IllegalStateException.class)
                                            .hasMessageContaining(column);
                                return true;
                            },
                            parent))
                    .contains(true);
            return 0;
        });
    }

    @Test
    void instantsAreKeptInMicrosecondsFromTheYearOneToTheYear9999() {
        for (String text : List.of(
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z")) {
            UUID id = database.write(tx -> {
                UUID made = insert(tx, text);
                tx.update("UPDATE thing SET at = ? WHERE id = ?", Instant.parse(text), made);
                return made;
            });
            assertThat(database.<Instant>read(
                            tx -> tx.first("SELECT at FROM thing WHERE id = ?", row -> row.instant("at"), id)
                                    .orElseThrow()))
                    .isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void theSameStatementMayRunWhileItsRowsAreRead() {
        database.write(tx -> {
            for (int i = 0; i < 5; i++) insert(tx, "row" + i);
            return 0;
        });
        String sql = "SELECT name FROM thing WHERE name LIKE 'row%' ORDER BY name";
        List<String> pairs = new ArrayList<>();
        database.read(tx -> {
            tx.each(sql, outer -> {
                String name = outer.text("name");
                tx.each(sql, inner -> pairs.add(name + inner.text("name")));
            });
            return 0;
        });
        assertThat(pairs).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void aBatchRunsForEachRowOrForNone() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) rows.add(new Object[] {UUID.randomUUID(), "b" + i});
        database.write(tx -> {
            tx.batch("INSERT INTO thing (id, name) VALUES (?, ?)", rows);
            tx.batch("INSERT INTO thing (id, name) VALUES (?, ?)", List.of());
            return 0;
        });
        assertThat(count()).isEqualTo(500);
        assertThatThrownBy(() -> database.write(tx -> {
                    tx.batch(
                            "INSERT INTO thing (id, name) VALUES (?, ?)",
                            List.of(new Object[] {UUID.randomUUID(), "fresh"}, new Object[] {UUID.randomUUID(), "b7"}));
                    return 0;
                }))
                .isInstanceOf(Failure.Conflict.class);
        assertThat(count()).isEqualTo(500);
    }

    @Test
    void afterItIsClosedEverythingIsRefusedInWordsAndNobodyWaitsForEver() {
        Database other = empty();
        Migrations.run(other, List.of("dev/botstead/sql/present"));
        List<Ended<UUID>> ended = Together.run(200, i -> () -> {
            if (i == 100) other.close();
            return other.write(tx -> insert(tx, "late" + i));
        });
        assertThat(ended).allMatch(one -> one.well() || one.failure() instanceof Failure.Unavailable, "answered");
        assertThatThrownBy(() -> other.read(tx -> tx.count("SELECT count(*) AS n FROM thing")))
                .isInstanceOf(Failure.Unavailable.class);
        assertThatThrownBy(() -> other.write(tx -> insert(tx, "too late"))).isInstanceOf(Failure.Unavailable.class);
    }
}
