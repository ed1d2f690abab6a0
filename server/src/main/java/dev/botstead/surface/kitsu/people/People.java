package dev.botstead.surface.kitsu.people;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Ledger;
import dev.botstead.credential.Asker;
import dev.botstead.credential.Credential.Token;
import dev.botstead.credential.Issued;
import dev.botstead.credential.Tokens;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Register;
import dev.botstead.directory.Register.Names;
import dev.botstead.directory.Role;
import dev.botstead.event.Event;
import dev.botstead.id.PrincipalId;
import dev.botstead.signin.Passwords;
import dev.botstead.sql.Tx;
import dev.botstead.surface.kitsu.Answers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Persons and bots as one collection, the way the Kitsu side changes them.
final class People {
    private final Ledger ledger;
    private final Principals principals;
    private final Register register;
    private final Tokens tokens;
    private final Passwords passwords;
    private final Profiles profiles;
    private final BiPredicate<Tx, PrincipalId> referred;
    private final InstantSource clock;

    People(
            Ledger ledger,
            Principals principals,
            Register register,
            Tokens tokens,
            Passwords passwords,
            Profiles profiles,
            BiPredicate<Tx, PrincipalId> referred,
            InstantSource clock) {
        this.ledger = ledger;
        this.principals = principals;
        this.register = register;
        this.tokens = tokens;
        this.passwords = passwords;
        this.profiles = profiles;
        this.referred = referred;
        this.clock = clock;
    }

    /// One as it is after a change, with the token that the change made, if any.
    record Changed(
            Principal principal,
            ObjectNode profile,
            @Nullable Issued<Token> issued) {}

    /// Makes a person, or a bot with its first token.
    Changed create(Caller caller, PersonBody body) {
        if (!body.isBot() && body.password().isPresent()) mustBePerson(caller);
        var wanted = body.wanted(clock.instant());
        Optional<Passwords.Hashed> password =
                body.isBot() ? Optional.empty() : body.password().map(passwords::hashed);
        return ledger.write(caller.actor(), change -> {
            Principal made =
                    body.isBot() ? register.bot(change, wanted, Names.SHARED) : register.person(change, wanted);
            mayBecome(change, made);
            if (made instanceof Person person && password.isPresent()) {
                Asker.of(change).mustBeWhole();
                passwords.set(change, person, password.get());
            }
            ObjectNode profile = profiles.get(change.tx(), made.id());
            body.profile(profile, false);
            profiles.save(change.tx(), made.id(), profile);
            Issued<Token> issued = made instanceof Bot bot ? tokens.issue(change, bot, bot.expiresAt()) : null;
            return new Changed(made, profile, issued);
        });
    }

    /// Changes one: an administrator all of it, everybody the harmless part of themselves, nobody else anything.
    /// A body that names an expiration date makes a new token.
    Changed update(Caller caller, PrincipalId id, PersonBody body) {
        ledger.<Principal>read(tx -> principals.get(tx, caller.account(), id)); // who is not there is 404 before 403
        boolean self = caller.id().equals(id);
        if (!caller.administers() && !self)
            throw new Failure.Forbidden("Only an administrator changes somebody else. Ask one of your account.");
        return ledger.write(caller.actor(), id, change -> {
            Principal present = principals.get(change.tx(), caller.account(), id);
            Patch patch = caller.administers() ? body.patch(change.at(), present) : body.ownPatch();
            Principal after = register.change(change, id, patch, Names.SHARED);
            if (present.role() != after.role()) mayBecome(change, after);
            ObjectNode profile = profiles.get(change.tx(), id);
            ObjectNode before = profile.deepCopy();
            body.profile(profile, !caller.administers());
            Issued<Token> issued = regenerated(change, caller, present, after, profile, body);
            if (!profile.equals(before)) {
                profiles.save(change.tx(), id, profile);
                tellProfile(change, after, before, profile);
            }
            return new Changed(after, profile, issued);
        });
    }

    private static void mayBecome(Change change, Principal principal) {
        if (principal.role() == Role.ADMIN) Asker.of(change).mustBeUnlimited();
    }

    /// Tells which fields changed, from what to what.
    private static void tellProfile(Change change, Principal principal, ObjectNode before, ObjectNode after) {
        ObjectNode was = before.deepCopy();
        ObjectNode is = after.deepCopy();
        before.propertyNames().forEach(name -> {
            if (before.get(name).equals(after.get(name))) {
                was.remove(name);
                is.remove(name);
            }
        });
        change.tell(Event.changed(
                principal.kind() + ".updated",
                principal.kind(),
                principal.id(),
                principal.name(),
                Map.of("profile", was),
                Map.of("profile", is)));
    }

    private @Nullable Issued<Token> regenerated(
            Change change, Caller caller, Principal before, Principal after, ObjectNode profile, PersonBody body) {
        Instant present = before instanceof Bot bot ? bot.expiresAt() : null;
        Optional<Patch.Expiry> sent = body.expiry(change.at(), present);
        if (sent.isEmpty()) return null;
        return switch (after) {
            case Bot bot -> caller.administers() ? tokens.issue(change, bot, bot.expiresAt()) : null;
            case Person person -> personal(change, caller, person, sent.get(), profile);
        };
    }

    /// A personal API token, which a person has for as long as a date is set; without one it is revoked. Only
    /// people get one for people: a bot could act as one with it.
    private @Nullable Issued<Token> personal(
            Change change, Caller caller, Person person, Patch.Expiry expiry, ObjectNode profile) {
        String day = Answers.lastDay(expiry.at());
        if (day == null) {
            profile.remove("expiration_date");
            tokens.revoke(change, person);
            return null;
        }
        mustBePerson(caller);
        profile.put("expiration_date", day);
        return tokens.issue(change, person, expiry.at());
    }

    private static void mustBePerson(Caller caller) {
        if (!caller.person())
            throw new Failure.Forbidden("This is for people only: a bot gives nobody a password or a personal token.");
    }

    /// Gives a bot a new token, with its present end unless the body names another.
    Changed regenerate(Caller caller, PrincipalId id, PersonBody body) {
        caller.mustAdminister();
        return ledger.write(caller.actor(), id, change -> {
            Principal present = principals.get(change.tx(), caller.account(), id);
            if (!(present instanceof Bot bot)) throw new Failure.NotFound("There is no such bot.");
            Patch patch = body.expiry(change.at(), bot.expiresAt())
                    .map(expiry -> new Patch(null, null, null, null, null, null, expiry))
                    .orElse(Patch.NONE);
            Bot after = (Bot) register.change(change, id, patch, Names.SHARED);
            if (after.expiresAt() != null && !after.expiresAt().isAfter(change.at()))
                throw new Failure.Invalid(
                        "expiration_date", "The bot has expired: choose a date that lies ahead, or none.");
            return new Changed(after, profiles.get(change.tx(), id), tokens.issue(change, after, after.expiresAt()));
        });
    }

    /// Deletes one. Without `force`, not while the productions refer to it; with it, what it wrote stays under its
    /// name.
    void delete(Caller caller, PrincipalId id, boolean force) {
        caller.mustAdminister();
        if (caller.id().equals(id))
            throw new Failure.Forbidden("Nobody deletes themselves. Ask another administrator.");
        ledger.write(caller.actor(), id, change -> {
            principals.get(change.tx(), caller.account(), id);
            if (!force && referred.test(change.tx(), id))
                throw new Failure.Conflict("Productions still refer to it (comments, tasks). Delete it with force=true:"
                        + " what it wrote stays under its name.");
            return register.strikeOut(change, id);
        });
    }

    /// Gives a person a new password. A bot has none.
    void changePassword(
            Caller caller,
            PrincipalId id,
            String wanted,
            java.util.function.BiConsumer<Change, PrincipalId> endSessions) {
        caller.mustAdminister();
        Passwords.Hashed hashed = passwords.hashed(wanted);
        ledger.write(caller.actor(), id, change -> {
            if (!(principals.get(change.tx(), caller.account(), id) instanceof Person person))
                throw new Failure.Forbidden("A bot has no password.");
            Asker.of(change).mustBeWhole();
            passwords.set(change, person, hashed);
            endSessions.accept(change, id);
            return person;
        });
    }
}
