package dev.botstead.directory;

import dev.botstead.id.AccountId;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.Ksuid;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who acts: a person or a bot. Belongs to one account for ever.
public sealed interface Principal {
    /// Its id.
    PrincipalId id();

    /// Its account.
    AccountId account();

    /// Its names and when they changed.
    Profile profile();

    /// Its role in the account.
    Role role();

    /// Whether its switch is on.
    boolean active();

    /// The departments it belongs to.
    List<DepartmentId> departments();

    /// The name under which all it does is recorded.
    default String name() {
        return profile().name();
    }

    /// Its id as it is written outside of the Kitsu side: `bot_…`, `service_…` or `usr_…`.
    default String publicId() {
        return publicId(id(), this instanceof Bot, this instanceof Bot bot && bot.service());
    }

    /// The same of somebody of whom no more is known than this.
    static String publicId(PrincipalId id, boolean bot, boolean service) {
        return (service ? "service_" : bot ? "bot_" : "usr_") + Ksuid.of(id.uuid());
    }

    /// `bot` or `person`, as events name it.
    default String kind() {
        return this instanceof Bot ? "bot" : "person";
    }

    /// What is said of a principal.
    ///
    /// @param firstName of a bot, its whole name
    /// @param lastName `""` when there is none
    /// @param email a person's is unique in its account, a bot's is a remark
    /// @param deletedAt when it was deleted: from then on it is a name and nothing else
    record Profile(
            String firstName,
            String lastName,
            @Nullable String email,
            boolean hasAvatar,
            @Nullable PrincipalId createdBy,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant deletedAt) {
        /// First and last name, joined by a space where both are there.
        public String name() {
            return (firstName + " " + lastName).strip();
        }
    }

    /// A human being: takes a seat while active, signs in with a password.
    record Person(
            PrincipalId id,
            AccountId account,
            Profile profile,
            Role role,
            boolean active,
            List<DepartmentId> departments)
            implements Principal {}

    /// A non-physical user: takes no seat, never signs in.
    ///
    /// @param expiresAt the instant from which all its credentials are refused, or null for never
    /// @param service whether it was made as a service user: its id is written `service_…` then, else `bot_…`
    record Bot(
            PrincipalId id,
            AccountId account,
            Profile profile,
            Role role,
            boolean active,
            List<DepartmentId> departments,
            @Nullable Instant expiresAt,
            boolean service)
            implements Principal {}
}
