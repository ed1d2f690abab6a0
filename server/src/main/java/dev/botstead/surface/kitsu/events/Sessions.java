package dev.botstead.surface.kitsu.events;

import dev.botstead.id.AccountId;
import dev.botstead.id.PrincipalId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The sessions that are open, no more than fit: each may hold a thread and a queue.
final class Sessions {
    /// All of them: fewer than the requests that the server has room for, since each may be one that waits.
    static final int MOST = 1_500;

    /// Those of one account, so that the others have room.
    static final int OF_ACCOUNT = 1_000;

    /// Those of one person or bot: a script that opens them and forgets them stops itself alone.
    static final int OF_PRINCIPAL = 50;

    /// Those whose client was not let in yet. One more takes the place of the oldest, of those first that presented
    /// nothing that would let them in.
    static final int OUTSIDE = 200;

    private final Map<String, Session> open = new ConcurrentHashMap<>();
    private final SecureRandom random;
    private volatile boolean closed;

    Sessions(SecureRandom random) {
        this.random = random;
    }

    /// An id that nobody guesses.
    String freshId() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Opens one, made with a fresh id; null when there is no room.
    @Nullable
    synchronized Session open(Function<String, Session> make) {
        forgetThoseOver();
        List<Session> outside = open.values().stream()
                .filter(session -> session.guest() == null)
                .sorted(Comparator.comparing(Session::isVouchedFor).thenComparingLong(Session::opened))
                .toList();
        if (closed || (open.size() >= MOST && outside.isEmpty())) return null;
        if (open.size() >= MOST || outside.size() >= OUTSIDE) {
            outside.getFirst().end();
            open.remove(outside.getFirst().id());
        }
        Session session = make.apply(freshId());
        open.put(session.id(), session);
        return session;
    }

    /// Lets the client of `session` in; false when its account or itself has too many already.
    synchronized boolean admit(Session session, Guest guest, Packet told) {
        AccountId account = guest.caller().account();
        PrincipalId principal = guest.caller().id();
        if (count(each -> each.caller().account().equals(account)) >= OF_ACCOUNT
                || count(each -> each.caller().id().equals(principal)) >= OF_PRINCIPAL) return false;
        session.admit(guest, told);
        return true;
    }

    private long count(Predicate<Guest> which) {
        return open.values().stream()
                .map(Session::guest)
                .filter(Objects::nonNull)
                .filter(which)
                .count();
    }

    /// The one of that id, or null.
    @Nullable
    Session find(String id) {
        Session session = open.get(id);
        return session == null || session.isOver() ? null : session;
    }

    /// Those whose clients were let in.
    List<Session> withGuests() {
        return open.values().stream().filter(session -> session.guest() != null).toList();
    }

    /// All that are open.
    Collection<Session> all() {
        return open.values();
    }

    /// Lets go of those that have ended.
    void forgetThoseOver() {
        open.values().removeIf(Session::isOver);
    }

    /// Ends all of them; there are no new ones.
    synchronized void close() {
        closed = true;
        open.values().forEach(Session::end);
        open.clear();
    }
}
