package dev.botstead.cluster;

import dev.botstead.base.Failure;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one revision row, and who must hear of what each revision touched.
///
/// The row is taken by the last statement of a tightening transaction and locked until its commit: the order
/// of revisions is the order of commits. Memory is changed under one lock, after the commit and before the
/// answer.
public final class Revisions {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Consumer<Touched>> listeners = new CopyOnWriteArrayList<>();
    private final Object applying = new Object();
    private final Set<Taken> underWay = new HashSet<>();
    private long applied;

    /// `listener` forgets what it knows of each thing that a change touched. It runs under the applier's lock: it may
    /// not block.
    public void listen(Consumer<Touched> listener) {
        listeners.add(listener);
    }

    /// A revision that was taken here and that memory has not heard of yet.
    static final class Taken {
        private final long n;

        private Taken(long n) {
            this.n = n;
        }
    }

    /// Takes the next revision for `touched`: the last statements of its transaction.
    Taken take(WriteTx tx, Collection<Touched> touched) {
        long n = tx.first("UPDATE revision SET n = n + 1 RETURNING n", row -> row.longValue("n"))
                .orElseThrow();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Touched each : touched) rows.add(new Object[] {n, each.kind(), each.subject()});
        Taken taken = new Taken(n);
        synchronized (applying) {
            underWay.add(taken);
        }
        tx.batch("INSERT INTO change (n, kind, subject) VALUES (?, ?, ?)", rows);
        tx.afterCommit(() -> {
            apply(n, touched);
            over(taken);
        });
        return taken;
    }

    /// `taken` was applied, or rolled back.
    void over(Taken taken) {
        synchronized (applying) {
            underWay.remove(taken);
            applying.notifyAll();
        }
    }

    /// Forgets `touched` here alone: for changes that only loosen.
    void forget(WriteTx tx, Collection<Touched> touched) {
        tx.afterCommit(() -> apply(0, touched));
    }

    private void apply(long n, Collection<Touched> touched) {
        synchronized (applying) {
            applied = Math.max(applied, n);
            for (Touched each : touched) for (Consumer<Touched> listener : listeners) listener.accept(each);
        }
    }

    /// Returns once memory has heard of every revision up to `n`, which somebody has seen committed.
    void settled(long n) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (applying) {
            try {
                while (underWay.stream().anyMatch(taken -> taken.n <= n)) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) throw new Failure.Unavailable("A change before this one has not ended. Try again.");
                    TimeUnit.NANOSECONDS.timedWait(applying, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure.Unavailable("The server is stopping.");
            }
        }
    }

    /// The revision of the state that `tx` sees.
    public long seen(Tx tx) {
        return tx.count("SELECT n FROM revision");
    }

    /// Runs `keep` under the applier's lock if a state read at revision `seen` is as new as what was applied;
    /// else does nothing.
    public void keepIfCurrent(long seen, Runnable keep) {
        synchronized (applying) {
            if (seen >= applied) keep.run();
        }
    }
}
