package dev.botstead.surface.kitsu.events;

import dev.botstead.event.Origin;
import dev.botstead.surface.kitsu.Entrance.Presented;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One Engine.IO session: what waits to be sent to its client, and how that is sent.
///
/// It polls, or has become a WebSocket, or is about to (a probe is under way, and polls are answered at once so that
/// none stays behind). It ends by its client, by its time, by having too much waiting, or by being told to.
final class Session {
    /// What may wait. Clients read what they are told of by requests of their own: more than this is no news any
    /// more.
    static final int MOST_WAITING = 1_000;

    private enum Way {
        POLLING,
        PROBING,
        SOCKET
    }

    private final String id;
    private final @Nullable Presented handshake;
    private final boolean vouchedFor;
    private final Origin origin;
    private final Timing timing;
    private final long opened = System.nanoTime();

    private final Deque<Packet> waiting = new ArrayDeque<>();
    private Way way;
    private boolean claimed;
    private boolean polled;
    private boolean last;
    private boolean over;
    private long pinged = opened;
    private boolean pongIsDue;
    private @Nullable Guest guest;
    private boolean inMain;
    private int refusals;

    /// A session whose client presented `handshake` from `origin` when it opened it.
    Session(
            String id,
            @Nullable Presented handshake,
            boolean vouchedFor,
            Origin origin,
            Timing timing,
            boolean socket) {
        this.id = id;
        this.handshake = handshake;
        this.vouchedFor = vouchedFor;
        this.origin = origin;
        this.timing = timing;
        this.way = socket ? Way.SOCKET : Way.POLLING;
    }

    String id() {
        return id;
    }

    @Nullable
    Presented handshake() {
        return handshake;
    }

    Origin origin() {
        return origin;
    }

    /// Whether what its client presented when it opened it would have let it in.
    boolean isVouchedFor() {
        return vouchedFor;
    }

    /// Whether who presents that token has opened it.
    boolean isOf(Presented presented) {
        return handshake != null
                && handshake.token().digest().equals(presented.token().digest());
    }

    synchronized @Nullable Guest guest() {
        return guest;
    }

    /// Lets its client in, and tells it so, in one: what is committed after it knows is sent to it.
    synchronized void admit(Guest in, Packet told) {
        if (over || last) return;
        guest = in;
        send(told);
    }

    /// Lets its client into the main namespace.
    synchronized void admitToMain(Packet told) {
        inMain = true;
        send(told);
    }

    /// Its client leaves the main namespace.
    synchronized void leaveMain() {
        inMain = false;
    }

    /// Whether its client is in a namespace.
    synchronized boolean isIn(String namespace) {
        return namespace.equals(Namespace.NAME) ? guest != null : inMain && namespace.equals("/");
    }

    /// Its client wants to hear no more.
    synchronized void leave() {
        guest = null;
        waiting.clear();
    }

    /// One more refusal of its client; how many there were.
    synchronized int refused() {
        return ++refusals;
    }

    /// Leaves `packet` to be sent. A client that has left too much waiting is given up.
    synchronized void send(Packet packet) {
        if (over || last) return;
        if (waiting.size() >= MOST_WAITING) {
            end();
            return;
        }
        waiting.add(packet);
        notifyAll();
    }

    /// Sends `packets` and nothing after them, and forgets what waits.
    synchronized void leaveWith(Packet... packets) {
        if (over || last) return;
        guest = null;
        waiting.clear();
        waiting.addAll(List.of(packets));
        last = true;
        notifyAll();
    }

    /// Ends it at once.
    synchronized void end() {
        over = true;
        guest = null;
        waiting.clear();
        notifyAll();
    }

    synchronized boolean isOver() {
        return over;
    }

    /// Begins a poll; false when another waits already, or polls are over.
    synchronized boolean beginPoll() {
        if (polled || over || way == Way.SOCKET) return false;
        polled = true;
        return true;
    }

    /// Ends a poll; it was the last one where nothing follows.
    synchronized void endPoll() {
        polled = false;
        notifyAll();
    }

    /// Takes the one place for a WebSocket that is to be probed; false when it is taken, or polls are over.
    synchronized boolean claimUpgrade() {
        if (claimed || over || way != Way.POLLING) return false;
        claimed = true;
        return true;
    }

    synchronized void unclaimUpgrade() {
        claimed = false;
    }

    /// Begins the probe of a WebSocket; false when one has begun already, or polls are over.
    synchronized boolean beginProbe() {
        if (over || way != Way.POLLING) return false;
        way = Way.PROBING;
        notifyAll();
        return true;
    }

    /// The probe failed: it goes on by polling.
    synchronized void abandonProbe() {
        if (way == Way.PROBING) way = Way.POLLING;
    }

    /// From here on everything goes over the WebSocket. A poll that waits is answered.
    synchronized void becomeSocket() {
        way = Way.SOCKET;
        notifyAll();
    }

    synchronized boolean isSocket() {
        return way == Way.SOCKET;
    }

    /// Waits until something can be sent, for `most` at the longest. False when the way to send has changed, or it is
    /// over.
    synchronized boolean await(Duration most, boolean socket) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (waiting.isEmpty() && !over && goesOn(socket)) {
            long left = end - System.nanoTime();
            if (left <= 0) break;
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !over && (socket == (way == Way.SOCKET));
    }

    // A poll does not wait while a probe is under way: its client waits for the answer before it changes over.
    private boolean goesOn(boolean socket) {
        return socket ? way == Way.SOCKET : way == Way.POLLING;
    }

    /// Takes what waits, if it still goes that way.
    synchronized List<Packet> take(boolean socket) {
        if (socket != (way == Way.SOCKET)) return List.of();
        List<Packet> taken = new ArrayList<>(waiting);
        waiting.clear();
        if (last) over = true;
        return taken;
    }

    /// Its client answered a ping.
    synchronized void pong() {
        pongIsDue = false;
    }

    /// Pings its client when it is time to, and ends it when its client let its time pass.
    synchronized void tick(long now) {
        if (over) return;
        long since = now - pinged;
        boolean late = pongIsDue && since > timing.pong().toNanos();
        boolean outside = guest == null && now - opened > timing.entry().toNanos();
        if (late || outside) {
            end();
        } else if (!pongIsDue && since > timing.ping().toNanos()) {
            pinged = now;
            pongIsDue = true;
            send(Packet.PING);
        }
    }

    long opened() {
        return opened;
    }
}
