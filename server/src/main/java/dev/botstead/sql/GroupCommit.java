package dev.botstead.sql;

import dev.botstead.base.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// SQLite's one writer: a platform thread that takes the transactions that are waiting, runs each inside a savepoint,
/// commits them together, and only then answers them. One `fsync` is shared by all who came while the last one ran.
final class GroupCommit implements AutoCloseable {
    private static final int WAITING = 10_000;
    private static final int TOGETHER = 256;

    private final Session session;
    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;

    GroupCommit(Session session) {
        this.session = session;
        this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().start(this::run);
    }

    <T> CompletableFuture<T> submit(Function<WriteTx, T> work) {
        Job<T> job = new Job<>(work);
        if (closing) return CompletableFuture.failedFuture(new Failure.Unavailable("The server is stopping."));
        try {
            if (!queue.offer(job, 5, TimeUnit.SECONDS))
                return CompletableFuture.failedFuture(
                        new Failure.Unavailable("Too many changes are waiting. Nothing was changed; try again."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new Failure.Unavailable("The server is stopping."));
        }
        if (ended) refuseTheWaiting(); // it came too late for the thread to see it
        return job.answer;
    }

    private void refuseTheWaiting() {
        for (Job<?> job = queue.poll(); job != null; job = queue.poll())
            job.answer.completeExceptionally(new Failure.Unavailable("The server is stopping."));
    }

    private void run() {
        List<Job<?>> jobs = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                Job<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                jobs.add(first);
                queue.drainTo(jobs, TOGETHER - 1);
            } catch (InterruptedException e) {
                continue; // only `close` ends this thread, once the queue is empty
            }
            together(jobs);
            jobs.clear();
        }
        ended = true;
        refuseTheWaiting();
        SqliteDatabase.closed(session);
    }

    private void together(List<Job<?>> jobs) {
        try {
            session.execute("BEGIN IMMEDIATE");
            for (Job<?> job : jobs) job.run(session);
            session.execute("COMMIT");
        } catch (Throwable e) { // this thread goes on whatever happens: without it nothing could be changed any more
            rollBack();
            jobs.forEach(job -> job.answer.completeExceptionally(e));
            return;
        }
        jobs.forEach(Job::tell);
    }

    private void rollBack() {
        try {
            session.execute("ROLLBACK");
        } catch (Throwable e) {
            System.getLogger("dev.botstead.sql").log(System.Logger.Level.WARNING, "a roll-back failed", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Job<T> {
        private final Function<WriteTx, T> work;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable WriteTx tx;
        private @Nullable T result;
        private @Nullable Throwable failure;

        Job(Function<WriteTx, T> work) {
            this.work = work;
        }

        void run(Session session) {
            WriteTx mine = new WriteTx(session);
            tx = mine;
            session.execute("SAVEPOINT job");
            try {
                result = work.apply(mine);
            } catch (Throwable e) { // one failure, even of memory, must not take the others along
                failure = e;
                session.execute("ROLLBACK TO job");
            }
            session.execute("RELEASE job");
        }

        @SuppressWarnings("NullAway") // `result` is what `work` returned, null only where T may be
        void tell() {
            if (failure != null) {
                answer.completeExceptionally(failure);
                return;
            }
            try {
                if (tx != null) tx.committed();
                answer.complete(result);
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        }
    }
}
