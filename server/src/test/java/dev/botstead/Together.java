package dev.botstead;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Things that happen at once, and waiting for one that must happen: always with a deadline.
public final class Together {
    private static final long PATIENCE_SECONDS = 60;

    private Together() {}

    /// What became of one of them: its result, or what it threw.
    public record Ended<T>(@Nullable T result, @Nullable Throwable failure) {
        /// Whether it threw nothing.
        public boolean well() {
            return failure == null;
        }
    }

    /// Runs `count` of them, started at the same moment, each on a thread of its own; returns what became of each.
    public static <T> List<Ended<T>> run(int count, IntFunction<Callable<T>> work) {
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Callable<T> mine = work.apply(i);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return mine.call();
                }));
            }
            await(ready);
            go.countDown();
            List<Ended<T>> ended = new ArrayList<>();
            for (Future<T> each : running) ended.add(ended(each));
            return ended;
        }
    }

    private static <T> Ended<T> ended(Future<T> future) {
        try {
            return new Ended<>(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS), null);
        } catch (ExecutionException e) {
            return new Ended<>(null, e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("it did not end", e);
        }
    }

    /// Waits for `latch`.
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("it did not come");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits until `condition` holds.
    public static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("it did not come");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
