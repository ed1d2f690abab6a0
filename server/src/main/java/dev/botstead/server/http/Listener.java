package dev.botstead.server.http;

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

    Listener(HttpOptions options, RouteTable table, Watch watch, Consumer<Access> accesses, Clock clock) {
        this.options = options;
        this.table = table;
        this.watch = watch;
        this.accesses = accesses;
        this.clock = clock;
        this.ids = new RequestIds(clock);
        this.head = new Head(clock);
        this.room = new Semaphore(options.limits().requests());
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
            plan = plan(raw.method().name(), target, variables);
        } catch (Refusal refusal) {
            plan = Plan.refuse(refusal, table.zone(target == null ? Target.undecoded(raw.uri()) : target.segments()));
        }
        Turn turn = turn(raw, seat, plan, !plan.instant() && room.tryAcquire());
        if (target != null) {
            turn.exchange().matched(target, variables);
        }
        turn.begin(room);
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

    /// Waits until no request is under way, for `most` at the longest.
    boolean quiet(Duration most) throws InterruptedException {
        return room.tryAcquire(options.limits().requests(), most.toMillis(), TimeUnit.MILLISECONDS);
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
        return new Turn(
                exchange, plan, new Sender(exchange, head, options.patience().write()), accesses, clock.instant());
    }

    private Plan plan(String method, Target target, Map<String, String> variables) {
        Zone zone = table.zone(target.segments());
        Place place = table.find(target.segments(), zone);
        if (place == null) {
            return Plan.refuse(new Refusal(404, "There is nothing here."), zone);
        }
        Leaf leaf = place.leaves().get(method);
        if (leaf == null && method.equals("HEAD")) {
            leaf = place.leaves().get("GET");
        }
        if (leaf != null) {
            for (int at = 0; at < leaf.variables().size(); at++) {
                variables.put(leaf.variables().get(at), place.values().get(at));
            }
            return new Plan(leaf.handler(), zone, leaf.route().instant());
        }
        Response.Field allow = new Response.Field("allow", String.join(", ", allowed(place)));
        return method.equals("OPTIONS")
                ? new Plan(_ -> new Response(204, List.of(allow), new Response.Bytes(new byte[0])), zone, false)
                : Plan.refuse(new Refusal(405, "This is not done here.", List.of(allow)), zone);
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
