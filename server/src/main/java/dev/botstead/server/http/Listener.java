package dev.botstead.server.http;

import dev.botstead.server.http.RouteTable.Gate;
import dev.botstead.server.http.RouteTable.Leaf;
import dev.botstead.server.http.RouteTable.Place;
import dev.botstead.surface.http.Refusal;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Zone;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Takes each request when its head is whole, checks the head, finds the route and has it answered.
final class Listener {
    private final HttpOptions options;
    private final RouteTable table;
    private final Watch watch;
    private final Consumer<Access> accesses;
    private final Clock clock;
    private final RequestIds ids;
    private final Head head;
    private final Semaphore room;
    // Its own: a WebSocket stays, and would take the place of thousands of requests.
    private final Semaphore sockets;

    Listener(HttpOptions options, RouteTable table, Watch watch, Consumer<Access> accesses, Clock clock) {
        this.options = options;
        this.table = table;
        this.watch = watch;
        this.accesses = accesses;
        this.clock = clock;
        this.ids = new RequestIds(clock);
        this.head = new Head(clock);
        this.room = new Semaphore(options.limits().requests());
        this.sockets = new Semaphore(options.limits().sockets());
    }

    /// On the loop: a request whose head is whole and well-formed.
    void arrived(HttpServerRequest raw) {
        Seat seat = watch.seat(raw.connection());
        if (seat.leaving()) {
            return;
        }
        try {
            Heads.check(raw);
        } catch (Refusal refusal) {
            refuse(raw, seat, refusal);
            return;
        }
        Map<String, String> variables = new HashMap<>();
        Target target = null;
        Plan plan;
        try {
            target = Target.parse(raw.uri());
            plan = plan(raw, target, variables);
        } catch (Refusal refusal) {
            plan = Plan.refuse(refusal, table.zone(target == null ? Target.undecoded(raw.uri()) : target.segments()));
        }
        Semaphore place = plan.upgrade() == null ? room : sockets;
        Turn turn = turn(raw, seat, plan, !plan.instant() && place.tryAcquire());
        if (target != null) {
            turn.exchange().matched(target, variables);
        }
        turn.begin(place);
    }

    /// On the loop: a request whose head is broken.
    void broken(HttpServerRequest raw) {
        Throwable cause = raw.decoderResult().cause();
        String kind = cause == null ? "" : cause.getClass().getSimpleName();
        Refusal refusal = switch (kind) {
            case "TooLongHttpLineException" -> new Refusal(414, "The request line is too long.");
            case "TooLongHttpHeaderException" -> new Refusal(431, "The header fields are too large.");
            default -> new Refusal(400, "The request is malformed.");
        };
        Seat seat = watch.seat(raw.connection());
        if (!seat.leaving()) {
            refuse(raw, seat, refusal);
        }
    }

    /// A head of which client, proxies and we may each think otherwise is answered plainly, and nothing
    /// that follows it is read.
    private void refuse(HttpServerRequest raw, Seat seat, Refusal refusal) {
        turn(raw, seat, Plan.refuse(refusal, null), false).last(refusal);
    }

    /// Waits until no request is under way and no WebSocket open, for `most` at the longest.
    boolean quiet(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        return room.tryAcquire(options.limits().requests(), most.toMillis(), TimeUnit.MILLISECONDS)
                && sockets.tryAcquire(options.limits().sockets(), end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private Turn turn(HttpServerRequest raw, Seat seat, Plan plan, boolean thread) {
        Loop loop = new Loop(Objects.requireNonNull(Vertx.currentContext()));
        // A request that is answered at once is never paused: what the client pipelined behind it would pile up.
        Intake intake = thread ? new Intake(raw, loop, options.patience().read()) : null;
        Exchange exchange = new Exchange(ids.next(), raw, loop, seat, options.proxies(), intake);
        raw.exceptionHandler(_ -> exchange.left());
        raw.response().exceptionHandler(_ -> exchange.left());
        raw.response().closeHandler(_ -> exchange.left());
        seat.enter();
        Sender sender = new Sender(exchange, head, options.patience().write());
        Conversation conversation =
                new Conversation(exchange, watch, options.patience().write());
        return new Turn(exchange, plan, sender, conversation, accesses, clock.instant());
    }

    private Plan plan(HttpServerRequest raw, Target target, Map<String, String> variables) {
        String method = raw.method().name();
        Zone zone = table.zone(target.segments());
        Place place = table.find(target.segments(), zone);
        if (place == null) {
            return Plan.refuse(new Refusal(404, "There is nothing here."), zone);
        }
        Gate gate = place.gate();
        if (gate != null && Conversation.isAskedFor(raw)) {
            name(gate.variables(), place, variables);
            return Plan.upgrade(gate.upgrade(), zone);
        }
        Leaf leaf = place.leaves().get(method);
        if (leaf == null && method.equals("HEAD")) {
            leaf = place.leaves().get("GET");
        }
        if (leaf != null) {
            name(leaf.variables(), place, variables);
            return Plan.answer(leaf.handler(), zone, leaf.route().instant());
        }
        Response.Field allow = new Response.Field("allow", String.join(", ", allowed(place)));
        return method.equals("OPTIONS")
                ? Plan.answer(_ -> new Response(204, List.of(allow), new Response.Bytes(new byte[0])), zone, false)
                : Plan.refuse(new Refusal(405, "This is not done here.", List.of(allow)), zone);
    }

    private static void name(List<String> names, Place place, Map<String, String> variables) {
        for (int at = 0; at < names.size(); at++) {
            variables.put(names.get(at), place.values().get(at));
        }
    }

    private static Set<String> allowed(Place place) {
        Set<String> methods = new TreeSet<>(place.leaves().keySet());
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
