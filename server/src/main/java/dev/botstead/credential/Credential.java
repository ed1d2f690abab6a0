package dev.botstead.credential;

import dev.botstead.base.Lifetime;
import dev.botstead.id.AccountId;
import dev.botstead.id.CredentialId;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a principal presents to be let in. Its owner is fixed when it is made.
public sealed interface Credential {
    /// What is said of a credential of every kind.
    Particulars particulars();

    /// Its kind.
    Kind kind();

    /// The API token: a signed JWT, of which a bot has one that is current.
    record Token(Particulars particulars) implements Credential {
        @Override
        public Kind kind() {
            return Kind.TOKEN;
        }
    }

    /// An API key.
    record ApiKey(Particulars particulars) implements Credential {
        @Override
        public Kind kind() {
            return Kind.API_KEY;
        }
    }

    /// A key by which an agent connects.
    ///
    /// @param acl what it may publish, verbatim; empty for everything
    record Authtoken(Particulars particulars, List<String> acl) implements Credential {
        @Override
        public Kind kind() {
            return Kind.AUTHTOKEN;
        }
    }

    /// A public key by which an agent connects over SSH.
    ///
    /// @param acl what it may publish, verbatim; empty for everything
    /// @param publicKey as it was given
    /// @param fingerprint `SHA256:` and the base64 of the SHA-256 of the key
    record SshKey(Particulars particulars, List<String> acl, String publicKey, String fingerprint)
            implements Credential {
        @Override
        public Kind kind() {
            return Kind.SSH_KEY;
        }
    }

    /// What is said of a credential of every kind.
    ///
    /// @param parent the credential that made it, or null
    /// @param createdBy the principal who made it, or null
    /// @param retiresAt set when another took its place: the instant from which it is over
    /// @param succeeds the credential whose place it took, or null
    /// @param uses how often it was used
    record Particulars(
            CredentialId id,
            AccountId account,
            PrincipalId owner,
            @Nullable CredentialId parent,
            @Nullable PrincipalId createdBy,
            String description,
            String metadata,
            Limits limits,
            Lifetime lifetime,
            @Nullable Suspension suspension,
            @Nullable Instant retiresAt,
            @Nullable Instant revokedAt,
            @Nullable CredentialId succeeds,
            @Nullable LastUse lastUse,
            long uses) {}

    /// Refused until it is resumed.
    ///
    /// @param by who suspended it, or null
    record Suspension(Instant at, @Nullable PrincipalId by) {}

    /// A use: when, from which address, by what client.
    record LastUse(
            Instant at, @Nullable String address, @Nullable String agent) {}

    /// Its id.
    default CredentialId id() {
        return particulars().id();
    }

    /// Its account.
    default AccountId account() {
        return particulars().account();
    }

    /// Whose it is.
    default PrincipalId owner() {
        return particulars().owner();
    }

    /// When it is good.
    default Lifetime lifetime() {
        return particulars().lifetime();
    }

    /// When it was revoked, or null.
    default @Nullable Instant revokedAt() {
        return particulars().revokedAt();
    }

    /// Where and when it was used last, or null.
    default @Nullable LastUse lastUse() {
        return particulars().lastUse();
    }

    /// Whether it is limited to some scopes or addresses.
    default Limits limits() {
        return particulars().limits();
    }

    /// The instant from which it is over, by its own lifetime or because another took its place; null for never.
    default @Nullable Instant end() {
        Instant until = lifetime().until();
        Instant retires = particulars().retiresAt();
        if (until == null || retires == null) return until == null ? retires : until;
        return until.isBefore(retires) ? until : retires;
    }

    /// What it may publish, where its kind has an ACL.
    default List<String> aclRules() {
        return switch (this) {
            case Authtoken authtoken -> authtoken.acl();
            case SshKey key -> key.acl();
            case Token _, ApiKey _ -> List.of();
        };
    }

    /// Its id as it is written outside of the Kitsu side.
    default String publicId() {
        return kind().text(id());
    }

    /// How a person knows it: what is said of it, or else its id.
    default String label() {
        return particulars().description().isEmpty()
                ? publicId()
                : particulars().description();
    }
}
