package dev.botstead.credential;

import dev.botstead.base.Text;
import dev.botstead.credential.acl.Acl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants to change of a credential. Null keeps what is there; there is no changing its owner.
public record CredentialPatch(
        @Nullable String description,
        @Nullable String metadata,
        @Nullable List<String> acl,
        @Nullable Limits limits) {
    /// Refuses texts that are too long, and an ACL that is none.
    public CredentialPatch {
        if (description != null)
            description = Text.verbatim("description", description, NewCredential.LONGEST_DESCRIPTION);
        if (metadata != null) metadata = Text.verbatim("metadata", metadata, NewCredential.LONGEST_METADATA);
        if (acl != null) acl = Acl.of(acl).rules();
    }
}
