package dev.botstead.credential;

import dev.botstead.credential.Credential.ApiKey;
import dev.botstead.credential.Credential.Authtoken;
import dev.botstead.credential.Credential.Particulars;
import dev.botstead.credential.Credential.SshKey;
import dev.botstead.credential.Credential.Suspension;
import dev.botstead.credential.Credential.Token;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same credential with something else about it.
final class With {
    private With() {}

    static Credential patch(Credential old, CredentialPatch patch) {
        Particulars was = old.particulars();
        return of(
                old,
                patch.description() == null ? was.description() : patch.description(),
                patch.metadata() == null ? was.metadata() : patch.metadata(),
                patch.limits() == null ? was.limits() : patch.limits(),
                was.suspension(),
                was.retiresAt(),
                patch.acl() == null || !old.kind().hasAcl() ? old.aclRules() : patch.acl());
    }

    static Credential suspension(Credential old, @Nullable Suspension suspension) {
        Particulars was = old.particulars();
        return of(old, was.description(), was.metadata(), was.limits(), suspension, was.retiresAt(), old.aclRules());
    }

    static Credential retiring(Credential old, Instant at) {
        Particulars was = old.particulars();
        return of(old, was.description(), was.metadata(), was.limits(), was.suspension(), at, old.aclRules());
    }

    private static Credential of(
            Credential old,
            String description,
            String metadata,
            Limits limits,
            @Nullable Suspension suspension,
            @Nullable Instant retiresAt,
            List<String> acl) {
        Particulars was = old.particulars();
        Particulars is = new Particulars(
                was.id(),
                was.account(),
                was.owner(),
                was.parent(),
                was.createdBy(),
                description,
                metadata,
                limits,
                was.lifetime(),
                suspension,
                retiresAt,
                was.revokedAt(),
                was.succeeds(),
                was.lastUse(),
                was.uses());
        return switch (old) {
            case Token _ -> new Token(is);
            case ApiKey _ -> new ApiKey(is);
            case Authtoken _ -> new Authtoken(is, acl);
            case SshKey key -> new SshKey(is, acl, key.publicKey(), key.fingerprint());
        };
    }
}
