package dev.botstead.check;

import dev.botstead.base.Lifetime;
import dev.botstead.check.Bearer.Use;
import dev.botstead.check.Decision.Allowed;
import dev.botstead.check.Decision.Reason;
import dev.botstead.check.Decision.Refused;
import dev.botstead.check.Memory.Loaded;
import dev.botstead.cluster.Revisions;
import dev.botstead.credential.Credential;
import dev.botstead.credential.Credential.ApiKey;
import dev.botstead.credential.Credential.Particulars;
import dev.botstead.credential.Credentials;
import dev.botstead.credential.Kind;
import dev.botstead.credential.LastUses;
import dev.botstead.credential.Limits;
import dev.botstead.credential.Tokens;
import dev.botstead.directory.Principals;
import dev.botstead.event.Origin;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.SessionId;
import dev.botstead.policy.Callers;
import dev.botstead.secret.KeyText;
import dev.botstead.secret.KeyText.Reading;
import dev.botstead.secret.SecretDigest;
import dev.botstead.secret.SecretToken;
import dev.botstead.signin.Session;
import dev.botstead.signin.Sessions;
import dev.botstead.sql.Database;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The one place where a presented credential becomes a decision. A warm one touches no database and does no
/// public-key arithmetic:
/// a token is found by the digest of its whole text, so a forged or re-spelled one is merely unknown.
public final class Checks {
    private static final Demand DASHBOARD = new Demand(Callers.PEOPLE, null);

    private final Database database;
    private final Revisions revisions;
    private final Tokens tokens;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Principals principals;
    private final LastUses lastUses;
    private final InstantSource clock;
    private final Memory memory;

    /// Decisions over what `tokens`, `sessions` and `principals` keep in `database`.
    public Checks(
            Database database,
            Revisions revisions,
            Tokens tokens,
            Credentials credentials,
            Sessions sessions,
            Principals principals,
            LastUses lastUses,
            InstantSource clock) {
        this.database = database;
        this.revisions = revisions;
        this.tokens = tokens;
        this.credentials = credentials;
        this.sessions = sessions;
        this.principals = principals;
        this.lastUses = lastUses;
        this.clock = clock;
        this.memory = new Memory(revisions);
    }

    /// Decides on a secret that was presented to an API route that asks for `demand`.
    public Decision api(SecretToken presented, Demand demand) {
        return decide(presented, demand, Way.HEADER);
    }

    /// Decides on a cookie that was presented to an API route: it holds a person's session, and no
    /// token that a script would present.
    public Decision cookie(SecretToken presented, Demand demand) {
        return decide(presented, demand, Way.COOKIE);
    }

    /// Decides on the cookie of a browser that shows the dashboard.
    public Decision browser(SecretToken presented) {
        return decide(presented, DASHBOARD, Way.DASHBOARD);
    }

    /// How a secret was presented.
    private enum Way {
        HEADER,
        COOKIE,
        DASHBOARD
    }

    private Decision decide(SecretToken presented, Demand demand, Way way) {
        SecretDigest digest = presented.digest();
        Loaded found = memory.known(digest);
        if (found == null) {
            if (memory.stranger(digest)) return new Refused(Reason.UNKNOWN);
            Reading reading = KeyText.read(presented);
            if (reading instanceof Reading.Mistyped) return new Refused(Reason.UNKNOWN);
            Optional<Loaded> loaded = load(digest, reading);
            if (loaded.isEmpty()) return new Refused(Reason.UNKNOWN);
            found = loaded.get();
        }
        Instant now = clock.instant();
        if (way == Way.DASHBOARD && idle(found.bearer(), now)) return new Refused(Reason.EXPIRED);
        Decision decision = decide(found, demand, way, now);
        if (decision instanceof Allowed) noteUse(found.bearer());
        return decision;
    }

    private boolean idle(Bearer bearer, Instant now) {
        Instant seen = sessions.lastSeen(new SessionId(bearer.id()), bearer.lastSeen());
        return bearer.use() == Use.BROWSER && now.isAfter(seen.plus(Session.Kind.IDLE));
    }

    /// All exits of a decision, in their order.
    private static Decision decide(Loaded found, Demand demand, Way way, Instant now) {
        Bearer bearer = found.bearer();
        Standing owner = found.owner();
        Callers callers = demand.callers();
        if ((way == Way.DASHBOARD) != (bearer.use() == Use.BROWSER)) return new Refused(Reason.UNKNOWN);
        if (bearer.lifetime().endedBy(now) || owner.endedBy(now)) return new Refused(Reason.EXPIRED);
        if ((callers == Callers.REFRESH) != (bearer.use() == Use.REFRESH)) return new Refused(Reason.WRONG_KIND);
        if (bearer.over(now)) return new Refused(Reason.REVOKED);
        if (owner.deleted()) return new Refused(Reason.OWNER_DELETED);
        if (!owner.principal().active()) return new Refused(Reason.OWNER_SUSPENDED);
        if (bearer.suspended()) return new Refused(Reason.SUSPENDED);
        if (callers == Callers.PEOPLE && !owner.person()) return new Refused(Reason.PEOPLE_ONLY);
        if (way == Way.COOKIE && bearer.credential()) return new Refused(Reason.UNKNOWN);
        if (!bearer.limits().addresses().contains(Origin.now().address())) return new Refused(Reason.ADDRESS);
        if (!bearer.limits().allow(demand.scope())) return new Refused(Reason.SCOPE);
        return new Allowed(owner.caller(bearer));
    }

    private Optional<Loaded> load(SecretDigest digest, Reading reading) {
        record Read(long seen, Optional<Loaded> loaded) {}
        Read read = database.read(tx -> {
            long seen = revisions.seen(tx);
            return new Read(
                    seen,
                    bearer(tx, digest, reading)
                            .flatMap(found -> owner(tx, found.account(), found.bearer())
                                    .map(owner -> new Loaded(seen, found.bearer(), owner))));
        });
        memory.keep(digest, read.seen(), read.loaded());
        return read.loaded();
    }

    private record InAccount(AccountId account, Bearer bearer) {}

    /// A key is found by its public id, and its secret is compared afterwards, so that a known id and an unknown one
    /// cost the same; all else is found by the digest of its whole text.
    private Optional<InAccount> bearer(Tx tx, SecretDigest digest, Reading reading) {
        if (reading instanceof Reading.Whole(var prefix, var id, var secret))
            return credentials
                    .find(tx, id, secret)
                    .filter(found -> found instanceof ApiKey && prefix.equals(Kind.API_KEY.secretPrefix()))
                    .map(found -> new InAccount(found.account(), bearer(found, Use.API_KEY)));
        Optional<Credential> token = tokens.find(tx, digest);
        if (token.isPresent()) return token.map(found -> new InAccount(found.account(), bearer(found, Use.TOKEN)));
        return sessions.find(tx, digest)
                .map(found -> new InAccount(found.session().account(), bearer(found)));
    }

    private static Bearer bearer(Credential credential, Use use) {
        Particulars is = credential.particulars();
        return new Bearer(
                is.id().uuid(),
                use,
                is.owner(),
                is.lifetime(),
                is.lifetime().from(),
                is.limits(),
                is.retiresAt(),
                is.suspension() != null,
                is.revokedAt() != null);
    }

    private static Bearer bearer(Sessions.Found found) {
        Session session = found.session();
        Use use = switch (session.kind()) {
            case BROWSER -> Use.BROWSER;
            case ACCESS -> Use.ACCESS;
            case REFRESH -> Use.REFRESH;
        };
        return new Bearer(
                session.id().uuid(),
                use,
                session.person(),
                new Lifetime(session.from(), session.until()),
                found.lastSeen(),
                Limits.NONE,
                null,
                false,
                found.ended());
    }

    private Optional<Standing> owner(Tx tx, AccountId account, Bearer bearer) {
        return principals.named(tx, account, java.util.List.of(bearer.owner())).stream()
                .findFirst()
                .map(Standing::of);
    }

    private void noteUse(Bearer bearer) {
        Instant now = clock.instant();
        Origin origin = Origin.now();
        switch (bearer.use()) {
            case TOKEN, API_KEY ->
                lastUses.note(
                        new CredentialId(bearer.id()),
                        new Credential.LastUse(now, origin.address(), origin.userAgent()));
            case BROWSER -> sessions.seen(new SessionId(bearer.id()), now);
            case ACCESS, REFRESH -> {}
        }
    }
}
