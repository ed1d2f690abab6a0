package dev.botstead.signin;

import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Touched;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal.Person;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.id.SessionId;
import dev.botstead.secret.SecretDigest;
import dev.botstead.secret.SecretToken;
import dev.botstead.signing.SigningKeys;
import dev.botstead.sql.Database;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions of people: opened by a sign-in, ended by a sign-out, a new password, a deactivation, or their time.
public final class Sessions {
    private static final Duration FINEST = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Ids ids;
    private final SigningKeys keys;
    private final SecureRandom random;
    private final String issuer;
    private final Map<SessionId, Instant> seen = new ConcurrentHashMap<>();

    /// Sessions behind `ledger`, whose tokens name `issuer`.
    public Sessions(Ledger ledger, Ids ids, SigningKeys keys, SecureRandom random, String issuer) {
        this.ledger = ledger;
        this.ids = ids;
        this.keys = keys;
        this.random = random;
        this.issuer = issuer;
    }

    /// A new session beside its secret.
    public record Opened(Session session, SecretToken secret) {}

    /// Opens a session of `kind` for a person within a change; its family is `family`.
    Opened open(Change change, Person person, Session.Kind kind, UUID family, SessionId sibling) {
        SessionId id = kind == Session.Kind.REFRESH ? sibling : new SessionId(ids.next());
        Session session = new Session(
                id,
                person.account(),
                person.id(),
                kind,
                family,
                change.at(),
                change.at().plus(kind.length()));
        SecretToken secret = switch (kind) {
            case BROWSER -> SecretToken.generate(random);
            case ACCESS, REFRESH -> signed(session, sibling);
        };
        change.tx()
                .update(
                        "INSERT INTO session (id, account_id, person_id, kind, family, digest, created_at, expires_at, last_seen_at)"
                                + " VALUES (" + Tx.marks(9) + ")",
                        session.id(),
                        session.account(),
                        session.person(),
                        session.kind(),
                        session.family(),
                        secret.digest().bytes(),
                        session.from(),
                        session.until(),
                        session.from());
        return new Opened(session, secret);
    }

    private SecretToken signed(Session session, SessionId sibling) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", issuer);
        claims.put("account", session.account().toString());
        claims.put("sub", session.person().toString());
        claims.put("jti", session.id().toString());
        claims.put("type", session.kind() == Session.Kind.ACCESS ? "access" : "refresh");
        claims.put("identity_type", "person");
        claims.put("fresh", false);
        claims.put("iat", session.from().getEpochSecond());
        claims.put("nbf", session.from().getEpochSecond());
        claims.put("exp", session.until().getEpochSecond());
        if (session.kind() == Session.Kind.ACCESS) claims.put("refresh_jti", sibling.toString());
        return keys.sign(claims).token();
    }

    /// The session whose secret has `digest`, ended or not.
    public Optional<Found> find(Tx tx, SecretDigest digest) {
        return tx.first("SELECT " + COLUMNS + " FROM session WHERE digest = ?", Sessions::found, digest.bytes());
    }

    /// The session `id`, ended or not.
    public Optional<Found> find(Tx tx, SessionId id) {
        return tx.first("SELECT " + COLUMNS + " FROM session WHERE id = ?", Sessions::found, id);
    }

    private static final String COLUMNS =
            "id, account_id, person_id, kind, family, created_at, expires_at, last_seen_at, ended_at";

    /// A session as it is stored.
    public record Found(Session session, Instant lastSeen, boolean ended) {}

    private static Found found(Row row) {
        Session session = new Session(
                new SessionId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                new PrincipalId(row.uuid("person_id")),
                Session.Kind.valueOf(row.text("kind")),
                row.uuid("family"),
                row.instant("created_at"),
                row.instant("expires_at"));
        return new Found(session, row.instant("last_seen_at"), row.longOrNull("ended_at") != null);
    }

    /// Ends the caller's own session, and what was opened with it.
    public void signOut(Caller caller) {
        if (caller.credential() == null) return;
        SessionId id = new SessionId(caller.credential().id());
        ledger.write(caller.actor(), caller.id(), change -> {
            Optional<Found> found = find(change.tx(), id);
            if (found.isEmpty()) {
                change.nothingToTell(); // an API token: it has no session to end
                return caller;
            }
            end(change, "family = ?", found.get().session().family());
            change.tell(Event.of("session.ended", "person", caller.id(), caller.name(), Map.of("by", "sign-out")));
            return caller;
        });
    }

    /// Ends every session of a person but `kept`'s family.
    public void endAll(Change change, PrincipalId person, UUID kept) {
        end(change, "person_id = ? AND family <> ?", person, kept);
    }

    /// Ends every session of a person.
    public void endAll(Change change, PrincipalId person) {
        end(change, "person_id = ?", person);
    }

    private static void end(Change change, String where, Object... arguments) {
        List<UUID> ended = change.tx()
                .list("SELECT id FROM session WHERE ended_at IS NULL AND " + where, row -> row.uuid("id"), arguments);
        for (UUID id : ended) {
            change.tx().update("UPDATE session SET ended_at = ? WHERE id = ?", change.at(), new SessionId(id));
            change.tighten(Touched.Kind.SESSION, id);
        }
    }

    /// Notes that a browser's session was used; written in batches by [#flush].
    public void seen(SessionId id, Instant at) {
        seen.put(id, at);
    }

    /// When a browser's session was used last, as far as is known here.
    public Instant lastSeen(SessionId id, Instant stored) {
        Instant noted = seen.get(id);
        return noted == null || noted.isBefore(stored) ? stored : noted;
    }

    /// Writes the last uses that were noted, and forgets sessions that are long over. An access token is
    /// remembered until its refresh token is over too: a client refreshes when it is told "expired", not when
    /// it is told "unknown".
    public void flush(Database database, Instant now) {
        Map<SessionId, Instant> noted = Map.copyOf(seen);
        database.write(tx -> {
            noted.forEach((id, at) -> tx.update(
                    "UPDATE session SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?", at, id, at.minus(FINEST)));
            return tx.update("DELETE FROM session WHERE expires_at < ?", now.minus(Session.Kind.REFRESH.length()));
        });
        seen.values().removeIf(at -> at.isBefore(now.minus(Session.Kind.IDLE)));
    }
}
