package dev.botstead.cluster;

import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one revision row, and who must hear of what each revision touched.
///
/// The row is taken by the last statement of a tightening transaction and locked until its commit: the order of
/// revisions is the
/// order of commits. Memory is changed under one lock, after the commit and before the answer.
public final class Revisions {
    private final List<Consumer<Touched>> listeners = new CopyOnWriteArrayList<>();
    private final Object applying = new Object();
    private long applied;

    /// `listener` forgets what it knows of each thing that a change touched. It runs under the applier's lock: it may
    /// not block.
    public void listen(Consumer<Touched> listener) {
        listeners.add(listener);
    }

    /// Takes the next revision for `touched`: the last statements of its transaction.
    void take(WriteTx tx, Collection<Touched> touched) {
        long n = tx.first("UPDATE revision SET n = n + 1 RETURNING n", row -> row.longValue("n"))
                .orElseThrow();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Touched each : touched) rows.add(new Object[] {n, each.kind(), each.subject()});
        tx.batch("INSERT INTO change (n, kind, subject) VALUES (?, ?, ?)", rows);
        tx.afterCommit(() -> apply(n, touched));
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

    /// The revision of the state that `tx` sees.
    public long seen(Tx tx) {
        return tx.count("SELECT n FROM revision");
    }

    /// Runs `keep` under the applier's lock if a state read at revision `seen` is as new as what was applied; else
    /// does
    /// nothing.
    public void keepIfCurrent(long seen, Runnable keep) {
        synchronized (applying) {
            if (seen >= applied) keep.run();
        }
    }
}
