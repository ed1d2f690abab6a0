package dev.botstead.server.http;

import dev.botstead.surface.http.ClientGone;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import io.vertx.core.Future;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// One request's turn: runs the route, sends its answer or what a failure is answered with, and settles
/// what is left.
final class Turn {
    private static final System.Logger LOG = System.getLogger("dev.botstead.http");

    /// What of an unread body is let pass before its connection is cut, and for how long: enough that a
    /// client which sends all before it reads finds the answer, and not a reset.
    private static final long LINGER_BYTES = 1024 * 1024;

    private static final Duration LINGER = Duration.ofSeconds(1);

    /// How much of a short body nobody read is let pass so that the next request can follow.
    private static final long PASS_BYTES = 128 * 1024;

    private final Exchange exchange;
    private final Plan plan;
    private final Sender sender;
    private final Conversation conversation;
    private final Consumer<Access> accesses;
    private final Instant began;
    private final long start = System.nanoTime();

    Turn(
            Exchange exchange,
            Plan plan,
            Sender sender,
            Conversation conversation,
            Consumer<Access> accesses,
            Instant began) {
        this.exchange = exchange;
        this.plan = plan;
        this.sender = sender;
        this.conversation = conversation;
        this.accesses = accesses;
        this.began = began;
    }

    Exchange exchange() {
        return exchange;
    }

    /// On the loop: an instant route is answered here; any other on a virtual thread, if `room` had place
    /// for it.
    void begin(Semaphore room) {
        if (exchange.intake() != null) {
            Thread.ofVirtual().name("http-" + exchange.id()).start(() -> {
                try {
                    onThread();
                } finally {
                    room.release();
                }
            });
        } else if (plan.instant()) {
            onLoop(instant());
        } else {
            last(new Refusal(503, "The server is busy.", List.of(new Response.Field("retry-after", "1"))));
        }
    }

    /// On the loop: refuses plainly and, with HTTP/1, lets nothing follow on the connection.
    void last(Refusal refusal) {
        if (!http2()) {
            exchange.seat().leave();
        }
        onLoop(Plan.plain(refusal));
    }

    private Response instant() {
        try {
            return atOnce(plan.handler().answer(exchange));
        } catch (Refusal refusal) {
            return atOnce(worded(refusal));
        } catch (Throwable fault) {
            return atOnce(worded(fault(fault)));
        }
    }

    private static Response atOnce(Response answer) {
        if (!(answer.content() instanceof Response.Bytes)) {
            throw new IllegalStateException("an instant route answers with bytes");
        }
        return answer;
    }

    private Response worded(Refusal refusal) {
        try {
            return plan.worded(exchange, refusal);
        } catch (RuntimeException fault) {
            return Plan.plain(fault(fault));
        }
    }

    private void onLoop(Response answer) {
        try {
            Future<Void> sent = sender.sendNow(answer);
            exchange.seat().sending(sent);
        } catch (ClientGone _) {
            exchange.left();
        }
        settle();
        over();
    }

    private void onThread() {
        try {
            attempt();
        } catch (ClientGone _) {
            exchange.left();
        } catch (Throwable worse) {
            if (!exchange.gone()) {
                LOG.log(System.Logger.Level.ERROR, "request " + exchange.id() + " could not be answered", worse);
            }
            exchange.giveUp();
        }
        exchange.loop().run(this::settle);
        over();
    }

    private void attempt() throws IOException {
        Refusal refusal;
        try {
            if (plan.upgrade() == null) {
                sender.send(plan.handler().answer(exchange));
            } else {
                conversation.hold(plan.upgrade());
            }
            return;
        } catch (ClientGone gone) {
            throw gone;
        } catch (Refusal said) {
            refusal = said;
        } catch (Throwable fault) {
            if (exchange.gone()) {
                throw new ClientGone();
            }
            refusal = fault(fault);
        }
        if (conversation.begun()) {
            return; // it has been closed already, and there is nothing left to answer
        }
        if (sender.begun()) {
            // Half an answer is out: only a broken connection tells the client that the rest is missing.
            exchange.giveUp();
        } else {
            sender.send(worded(refusal));
        }
    }

    private Refusal fault(Throwable fault) {
        LOG.log(
                System.Logger.Level.ERROR,
                "request " + exchange.id() + ", " + exchange.method() + " " + AccessLog.escaped(exchange.path())
                        + ", failed",
                fault);
        return new Refusal(500, "Something went wrong here. The request was " + exchange.id() + ".");
    }

    /// On the loop: makes way for the next request, or ends the connection where none may follow.
    private void settle() {
        Seat seat = exchange.seat();
        Intake intake = exchange.intake();
        if (exchange.gone() || conversation.begun()) {
            seat.exit();
        } else if (!sender.last()) {
            if (intake != null) {
                intake.discard(PASS_BYTES, () -> {});
            }
            seat.exit();
        } else if (http2()) {
            if (intake != null) {
                intake.discard(0, () -> exchange.raw().response().reset(0));
            }
            seat.exit();
        } else {
            seat.leave();
            if (intake != null) {
                intake.discard(LINGER_BYTES, () -> seat.connection().close());
                exchange.loop().after(LINGER, seat::cut);
            } else {
                seat.connection().close();
            }
            seat.exit();
        }
    }

    private boolean http2() {
        return exchange.raw().version() == HttpVersion.HTTP_2;
    }

    private void over() {
        boolean left = exchange.gone();
        int status = conversation.begun() ? 101 : sender.status();
        exchange.over();
        String agent = exchange.header("user-agent");
        accesses.accept(new Access(
                began,
                exchange.id(),
                exchange.peer(),
                exchange.method(),
                exchange.path(),
                protocol(),
                left && status == 0 ? 499 : status,
                sender.bytes(),
                Duration.ofNanos(System.nanoTime() - start),
                agent));
    }

    private String protocol() {
        return switch (exchange.raw().version()) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            default -> "HTTP/2";
        };
    }
}
