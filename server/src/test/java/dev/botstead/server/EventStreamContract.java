package dev.botstead.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Together;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.production.World.Stage;
import dev.botstead.server.http.WebSocketWire;
import dev.botstead.sql.Database;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stream of events, spoken to packet by packet: who is told what, and clients that misbehave.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventStreamContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Tracker tracker;
    private Stage stage;
    private String task;
    private String status;

    abstract Database empty();

    @BeforeAll
    void open() {
        tracker = new Tracker(empty());
        stage = tracker.world.stage("one");
        JsonNode first = tracker.get(
                        stage.artist(),
                        "/data/tasks?assignees=" + stage.artist().id())
                .json()
                .get(0);
        task = first.path("id").asString();
        status = first.path("task_status_id").asString();
    }

    @AfterAll
    void close() {
        tracker.close();
    }

    private Polling in(Caller caller) {
        return Polling.in(tracker.port(), tracker.token(caller));
    }

    private Polling opened(@Nullable Caller caller) {
        return new Polling(tracker.port(), caller == null ? null : tracker.token(caller));
    }

    private JsonNode said(Caller caller, boolean forClient) {
        Map<String, Object> body = Map.of(
                "task_status_id", status, "comment", "said " + NUMBER.incrementAndGet(), "for_client", forClient);
        Tracker.Answer answer = tracker.call(caller, "POST", "/actions/tasks/" + task + "/comment", body);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private Caller member(Role role) {
        Caller bot = tracker.world.bot(stage.admin(), "member " + NUMBER.incrementAndGet(), role);
        Tracker.Answer answer = tracker.call(
                stage.admin(),
                "POST",
                "/data/projects/" + stage.id() + "/team",
                Map.of("person_id", bot.id().toString()));
        assertThat(answer.status()).isEqualTo(201);
        return bot;
    }

    /// Makes something happen that everybody of the account is told of, behind all that happened before.
    private String mark() {
        return tracker.world
                .bot(stage.admin(), "mark " + NUMBER.incrementAndGet(), Role.USER)
                .id()
                .toString();
    }

    /// All that a client is told before it is told of `mark`.
    private static List<String> toldBefore(Polling client, String mark) {
        List<JsonNode> passed = new ArrayList<>();
        while (!client.event("person:new", passed).path("person_id").asString().equals(mark)) {
            // another one's
        }
        return passed.stream().map(event -> event.get(0).asString()).toList();
    }

    private static void assertComplaint(HttpResponse<String> answer, int code) {
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.path("code").asInt()).isEqualTo(code);
        assertThat(body.path("message").asString()).isNotBlank();
    }

    @Test
    void whatIsToldIsIdsAndWhatItIsAbout() {
        Polling manager = in(stage.manager());
        JsonNode comment = said(stage.artist(), false);
        JsonNode told = manager.event("comment:new");
        assertThat(told.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "comment_id", "task_id", "task_status_id", "project_id", "person_id", "for_client");
        assertThat(told.path("comment_id").asString())
                .isEqualTo(comment.path("id").asString());
        assertThat(told.path("person_id").asString())
                .isEqualTo(stage.artist().id().toString());
        assertThat(told.path("project_id").asString()).isEqualTo(stage.id().toString());
    }

    @Test
    void eachIsToldOfWhatItMayRead() {
        Caller client = member(Role.CLIENT);
        Caller vendor = member(Role.VENDOR);
        Polling admin = in(stage.admin());
        Polling artist = in(stage.artist());
        Polling asClient = in(client);
        Polling asVendor = in(vendor);
        Polling outsider = in(stage.outsider());
        JsonNode inside = said(stage.manager(), false);
        said(stage.manager(), true);
        tracker.call(
                stage.manager(), "DELETE", "/data/comments/" + inside.path("id").asString(), null);
        tracker.call(
                stage.admin(),
                "PUT",
                "/actions/persons/" + stage.human().id() + "/assign",
                Map.of("task_ids", List.of(task)));
        String mark = mark();
        // A client sees the people of its productions alone: it is told of somebody it knows instead.
        tracker.call(
                stage.admin(),
                "PUT",
                "/data/persons/" + client.id(),
                Map.of("first_name", "Renamed " + NUMBER.incrementAndGet()));
        assertThat(toldBefore(admin, mark)).contains("comment:new", "comment:delete", "task:update", "task:assign");
        assertThat(toldBefore(artist, mark)).contains("comment:new", "comment:delete", "task:update", "task:assign");
        assertThat(toldBefore(asVendor, mark)).isEmpty();
        assertThat(toldBefore(outsider, mark)).isEmpty();
        List<JsonNode> passed = new ArrayList<>();
        assertThat(asClient.event("person:update", passed).path("person_id").asString())
                .isEqualTo(client.id().toString());
        assertThat(passed).noneMatch(event -> event.get(0).asString().equals("person:new"));
        assertThat(passed).noneMatch(event -> event.get(0).asString().startsWith("task:assign"));
        assertThat(passed.stream()
                        .filter(event -> event.get(0).asString().startsWith("comment:"))
                        .map(event -> event.get(1).path("for_client").asBoolean()))
                .containsExactly(true);
    }

    @Test
    void anotherAccountHearsNothing() {
        Caller stranger = tracker.world.account("other" + NUMBER.incrementAndGet());
        Polling other = in(stranger);
        said(stage.artist(), true);
        mark();
        Caller own = tracker.world.bot(stranger, "own", Role.USER);
        assertThat(toldBefore(other, own.id().toString())).isEmpty();
    }

    @Test
    void nothingIsLostOrToldTwiceHoweverManySpeakAtOnce() {
        Polling listener = in(stage.admin());
        int speakers = 6;
        int each = 15;
        Together.run(speakers, _ -> (Callable<Boolean>) () -> {
            for (int i = 0; i < each; i++) said(stage.artist(), false);
            return true;
        });
        Set<String> told = new HashSet<>();
        for (int i = 0; i < speakers * each; i++)
            assertThat(told.add(listener.event("comment:new").path("comment_id").asString()))
                    .isTrue();
        assertThat(toldBefore(listener, mark())).doesNotContain("comment:new");
    }

    @Test
    void afterARevocationIsAnsweredNothingMoreIsTold() throws Exception {
        for (int round = 0; round < 10; round++) {
            Caller bot = member(Role.USER);
            Polling listener = in(bot);
            Thread speaking = Thread.startVirtualThread(() -> {
                for (int i = 0; i < 10; i++) said(stage.artist(), false);
            });
            listener.event("comment:new");
            tracker.core.bots.update(stage.admin(), bot.id(), Patch.active(false), Names.SHARED);
            String later = said(stage.artist(), false).path("id").asString();
            StringBuilder heard = new StringBuilder();
            for (HttpResponse<String> answer = listener.poll(); answer.statusCode() == 200; answer = listener.poll()) {
                heard.append(answer.body());
            }
            assertThat(heard).doesNotContain(later);
            speaking.join();
        }
    }

    @Test
    void aRevokedPollIsAnsweredWithALeaveAtOnce() throws Exception {
        Caller bot = member(Role.USER);
        Polling listener = in(bot);
        List<String> answered = new ArrayList<>();
        // It may be told first of what is committed with its end.
        Thread polling = Thread.startVirtualThread(() -> {
            do answered.add(listener.poll().body());
            while (answered.getLast().startsWith("42/events,")
                    && !answered.getLast().contains("41/events,"));
        });
        Together.run(1, _ -> (Callable<Boolean>) () -> {
            tracker.core.bots.update(stage.admin(), bot.id(), Patch.active(false), Names.SHARED);
            return true;
        });
        assertThat(polling.join(java.time.Duration.ofSeconds(5))).isTrue();
        assertThat(answered.getLast()).endsWith("41/events," + Polling.SEPARATOR + "1");
        assertComplaint(listener.poll(), 1);
    }

    @Test
    void aRefusalSaysWhyInTheNamespace() {
        Polling nobody = opened(null);
        nobody.say("40/events,");
        assertThat(nobody.packet()).startsWith("44/events,{\"message\":\"A token is missing.");
        Polling stranger = new Polling(tracker.port(), "no.such.token");
        stranger.say("40/events,");
        assertThat(stranger.packet()).startsWith("44/events,{\"message\":\"The token is not known here.");
        Polling elsewhere = opened(stage.manager());
        elsewhere.say("40/other,");
        assertThat(elsewhere.packet()).startsWith("44/other,{\"message\":\"There is no such namespace");
        elsewhere.say("40/events,");
        assertThat(elsewhere.packet()).startsWith("40/events,");
    }

    @Test
    void aTokenInThePayloadIsTakenAndAWrongOneThereIsNotMadeGoodByTheHeader() {
        Polling payload = opened(null);
        payload.say("40/events,{\"token\":\"" + tracker.token(stage.manager()) + "\"}");
        assertThat(payload.packet()).startsWith("40/events,{\"sid\"");
        Polling both = opened(stage.manager());
        both.say("40/events,{\"token\":\"wrong\"}");
        assertThat(both.packet()).startsWith("44/events,");
    }

    @Test
    void whoTriesTokenAfterTokenIsPutOut() {
        Polling client = opened(null);
        for (int i = 0; i < 4; i++) client.say("40/events,{\"token\":\"guess" + i + "\"}");
        assertComplaint(client.post("40/events,{\"token\":\"guess\"}"), 3);
        assertComplaint(client.poll(), 1);
    }

    @Test
    void whatIsNoHandshakeIsRefusedWithItsReason() {
        Polling any = opened(null);
        assertComplaint(any.ask("GET", "?transport=polling", null), 5);
        assertComplaint(any.ask("GET", "?EIO=3&transport=polling", null), 5);
        assertComplaint(any.ask("GET", "?EIO=4&transport=flashsocket", null), 0);
        assertComplaint(any.ask("GET", "?EIO=4", null), 0);
        assertComplaint(any.ask("GET", "?EIO=4&transport=websocket", null), 0);
        assertComplaint(any.ask("POST", "?EIO=4&transport=polling", "40"), 2);
        assertComplaint(any.ask("GET", "?EIO=4&transport=polling&sid=nonsense", null), 1);
        assertComplaint(any.ask("POST", "?EIO=4&transport=polling&sid=nonsense", "40"), 1);
        assertThat(any.ask("PUT", "?EIO=4&transport=polling", "40").statusCode())
                .isEqualTo(405);
    }

    @Test
    void aMalformedPacketEndsTheSession() {
        for (String wrong : List.of(
                "",
                "x",
                "9",
                "4",
                "4x",
                "49/events,",
                "4" + "5".repeat(3) + "-/events,[]",
                "451-/events,[\"a\",{\"_placeholder\":true,\"num\":0}]",
                "40/events,{",
                "40/events,{}}",
                "42/events,[" + "[".repeat(5_000),
                "44/events,{}",
                "2probe",
                "5",
                "0{}",
                "bAAAA",
                "40/events," + Polling.SEPARATOR,
                "40/" + "n".repeat(1_000) + ",")) {
            Polling client = opened(stage.manager());
            assertThat(client.post(wrong).statusCode()).as(wrong).isEqualTo(400);
            assertComplaint(client.poll(), 1);
        }
    }

    @Test
    void whatClientsSayBesidesIsPassedOver() {
        Polling client = in(stage.manager());
        client.say("42/events,[\"preview-room:join\",{\"a\":1}]");
        client.say("42/events,17[\"ask\"]");
        client.say("43/events,17[]");
        client.say("42/other,[\"x\"]");
        client.say("3");
        client.say("6");
        JsonNode comment = said(stage.artist(), false);
        assertThat(client.event("comment:new").path("comment_id").asString())
                .isEqualTo(comment.path("id").asString());
    }

    @Test
    void aPayloadOverTheLimitIsRefusedAndTheSessionGoesOn() {
        Polling client = in(stage.manager());
        assertThat(client.post("42/events,[\"" + "x".repeat(70_000) + "\"]").statusCode())
                .isEqualTo(413);
        said(stage.artist(), false);
        client.event("comment:new");
    }

    @Test
    void anotherCallersSessionIsUnknown() {
        Polling client = in(stage.manager());
        Polling other = opened(stage.artist());
        String query = "?EIO=4&transport=polling&sid=" + client.sid;
        assertComplaint(other.ask("GET", query, null), 1);
        assertComplaint(other.ask("POST", query, "1"), 1);
        said(stage.artist(), false);
        client.event("comment:new");
    }

    @Test
    void twoPollsAtOnceEndTheSession() {
        Polling client = in(stage.outsider());
        List<Together.Ended<Integer>> ended =
                Together.run(2, _ -> (Callable<Integer>) () -> client.poll().statusCode());
        assertThat(ended.stream().map(Together.Ended::result)).containsExactlyInAnyOrder(200, 400);
        assertComplaint(client.poll(), 1);
    }

    @Test
    void aClientMayCloseAndMayLeaveTheNamespace() {
        Polling closing = in(stage.manager());
        closing.say("1");
        assertComplaint(closing.poll(), 1);
        Polling leaving = in(stage.manager());
        leaving.say("41/events,");
        said(stage.artist(), false);
        leaving.say("40/events,");
        assertThat(leaving.packet()).startsWith("40/events,{\"sid\"");
    }

    private WebSocketWire socket(String query, @Nullable Caller caller) throws Exception {
        WebSocketWire wire = new WebSocketWire(tracker.port());
        String[] fields = caller == null
                ? new String[0]
                : new String[] {"Authorization: Bearer " + tracker.token(caller) + "\r\n"};
        assertThat(wire.handshake("/socket.io/?EIO=4&transport=websocket" + query, fields))
                .isEqualTo(101);
        return wire;
    }

    private static String next(WebSocketWire wire, String prefix) throws Exception {
        String text = wire.frame().text();
        while (!text.startsWith(prefix)) text = wire.frame().text();
        return text;
    }

    @Test
    void aWebSocketIsASessionOfItsOwn() throws Exception {
        try (WebSocketWire wire = socket("", stage.manager())) {
            assertThat(wire.frame().text()).startsWith("0{\"sid\":").contains("\"upgrades\":[]");
            wire.text("40/events,");
            assertThat(wire.frame().text()).startsWith("40/events,");
            String comment = said(stage.artist(), false).path("id").asString();
            assertThat(next(wire, "42/events,[\"comment:new\"")).contains(comment);
            wire.text("4x");
            assertThat(wire.closed()).isEqualTo(1002);
        }
    }

    @Test
    void aSessionChangesOverToAWebSocketAndLosesNothing() throws Exception {
        Polling client = in(stage.manager());
        try (WebSocketWire wire = socket("&sid=" + client.sid, null)) {
            List<String> polled = new ArrayList<>();
            Thread poll =
                    Thread.startVirtualThread(() -> polled.add(client.poll().body()));
            wire.text("2probe");
            assertThat(wire.frame().text()).isEqualTo("3probe");
            poll.join(java.time.Duration.ofSeconds(5));
            assertThat(polled).isNotEmpty();
            String between = said(stage.artist(), false).path("id").asString();
            wire.text("5");
            String heard = String.join("", polled);
            if (!heard.contains(between))
                assertThat(next(wire, "42/events,[\"comment:new\"")).contains(between);
            String after = said(stage.artist(), false).path("id").asString();
            assertThat(next(wire, "42/events,[\"comment:new\"")).contains(after);
            assertThat(client.poll().statusCode()).isEqualTo(400);
            assertThat(client.post("3").statusCode()).isEqualTo(400);
            said(stage.artist(), false);
            next(wire, "42/events,[\"comment:new\"");
        }
    }

    @Test
    void ofTwoThatChangeOverOneDoes() throws Exception {
        Polling client = in(stage.manager());
        try (WebSocketWire one = socket("&sid=" + client.sid, null)) {
            // Refused before it is a WebSocket: of these there are only so many.
            try (WebSocketWire two = new WebSocketWire(tracker.port())) {
                assertThat(two.handshake("/socket.io/?EIO=4&transport=websocket&sid=" + client.sid, new String[0]))
                        .isEqualTo(400);
            }
            one.text("2probe");
            assertThat(one.frame().text()).isEqualTo("3probe");
            one.text("5");
            String comment = said(stage.artist(), false).path("id").asString();
            assertThat(next(one, "42/events,[\"comment:new\"")).contains(comment);
            WebSocketWire three = new WebSocketWire(tracker.port());
            assertThat(three.handshake("/socket.io/?EIO=4&transport=websocket&sid=" + client.sid, new String[0]))
                    .isEqualTo(400);
            three.close();
        }
    }

    @Test
    void aProbeThatFailsLeavesTheSessionPolling() throws Exception {
        Polling client = in(stage.manager());
        WebSocketWire wire = socket("&sid=" + client.sid, null);
        wire.text("2probe");
        assertThat(wire.frame().text()).isEqualTo("3probe");
        wire.close();
        String comment = said(stage.artist(), false).path("id").asString();
        assertThat(client.event("comment:new").path("comment_id").asString()).isEqualTo(comment);
        Together.until(() -> {
            try (WebSocketWire again = new WebSocketWire(tracker.port())) {
                return again.handshake("/socket.io/?EIO=4&transport=websocket&sid=" + client.sid, new String[0]) == 101;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aRevokedWebSocketIsToldToLeaveAndClosed() throws Exception {
        Caller bot = member(Role.USER);
        try (WebSocketWire wire = socket("", bot)) {
            wire.text("40/events,");
            next(wire, "40/events,");
            tracker.core.bots.delete(stage.admin(), bot.id(), null);
            assertThat(next(wire, "41/")).isEqualTo("41/events,");
            assertThat(wire.frame().text()).isEqualTo("1");
            assertThat(wire.closed()).isEqualTo(1000);
        }
    }

    @Test
    void aBotCannotHoldMoreThanItsShare() {
        Caller bot = member(Role.USER);
        List<Polling> held = new ArrayList<>();
        for (int i = 0; i < 50; i++) held.add(in(bot));
        Polling more = opened(bot);
        more.say("40/events,");
        assertThat(more.packet()).startsWith("44/events,{\"message\":\"Too many connections");
        held.getFirst().say("1");
        Polling again = opened(bot);
        again.say("40/events,");
        assertThat(again.packet()).startsWith("40/events,");
        held.stream().skip(1).forEach(each -> each.say("1"));
    }

    @Test
    void thoseWhoAreNotLetInMakeRoomForTheNext() {
        Polling first = opened(null);
        for (int i = 0; i < 200; i++) opened(null);
        assertComplaint(first.poll(), 1);
        Polling guest = in(stage.manager());
        said(stage.artist(), false);
        guest.event("comment:new");
    }
}
