package dev.botstead.credential;

import dev.botstead.credential.Credential.Particulars;
import dev.botstead.credential.Credential.SshKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What events say of a credential.
final class Facts {
    private Facts() {}

    static Map<String, @Nullable Object> of(Credential credential) {
        Particulars is = credential.particulars();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("owner_id", is.owner().toString());
        facts.put("description", is.description());
        facts.put("metadata", is.metadata());
        if (credential.kind().hasAcl()) facts.put("acl", credential.aclRules());
        facts.put("scopes", is.limits().scopes().texts());
        facts.put("addresses", is.limits().addresses().texts());
        facts.put(
                "expires_at",
                is.lifetime().until() == null ? null : is.lifetime().until().toString());
        if (is.succeeds() != null) facts.put("succeeds", credential.kind().text(is.succeeds()));
        if (credential instanceof SshKey key) facts.put("fingerprint", key.fingerprint());
        return facts;
    }
}
