package dev.botstead.credential;

import dev.botstead.id.CredentialId;
import dev.botstead.id.Ksuid;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The kinds of credential, in the order in which they are always listed.
public enum Kind {
    /// The API token, a signed JWT.
    TOKEN("token", "tok_", null, "API token"),
    /// An API key.
    API_KEY("api_key", "ak_", "bsk", "API key"),
    /// A key by which an agent connects.
    AUTHTOKEN("authtoken", "cr_", "bsa", "authtoken"),
    /// The public half of a key pair by which an agent connects over SSH.
    SSH_KEY("ssh_key", "sshcr_", null, "SSH key");

    private final String word;
    private final String idPrefix;
    private final @Nullable String secretPrefix;
    private final String title;

    Kind(String word, String idPrefix, @Nullable String secretPrefix, String title) {
        this.word = word;
        this.idPrefix = idPrefix;
        this.secretPrefix = secretPrefix;
        this.title = title;
    }

    /// How events name it.
    public String word() {
        return word;
    }

    /// How people name it.
    public String title() {
        return title;
    }

    /// What its secret begins with, where it has the form of [dev.botstead.secret.KeyText]; else null.
    public @Nullable String secretPrefix() {
        return secretPrefix;
    }

    /// Whether its rights to publish can be limited by an ACL.
    public boolean hasAcl() {
        return this == AUTHTOKEN || this == SSH_KEY;
    }

    /// The kind whose secrets begin with `prefix`.
    public static Optional<Kind> ofSecret(String prefix) {
        return Arrays.stream(values())
                .filter(kind -> prefix.equals(kind.secretPrefix))
                .findFirst();
    }

    /// How an id of this kind is written outside of the Kitsu side.
    public String text(CredentialId id) {
        return idPrefix + Ksuid.of(id.uuid());
    }

    /// The id that `text` writes, or nothing.
    public Optional<CredentialId> id(String text) {
        if (!text.startsWith(idPrefix)) return Optional.empty();
        Optional<UUID> id = Ksuid.parse(text.substring(idPrefix.length()));
        return id.map(CredentialId::new);
    }
}
