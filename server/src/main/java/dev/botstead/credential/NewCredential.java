package dev.botstead.credential;

import dev.botstead.base.Text;
import dev.botstead.credential.acl.Acl;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants a new credential to be; the texts are checked here.
///
/// @param owner whose it becomes, for ever
/// @param description at most 255 bytes
/// @param metadata at most 4096 bytes, never read
/// @param acl authtokens and SSH keys only: what it may publish; empty for everything
/// @param publicKey SSH keys only
/// @param until when it ends, or null for never
public record NewCredential(
        Kind kind,
        PrincipalId owner,
        String description,
        String metadata,
        List<String> acl,
        @Nullable String publicKey,
        Limits limits,
        @Nullable Instant until) {
    static final int LONGEST_DESCRIPTION = 255;
    static final int LONGEST_METADATA = 4096;

    /// Refuses texts that are too long, and an ACL that is none.
    public NewCredential {
        if (kind == Kind.TOKEN) throw new IllegalArgumentException("tokens are issued by Tokens");
        if (!kind.hasAcl() && !acl.isEmpty()) throw new IllegalArgumentException("it has no ACL");
        description = Text.verbatim("description", description, LONGEST_DESCRIPTION);
        metadata = Text.verbatim("metadata", metadata, LONGEST_METADATA);
        acl = Acl.of(acl).rules();
    }
}
