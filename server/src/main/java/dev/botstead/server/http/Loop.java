package dev.botstead.server.http;

import dev.botstead.surface.http.ClientGone;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The event loop of one request. A Vert.x request may be touched there alone: `fetch` and `resume` from a
/// virtual thread fail now and then over HTTP/2. Only a single `write` may come from elsewhere.
record Loop(Context context) {
    /// Does `action` on the loop, later.
    void run(Runnable action) {
        try {
            context.runOnContext(_ -> action.run());
        } catch (RejectedExecutionException _) {
            // The server has stopped: there is no connection left to touch.
        }
    }

    /// Does `action` on the loop when `delay` is over.
    void after(Duration delay, Runnable action) {
        context.owner().setTimer(delay.toMillis(), _ -> action.run());
    }

    /// Starts `action` on the loop; what it gives is completed by what it started.
    Future<Void> call(Supplier<Future<Void>> action) {
        Promise<Void> done = Promise.promise();
        try {
            context.runOnContext(_ -> {
                try {
                    action.get().onComplete(done);
                } catch (RuntimeException e) {
                    done.fail(e);
                }
            });
        } catch (RejectedExecutionException _) {
            done.fail(new ClientGone());
        }
        return done.future();
    }

    /// Waits for `sent` on a virtual thread; false when `patience` ran out. A client that left is a
    /// [ClientGone].
    static boolean await(Future<Void> sent, Duration patience) {
        try {
            sent.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw e;
        } catch (Exception _) {
            throw new ClientGone();
        }
    }
}
