package dev.botstead.credential;

import dev.botstead.base.Lifetime;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Touched;
import dev.botstead.credential.Credential.Token;
import dev.botstead.directory.Principal;
import dev.botstead.event.Actor;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.SecretDigest;
import dev.botstead.signing.SigningKeys;
import dev.botstead.signing.SigningKeys.Signed;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /// Issues a token that is good until `wanted` (null: for ever), but not longer than the token that asks
    /// for it. The one that was current is revoked with it.
    public Issued<Token> issue(Change change, Principal owner, @Nullable Instant wanted) {
        Instant until = noLongerThanAsker(change, wanted);
        boolean again = revokeAll(change, owner.id());
        Token token = new Token(
                new CredentialId(ids.next()),
                owner.account(),
                owner.id(),
                new Lifetime(change.at(), until),
                null,
                null);
        Signed signed = keys.sign(claims(token, owner));
        store.insert(
                change.tx(),
                token,
                signed.token().digest(),
                signed.kid(),
                change.actor().principal());
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

    /// A credential never makes a longer-lived one than itself.
    private @Nullable Instant noLongerThanAsker(Change change, @Nullable Instant wanted) {
        Actor.Presented asking = change.actor().credential();
        if (asking == null) return wanted;
        Instant end = store.find(change.tx(), new CredentialId(asking.id()))
                .map(token -> token.lifetime().until())
                .orElse(null);
        return end == null || (wanted != null && wanted.isBefore(end)) ? wanted : end;
    }

    /// Revokes whatever a principal holds.
    public void revoke(Change change, Principal owner) {
        if (revokeAll(change, owner.id()))
            change.tell(Event.of("token.revoked", owner.kind(), owner.id(), owner.name(), Map.of()));
    }

    private boolean revokeAll(Change change, PrincipalId owner) {
        boolean any = false;
        for (UUID id : store.live(change.tx(), owner)) {
            store.revoke(change.tx(), id, change.at());
            change.tighten(Touched.Kind.CREDENTIAL, id);
            any = true;
        }
        return any;
    }

    /// Lets go of all that a principal held, as it leaves.
    public void farewell(Change change, Principal leaving) {
        for (UUID id : store.live(change.tx(), leaving.id())) change.tighten(Touched.Kind.CREDENTIAL, id);
        store.deleteAll(change.tx(), leaving.id());
    }

    /// The token whose text has `digest`, revoked or not.
    public Optional<Token> find(Tx tx, SecretDigest digest) {
        return store.find(tx, digest);
    }

    /// The token `id`, revoked or not.
    public Optional<Token> find(Tx tx, CredentialId id) {
        return store.find(tx, id);
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
