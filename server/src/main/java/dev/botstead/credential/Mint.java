package dev.botstead.credential;

import dev.botstead.base.Failure;
import dev.botstead.base.Lifetime;
import dev.botstead.cluster.Change;
import dev.botstead.credential.Credential.ApiKey;
import dev.botstead.credential.Credential.Authtoken;
import dev.botstead.credential.Credential.Particulars;
import dev.botstead.credential.Credential.SshKey;
import dev.botstead.credential.ssh.SshPublicKey;
import dev.botstead.directory.Principal;
import dev.botstead.id.CredentialId;
import dev.botstead.id.Ids;
import dev.botstead.secret.KeyText;
import dev.botstead.secret.SecretDigest;
import dev.botstead.sql.Tx.Hold;
import dev.botstead.sql.WriteTx;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes API keys, authtokens and SSH keys, each within a change that somebody else has opened.
public final class Mint {
    private final CredentialStore store = new CredentialStore();
    private final Ids ids;
    private final SecureRandom random;

    /// Keys with ids of `ids` and secrets of `random`.
    public Mint(Ids ids, SecureRandom random) {
        this.ids = ids;
        this.random = random;
    }

    /// Makes what `wanted` describes for `owner`, but nothing stronger or longer-lived than what asks for it.
    public Made make(Change change, Principal owner, NewCredential wanted) {
        if (wanted.until() != null && !wanted.until().isAfter(change.at()))
            throw new Failure.Invalid("expires_at", "past", "The end lies in the past.");
        Asker asker = Asker.of(change);
        Made made = made(
                change, asker.id(), owner, wanted, asker.limits(wanted.limits()), asker.until(wanted.until()), null);
        Credentials.tell(change, "created", made.credential(), Map.of(), Facts.of(made.credential()));
        return made;
    }

    /// Makes one that takes the place of `old`, with its description, metadata, limits and ACL; of one that is
    /// suspended, suspended as it is.
    Made successor(Change change, Principal owner, Credential old, Asker asker, @Nullable Instant until) {
        Particulars was = old.particulars();
        CredentialId parent = asker.id() == null ? was.parent() : asker.id();
        NewCredential like = new NewCredential(
                old.kind(), was.owner(), was.description(), was.metadata(), old.aclRules(), null, was.limits(), until);
        return made(change, parent, owner, like, was.limits(), until, old);
    }

    private Made made(
            Change change,
            @Nullable CredentialId parent,
            Principal owner,
            NewCredential wanted,
            Limits limits,
            @Nullable Instant until,
            @Nullable Credential old) {
        UUID id = ids.next();
        Instant from = Ids.instantOf(id); // the order of ids is the order of creation
        Particulars particulars = new Particulars(
                new CredentialId(id),
                owner.account(),
                owner.id(),
                parent,
                change.actor().principal(),
                wanted.description(),
                wanted.metadata(),
                limits,
                new Lifetime(from, until != null && until.isBefore(from) ? from : until),
                old == null ? null : old.particulars().suspension(),
                null,
                null,
                old == null ? null : old.id(),
                null,
                0);
        return wanted.kind() == Kind.SSH_KEY
                ? sshKey(change, particulars, wanted)
                : secret(change, particulars, wanted);
    }

    private Made secret(Change change, Particulars particulars, NewCredential wanted) {
        String prefix = Objects.requireNonNull(wanted.kind().secretPrefix());
        KeyText.Made text = KeyText.make(prefix, particulars.id().uuid(), random);
        Credential credential =
                wanted.kind() == Kind.API_KEY ? new ApiKey(particulars) : new Authtoken(particulars, wanted.acl());
        store.insert(change.tx(), credential, text.digest(), null);
        return new Made(credential, text.token());
    }

    private Made sshKey(Change change, Particulars particulars, NewCredential wanted) {
        SshPublicKey key = SshPublicKey.of(wanted.publicKey() == null ? "" : wanted.publicKey());
        mustBeFree(change.tx(), particulars, new SecretDigest(key.digest()));
        Credential credential = new SshKey(particulars, wanted.acl(), key.text(), key.fingerprint());
        store.insert(change.tx(), credential, new SecretDigest(key.digest()), null);
        return new Made(credential, null);
    }

    private void mustBeFree(WriteTx tx, Particulars particulars, SecretDigest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        tx.hold(new CredentialId(new UUID(bytes.getLong(), bytes.getLong())), Hold.ALONE);
        store.find(tx, digest).ifPresent(taken -> {
            if (taken.account().equals(particulars.account()))
                throw new Failure.Conflict("key_here", "This SSH key is in use in this account already.");
            throw new Failure.Conflict("key_elsewhere", "This SSH key is in use elsewhere. Make another one.");
        });
    }
}
