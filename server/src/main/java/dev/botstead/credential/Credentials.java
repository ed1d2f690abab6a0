package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.cluster.Touched;
import dev.botstead.credential.Credential.Suspension;
import dev.botstead.credential.CredentialRight.Standing;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.event.Actor;
import dev.botstead.event.Event;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import dev.botstead.secret.SecretDigest;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The credentials of an account: found, listed, made, changed, suspended, resumed, revoked.
public final class Credentials {
    private final CredentialStore store = new CredentialStore();
    private final Ledger ledger;
    private final Principals principals;
    private final Mint mint;
    private final boolean developerBots;

    /// Credentials behind `ledger`.
    ///
    /// @param developerBots whether bots have the documented rights of developers over all credentials of their
    /// account, or over their own alone
    public Credentials(Ledger ledger, Principals principals, Mint mint, boolean developerBots) {
        this.ledger = ledger;
        this.principals = principals;
        this.mint = mint;
        this.developerBots = developerBots;
    }

    /// Whether `caller` has `right` over what `owner` has.
    public boolean may(Caller caller, CredentialRight right, PrincipalId owner) {
        return right.of(Standing.of(caller, owner, developerBots));
    }

    /// Whether `caller` sees all of the account's credentials, and not their own alone.
    public boolean seesAll(Caller caller) {
        return caller.administers() || (developerBots && !caller.person());
    }

    /// One that `caller` may see and that is not revoked; anything else is not found.
    public Credential get(Tx tx, Caller caller, CredentialId id) {
        return store.find(tx, caller.account(), seesAll(caller) ? null : caller.id(), id)
                .filter(found -> sees(caller, found))
                .orElseThrow(Credentials::nothing);
    }

    private boolean sees(Caller caller, Credential credential) {
        return credential.account().equals(caller.account()) && may(caller, CredentialRight.SEE, credential.owner());
    }

    private static Failure nothing() {
        return new Failure.NotFound("There is no such credential.");
    }

    /// Those that `wanted` asks for. The caller's rights are the caller's business: see [#seesAll].
    public List<Credential> list(Tx tx, Listed wanted) {
        return store.list(tx, wanted);
    }

    /// The page that `search` asks for. The caller's rights are the caller's business: see [#seesAll].
    public Found search(Tx tx, Search search) {
        return new SearchStore(store).found(tx, search);
    }

    /// All of `owner` that are not revoked, newest first.
    public List<Credential> of(Tx tx, PrincipalId owner) {
        return store.live(tx, owner);
    }

    /// What `root`, and every secret whose place it took, made; what those made; and the secrets whose place it took:
    /// all that is not revoked and that `caller` may take away, without `root` itself.
    public List<Credential> broughtForth(Tx tx, Caller caller, Credential root) {
        Map<CredentialId, Credential> found = new LinkedHashMap<>();
        Deque<Credential> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            Credential next = left.removeFirst();
            if (found.putIfAbsent(next.id(), next) != null) continue;
            left.addAll(store.madeBy(tx, next.id())); // also by what is revoked: its own may live
            CredentialId before = next.particulars().succeeds();
            if (before != null) store.find(tx, before).ifPresent(left::add);
        }
        found.remove(root.id());
        return found.values().stream()
                .filter(each -> each.revokedAt() == null && may(caller, CredentialRight.CHANGE, each.owner()))
                .toList();
    }

    /// The credential `id` if its secret has `digest`, revoked or not.
    public Optional<Credential> find(Tx tx, UUID id, SecretDigest digest) {
        return store.find(tx, id, digest);
    }

    /// Throws [Failure.Unauthenticated] if what an actor presented was revoked or suspended meanwhile, or is over at
    /// `now`, and holds it as it is until the transaction ends: what it does cannot commit after its revocation or
    /// suspension was answered.
    public void confirm(Tx tx, Actor actor, Instant now) {
        Actor.Presented presented = actor.credential();
        if (presented != null && store.over(tx, presented.id(), now))
            throw new Failure.Unauthenticated("What you presented was taken away while this was under way.");
    }

    /// Makes a change of the credential `id`, which `caller` may change. Its owner is held alone from the beginning:
    /// of many that change what one owner has, each waits for its turn before it holds anything.
    <T> T change(Caller caller, CredentialId id, BiFunction<Change, Credential, T> work) {
        return ledger.write(
                caller.actor(), owner(caller, id), change -> work.apply(change, locked(change, caller, id)));
    }

    private PrincipalId owner(Caller caller, CredentialId id) {
        return ledger.read(tx -> store.find(tx, id))
                .filter(found -> found.account().equals(caller.account()))
                .map(Credential::owner)
                .orElse(caller.id()); // to find, within the change, that there is none
    }

    /// Makes one.
    public Made create(Caller caller, NewCredential wanted) {
        if (!may(caller, CredentialRight.MAKE, wanted.owner()))
            throw new Failure.Forbidden(
                    "owner_id", "Only an administrator may make a credential for somebody else. Leave the owner out.");
        return ledger.beside(caller.actor(), wanted.owner(), change -> {
            Principal owner = principals
                    .find(change.tx(), caller.account(), wanted.owner())
                    .orElseThrow(() ->
                            new Failure.Invalid("owner_id", "unknown", "There is no such person or bot to own it."));
            return mint.make(change, owner, wanted);
        });
    }

    /// Changes one and returns it as it is now. What the patch leaves as it was is not told.
    public Credential update(Caller caller, CredentialId id, CredentialPatch patch) {
        return change(caller, id, (change, before) -> {
            Credential after = patched(change, before, patch);
            Map<String, @Nullable Object> was = Facts.of(before);
            Map<String, @Nullable Object> is = Facts.of(after);
            if (was.equals(is)) {
                change.nothingToTell();
                return before;
            }
            store.update(change.tx(), after);
            was.entrySet().removeIf(fact -> is.entrySet().contains(fact));
            is.keySet().retainAll(was.keySet());
            tell(change, "updated", after, was, is);
            change.tighten(Touched.Kind.CREDENTIAL, id.uuid());
            return after;
        });
    }

    private Credential patched(Change change, Credential before, CredentialPatch patch) {
        if (patch.limits() != null) widerForNobody(change, before, patch.limits());
        return With.patch(before, patch);
    }

    /// Neither the one that asks nor the one that made it may be passed by what is written into it later.
    private void widerForNobody(Change change, Credential credential, Limits limits) {
        Asker.of(change).mustCover(limits);
        CredentialId parent = credential.particulars().parent();
        if (parent != null) store.find(change.tx(), parent).ifPresent(made -> limits.mustBeWithin(made.limits()));
    }

    /// Refuses one from the next decision on, until it is resumed.
    public Credential suspend(Caller caller, CredentialId id) {
        return change(caller, id, (change, before) -> {
            if (before.particulars().suspension() != null) {
                change.nothingToTell();
                return before;
            }
            Credential after = With.suspension(before, new Suspension(change.at(), caller.id()));
            return switched(change, after, "suspended");
        });
    }

    /// Lets one be used again. What somebody else suspended, an administrator resumes.
    public Credential resume(Caller caller, CredentialId id) {
        return change(caller, id, (change, before) -> {
            Suspension suspension = before.particulars().suspension();
            if (suspension == null) {
                change.nothingToTell();
                return before;
            }
            if (!caller.id().equals(suspension.by()) && !may(caller, CredentialRight.RESUME, before.owner()))
                throw new Failure.Forbidden("Somebody else suspended it. Ask an administrator to resume it.");
            return switched(change, With.suspension(before, null), "resumed");
        });
    }

    private Credential switched(Change change, Credential after, String verb) {
        store.update(change.tx(), after);
        tell(change, verb, after, Map.of(), Map.of("owner_id", after.owner().toString()));
        // Resuming, too, so that a state that was read before it is never kept after it.
        change.tighten(Touched.Kind.CREDENTIAL, after.id().uuid());
        return after;
    }

    /// Revokes one for good, from the next decision on; with `children` also all that it [brought
    /// forth][#broughtForth], even if it is over itself already. Returns how many were revoked.
    public int revoke(Caller caller, CredentialId id, boolean children) {
        return ledger.write(caller.actor(), owner(caller, id), change -> {
            Credential root = visible(change, caller, id)
                    .filter(found -> children || found.revokedAt() == null)
                    .orElseThrow(Credentials::nothing);
            mustBeChangedBy(caller, root);
            List<Credential> doomed = new ArrayList<>(children ? broughtForth(change.tx(), caller, root) : List.of());
            if (root.revokedAt() == null) doomed.addFirst(root);
            if (doomed.isEmpty()) throw nothing();
            doomed.forEach(each -> revoke(change, each));
            return doomed.size();
        });
    }

    void revoke(Change change, Credential credential) {
        revoke(change, credential, "revoked");
    }

    /// Ends one for good; `verb` says why.
    void revoke(Change change, Credential credential, String verb) {
        store.revoke(change.tx(), credential.id(), change.at());
        tell(change, verb, credential, Facts.of(credential), Map.of());
        change.tighten(Touched.Kind.CREDENTIAL, credential.id().uuid());
    }

    /// One that `caller` may change and that this change is about.
    Credential locked(Change change, Caller caller, CredentialId id) {
        Credential found = visible(change, caller, id)
                .filter(each -> each.revokedAt() == null)
                .orElseThrow(Credentials::nothing);
        mustBeChangedBy(caller, found);
        return found;
    }

    private Optional<Credential> visible(Change change, Caller caller, CredentialId id) {
        return store.lock(change.tx(), caller.account(), id).filter(found -> sees(caller, found));
    }

    private void mustBeChangedBy(Caller caller, Credential credential) {
        if (!may(caller, CredentialRight.CHANGE, credential.owner()))
            throw new Failure.Forbidden("Only its owner or an administrator may change it.");
    }

    static void tell(
            Change change,
            String verb,
            Credential credential,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        String word = credential.kind().word();
        change.tell(Event.changed(word + "." + verb, word, credential.id(), credential.label(), before, after));
    }
}
