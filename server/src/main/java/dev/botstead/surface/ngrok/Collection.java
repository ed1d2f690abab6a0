package dev.botstead.surface.ngrok;

import dev.botstead.credential.Kind;
import dev.botstead.surface.ngrok.NgrokRoute.Field;
import java.util.HashMap;
import java.util.Map;

/// The three collections of credentials: their paths, what their lists are called, and what can be set.
enum Collection {
    API_KEYS(Kind.API_KEY, "/api_keys", "keys"),
    CREDENTIALS(Kind.AUTHTOKEN, "/credentials", "credentials"),
    SSH_CREDENTIALS(Kind.SSH_KEY, "/ssh_credentials", "ssh_credentials");

    private final Kind kind;
    private final String path;
    private final String key;

    Collection(Kind kind, String path, String key) {
        this.kind = kind;
        this.path = path;
        this.key = key;
    }

    Kind kind() {
        return kind;
    }

    String path() {
        return path;
    }

    String key() {
        return key;
    }

    /// What can be set when one is made.
    Map<String, Field> created() {
        Map<String, Field> fields = new HashMap<>(changed());
        fields.put("owner_id", Field.TEXT);
        if (kind == Kind.SSH_KEY) fields.put("public_key", Field.TEXT);
        return Map.copyOf(fields);
    }

    /// What can be changed of one.
    Map<String, Field> changed() {
        return kind.hasAcl()
                ? Map.of("description", Field.TEXT, "metadata", Field.TEXT, "acl", Field.TEXTS)
                : Map.of("description", Field.TEXT, "metadata", Field.TEXT);
    }
}
