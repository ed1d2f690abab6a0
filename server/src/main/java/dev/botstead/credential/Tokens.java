package dev.botstead.credential;

import dev.botstead.base.Lifetime;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Touched;
import dev.botstead.credential.Credential.Particulars;
import dev.botstead.credential.Credential.Token;
import dev.botstead.directory.Principal;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.SecretDigest;
import dev.botstead.signing.SigningKeys;
import dev.botstead.signing.SigningKeys.Signed;
import dev.botstead.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API tokens of bots, and of the persons who were given one: signed JWTs, at most one current for each.
public final class Tokens {
    private final CredentialStore store = new CredentialStore();
    private final Ids ids;
    private final SigningKeys keys;
    private final String issuer;

    /// Tokens signed by `keys`, in the name of `issuer`.
    public Tokens(Ids ids, SigningKeys keys, String issuer) {
        this.ids = ids;
        this.keys = keys;
        this.issuer = issuer;
    }

    /// Issues a token that is good until `wanted` (null: for ever), but nothing stronger or longer-lived than what
    /// asks for it. The one that was current is revoked with it; what was said of that one, its limits and its
    /// suspension are the new one's.
    public Issued<Token> issue(Change change, Principal owner, @Nullable Instant wanted) {
        return issue(change, owner, wanted, Duration.ZERO);
    }

    /// The same; the one that was current is good for `overlap` more, and is over at once where that is zero.
    Issued<Token> issue(Change change, Principal owner, @Nullable Instant wanted, Duration overlap) {
        Asker asker = Asker.of(change);
        Instant until = asker.until(wanted);
        Particulars was =
                store.current(change.tx(), owner.id()).map(Token::particulars).orElse(null);
        boolean again = replace(change, owner.id(), overlap);
        Token token = new Token(new Particulars(
                new CredentialId(ids.next()),
                owner.account(),
                owner.id(),
                was == null || asker.id() != null ? asker.id() : was.parent(),
                change.actor().principal(),
                was == null ? "" : was.description(),
                was == null ? "" : was.metadata(),
                asker.limits(was == null ? Limits.NONE : was.limits()),
                new Lifetime(change.at(), until),
                was == null ? null : was.suspension(),
                null,
                null,
                was == null ? null : was.id(),
                null,
                0));
        Signed signed = keys.sign(claims(token, owner));
        store.insert(change.tx(), token, signed.token().digest(), signed.kid());
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("owner_id", owner.id().toString());
        facts.put("expires_at", until == null ? null : until.toString());
        change.tell(Event.of(again ? "token.regenerated" : "token.issued", "token", token.id(), owner.name(), facts));
        return new Issued<>(token, signed.token());
    }

    /// The claims of a token: what the Kitsu side reads of it, and who signed it for whom.
    private Map<String, Object> claims(Token token, Principal owner) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", issuer);
        claims.put("account", token.account().toString());
        claims.put("sub", token.owner().toString());
        claims.put("jti", token.id().toString());
        claims.put("type", "access");
        claims.put("identity_type", owner instanceof Principal.Bot ? "bot" : "person_api");
        claims.put("fresh", false);
        claims.put("iat", token.lifetime().from().getEpochSecond());
        claims.put("nbf", token.lifetime().from().getEpochSecond());
        if (token.lifetime().until() != null)
            claims.put("exp", token.lifetime().until().getEpochSecond());
        return claims;
    }

    /// Revokes the tokens of a principal.
    public void revoke(Change change, Principal owner) {
        if (replace(change, owner.id(), Duration.ZERO))
            change.tell(Event.of("token.revoked", owner.kind(), owner.id(), owner.name(), Map.of()));
    }

    /// Ends the tokens of `owner`: those that retire already and, unless there is an overlap, the current one.
    private boolean replace(Change change, PrincipalId owner, Duration overlap) {
        boolean any = false;
        for (Credential old : store.live(change.tx(), owner)) {
            if (old.kind() != Kind.TOKEN) continue;
            any = true;
            if (overlap.isZero() || old.particulars().retiresAt() != null)
                store.revoke(change.tx(), old.id(), change.at());
            else store.update(change.tx(), With.retiring(old, change.at().plus(overlap)));
            change.tighten(Touched.Kind.CREDENTIAL, old.id().uuid());
        }
        return any;
    }

    /// Lets go of all that a principal held, as it leaves.
    public void farewell(Change change, Principal leaving) {
        for (Credential held : store.live(change.tx(), leaving.id())) {
            change.tighten(Touched.Kind.CREDENTIAL, held.id().uuid());
            if (held.kind() != Kind.TOKEN) Credentials.tell(change, "deleted", held, Facts.of(held), Map.of());
        }
        store.deleteAll(change.tx(), leaving.id());
    }

    /// The token whose text has `digest`, revoked or not.
    public Optional<Credential> find(Tx tx, SecretDigest digest) {
        return store.find(tx, digest).filter(found -> found.kind() == Kind.TOKEN);
    }

    /// The current token of an owner.
    public Optional<Token> current(Tx tx, PrincipalId owner) {
        return store.current(tx, owner);
    }

    /// The current tokens of an account, by owner.
    public Map<PrincipalId, Token> current(Tx tx, AccountId account) {
        Map<PrincipalId, Token> byOwner = new HashMap<>();
        for (Token token : store.current(tx, account)) byOwner.put(token.owner(), token);
        return byOwner;
    }
}
