package dev.botstead.signin;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Principals;
import dev.botstead.event.Actor;
import dev.botstead.event.Event;
import dev.botstead.event.Origin;
import dev.botstead.id.Ids;
import dev.botstead.id.SessionId;
import dev.botstead.signin.Session.Kind;
import dev.botstead.signin.Sessions.Opened;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;

/// E-mail and password against a session. Bots are not looked for: they have neither.
public final class SignIn {
    private static final int LONGEST_EMAIL = 320;
    private static final String NOBODYS = "";

    private final Ledger ledger;
    private final Principals principals;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Ids ids;
    private final Slowdown slowdown;

    /// Sign-ins behind `ledger`.
    public SignIn(
            Ledger ledger,
            Principals principals,
            Passwords passwords,
            Sessions sessions,
            Ids ids,
            InstantSource clock) {
        this.ledger = ledger;
        this.principals = principals;
        this.passwords = passwords;
        this.sessions = sessions;
        this.ids = ids;
        this.slowdown = new Slowdown(clock);
    }

    /// How a sign-in ends.
    public sealed interface Outcome {
        /// A browser is in.
        record Browser(Person person, Opened session) implements Outcome {}

        /// A client is in.
        record Client(Person person, Opened access, Opened refresh) implements Outcome {}

        /// E-mail and password do not match, or there is nobody; `triesLeft` before a pause.
        record Wrong(int triesLeft) implements Outcome {}

        /// Right, but the person's switch is off.
        record Inactive() implements Outcome {}

        /// Too many wrong tries from here: a minute's pause, for the right password too.
        record Paused() implements Outcome {}
    }

    /// Lets a browser in.
    public Outcome browser(String email, String password) {
        return attempt(email, password, this::openBrowser);
    }

    /// Lets a client in, with a token to present and one to refresh it.
    public Outcome client(String email, String password) {
        return attempt(email, password, this::openClient);
    }

    private interface Opening {
        Outcome open(Person person);
    }

    private Outcome attempt(String email, String password, Opening opening) {
        String key = key(email);
        String place = place();
        List<Person> bearing;
        Lock turn = slowdown.turn(key, place);
        turn.lock();
        try {
            if (slowdown.pauses(key, place)) return new Outcome.Paused();
            bearing = key.equals(NOBODYS) ? List.of() : matching(email, password);
            if (bearing.isEmpty()) {
                slowdown.wrong(key, place);
                return new Outcome.Wrong(slowdown.left(key, place));
            }
            slowdown.right(key, place);
        } finally {
            turn.unlock();
        }
        if (bearing.size() > 1)
            throw new Failure.Invalid(
                    "email", "Several accounts know this e-mail and password. Use your account's own address.");
        Person person = bearing.getFirst();
        return person.active() ? opening.open(person) : new Outcome.Inactive();
    }

    /// What tries are counted by. What no person could bear counts as one, and is never looked for.
    private static String key(String email) {
        if (email.length() > LONGEST_EMAIL) return NOBODYS;
        try {
            return Text.key(Text.clean("email", email, LONGEST_EMAIL).strip());
        } catch (Failure.Invalid e) {
            return NOBODYS;
        }
    }

    private List<Person> matching(String email, String password) {
        record Candidate(Person person, Passwords.Hashed stored) {}
        List<Candidate> candidates = ledger.read(tx -> principals.personsByEmail(tx, email).stream()
                .map(person -> new Candidate(person, passwords.stored(tx, person.id())))
                .toList());
        if (candidates.isEmpty()) {
            passwords.match(password, passwords.nobodys()); // takes as long as a person's would
            return List.of();
        }
        return candidates.stream()
                .filter(candidate -> passwords.match(password, candidate.stored()))
                .map(Candidate::person)
                .toList();
    }

    private Outcome openBrowser(Person person) {
        return ledger.write(actor(person), change -> {
            Opened opened = sessions.open(change, person, Kind.BROWSER, ids.next(), new SessionId(ids.next()));
            change.tell(Event.of("session.opened", "person", person.id(), person.name(), Map.of("kind", "browser")));
            return new Outcome.Browser(person, opened);
        });
    }

    private Outcome openClient(Person person) {
        return ledger.write(actor(person), change -> {
            var family = ids.next();
            SessionId refreshId = new SessionId(ids.next());
            Opened access = sessions.open(change, person, Kind.ACCESS, family, refreshId);
            Opened refresh = sessions.open(change, person, Kind.REFRESH, family, refreshId);
            change.tell(Event.of("session.opened", "person", person.id(), person.name(), Map.of("kind", "client")));
            return new Outcome.Client(person, access, refresh);
        });
    }

    /// A new access token for who holds a refresh token; the refresh token stays good.
    public Opened refresh(Caller caller) {
        SessionId refresh =
                new SessionId(Objects.requireNonNull(caller.credential()).id());
        return ledger.write(caller.actor(), change -> {
            // Read again: it may have been ended since the decision, and a new token would outlive it.
            Session held = sessions.find(change.tx(), refresh)
                    .filter(found -> !found.ended())
                    .orElseThrow(() -> new Failure.Unauthenticated("The session is over. Sign in again."))
                    .session();
            Person person = person(principals.get(change.tx(), caller.account(), caller.id()));
            Opened access = sessions.open(change, person, Kind.ACCESS, held.family(), refresh);
            change.tell(Event.of("session.refreshed", "person", person.id(), person.name(), Map.of()));
            return access;
        });
    }

    /// Changes the caller's own password, and ends every session of theirs but the one that asks.
    public void changePassword(Caller caller, String old, String wanted) {
        mustKnow(caller, old);
        Passwords.Hashed hashed = passwords.hashed(wanted);
        ledger.write(caller.actor(), caller.id(), change -> {
            Person person = person(principals.get(change.tx(), caller.account(), caller.id()));
            passwords.set(change, person, hashed);
            var own = caller.credential() == null
                    ? ids.next()
                    : sessions.find(
                                    change.tx(),
                                    new SessionId(caller.credential().id()))
                            .map(found -> found.session().family())
                            .orElse(ids.next());
            sessions.endAll(change, person.id(), own);
            return person;
        });
    }

    /// A session that was stolen does not buy endless guesses at the password.
    private void mustKnow(Caller caller, String old) {
        String key = "id:" + caller.id();
        String place = place();
        Lock turn = slowdown.turn(key, place);
        turn.lock();
        try {
            if (slowdown.pauses(key, place))
                throw new Failure.Invalid("old_password", "Too many wrong tries. Wait a minute.");
            Passwords.Hashed stored = ledger.read(tx -> passwords.stored(tx, caller.id()));
            if (!passwords.match(old, stored)) {
                slowdown.wrong(key, place);
                throw new Failure.Invalid("old_password", "The old password is wrong.");
            }
            slowdown.right(key, place);
        } finally {
            turn.unlock();
        }
    }

    private static Person person(Principal principal) {
        if (principal instanceof Person person) return person;
        throw new Failure.Forbidden("This is for people only: a bot has no password.");
    }

    private static Actor actor(Person person) {
        return new Actor(
                person.account(), person.id(), person.name(), person.role().name(), null);
    }

    /// The client's address; of IPv6 the network, since one client has as many addresses there as it likes.
    private static String place() {
        String address = Origin.now().address();
        if (address == null) return "-";
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            if (parsed instanceof Inet6Address)
                return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), 8), 16))
                        .getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return address;
        }
        return address;
    }
}
