package dev.botstead.server;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Runs until the process is told to end, and then ends in order.
final class Running {
    private Running() {}

    /// Says that `server` is ready, then waits for the signal; finishes its requests, and closes `store` behind it.
    static void until(AutoCloseable store, Server server, Consumer<Server> ready) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            server.close();
            close(store);
        }));
        ready.accept(server);
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static void close(AutoCloseable store) {
        try {
            store.close();
        } catch (Exception e) { // the process ends here: the last that can be done is to say so
            System.err.println("botstead: the store could not be closed: " + e.getMessage());
        }
    }
}
