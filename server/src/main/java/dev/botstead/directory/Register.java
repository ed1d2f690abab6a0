package dev.botstead.directory;

import dev.botstead.base.Failure;
import dev.botstead.base.Text;
import dev.botstead.cluster.Change;
import dev.botstead.cluster.Touched.Kind;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.directory.Principal.Person;
import dev.botstead.directory.Principal.Profile;
import dev.botstead.event.Event;
import dev.botstead.id.AccountId;
import dev.botstead.id.DepartmentId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.WriteTx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Enters, changes and strikes out persons and bots, each within a change that somebody else has opened.
public final class Register {
    /// Whether two bots of an account may bear one name.
    public enum Names {
        /// They may: the Kitsu side.
        SHARED,
        /// They may not: everywhere else.
        UNIQUE
    }

    private static final int NAME_BYTES = 255;
    private static final int MOST_DEPARTMENTS = 1_000;

    private final Principals principals;
    private final Departments departments;
    private final Ids ids;
    private final int seatLimit;

    /// A register in which at most `seatLimit` persons of an account are active.
    public Register(Principals principals, Departments departments, Ids ids, int seatLimit) {
        this.principals = principals;
        this.departments = departments;
        this.ids = ids;
        this.seatLimit = seatLimit;
    }

    /// How many persons of an account may be active.
    public int seatLimit() {
        return seatLimit;
    }

    /// Enters a bot. Takes no seat.
    public Bot bot(Change change, NewPrincipal wanted, Names names) {
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(change.at()))
            throw new Failure.Invalid("expiration_date", "The expiration date is in the past.");
        UUID id = ids.next();
        Bot bot = new Bot(
                new PrincipalId(id),
                change.actor().account(),
                // The order of ids is the order of creation.
                profile(change, wanted, Ids.instantOf(id)),
                wanted.role(),
                wanted.active(),
                existing(change, wanted.departments()),
                wanted.expiresAt(),
                wanted.service());
        if (names == Names.UNIQUE) nameMustBeFree(change, bot);
        entered(change, bot);
        return bot;
    }

    /// Enters a person. An active one takes a seat.
    public Person person(Change change, NewPrincipal wanted) {
        if (wanted.email() == null) throw new Failure.Invalid("email", "A person needs an e-mail address.");
        emailMustBeFree(change, wanted.email(), null);
        if (wanted.active()) takeSeat(change);
        Person person = new Person(
                new PrincipalId(ids.next()),
                change.actor().account(),
                profile(change, wanted, change.at()),
                wanted.role(),
                wanted.active(),
                existing(change, wanted.departments()));
        entered(change, person);
        return person;
    }

    private static Profile profile(Change change, NewPrincipal wanted, Instant at) {
        PrincipalId creator = change.actor().principal();
        return new Profile(wanted.firstName(), wanted.lastName(), wanted.email(), false, creator, at, at, null);
    }

    private void entered(Change change, Principal principal) {
        principals.store().insert(change.tx(), principal);
        change.tell(Event.of(
                kind(principal) + ".created", kind(principal), principal.id(), principal.name(), facts(principal)));
    }

    /// Changes one of the account and returns it as it is now. What the patch leaves as it was is not told.
    public Principal change(Change change, PrincipalId id, Patch patch, Names names) {
        Principal before = locked(change, id);
        Principal after = patched(change, before, patch);
        if (facts(before).equals(facts(after))) {
            change.nothingToTell();
            return before;
        }
        if (names == Names.UNIQUE && after instanceof Bot bot && !after.name().equals(before.name()))
            nameMustBeFree(change, bot);
        if (after instanceof Person person) checkPerson(change, before, person);
        principals.store().update(change.tx(), after);
        told(change, before, after);
        return after;
    }

    private Principal locked(Change change, PrincipalId id) {
        return principals
                .store()
                .lock(change.tx(), change.actor().account(), id)
                .filter(found -> found.profile().deletedAt() == null)
                .orElseThrow(() -> new Failure.NotFound("There is no such person or bot."));
    }

    private Principal patched(Change change, Principal old, Patch patch) {
        Profile was = old.profile();
        Profile profile = new Profile(
                patch.firstName() == null
                        ? was.firstName()
                        : Text.name("name", patch.firstName(), NewPrincipal.LONGEST_NAME),
                patch.lastName() == null
                        ? was.lastName()
                        : Text.line("last name", patch.lastName(), NewPrincipal.LONGEST_NAME),
                patch.email() == null ? was.email() : Email.checked(patch.email()),
                was.hasAvatar(),
                was.createdBy(),
                was.createdAt(),
                change.at(),
                null);
        Role role = patch.role() == null ? old.role() : patch.role();
        boolean active = patch.active() == null ? old.active() : patch.active();
        List<DepartmentId> in = patch.departments() == null ? old.departments() : existing(change, patch.departments());
        return switch (old) {
            case Person _ -> new Person(old.id(), old.account(), profile, role, active, in);
            case Bot bot ->
                new Bot(bot.id(), bot.account(), profile, role, active, in, expiry(change, bot, patch), bot.service());
        };
    }

    private static @Nullable Instant expiry(Change change, Bot bot, Patch patch) {
        if (patch.expiry() == null) return bot.expiresAt();
        Instant at = patch.expiry().at();
        // A bot that is over may be edited with its date unchanged; only a new date must lie ahead.
        if (at != null && !at.equals(bot.expiresAt()) && !at.isAfter(change.at()))
            throw new Failure.Invalid("expiration_date", "The expiration date is in the past.");
        return at;
    }

    private void checkPerson(Change change, Principal before, Person after) {
        if (after.profile().email() != null)
            emailMustBeFree(change, after.profile().email(), after.id());
        if (after.active() && !before.active()) takeSeat(change);
        boolean wasAdministrator = before.active() && before.role() == Role.ADMIN;
        if (wasAdministrator && (!after.active() || after.role() != Role.ADMIN))
            anotherMustAdminister(change, after.id());
    }

    private void told(Change change, Principal before, Principal after) {
        String verb = before.active() == after.active() ? ".updated" : after.active() ? ".resumed" : ".suspended";
        if (verb.equals(".suspended")) principals.suspend(change, after);
        Map<String, @Nullable Object> was = facts(before);
        Map<String, @Nullable Object> is = facts(after);
        was.entrySet().removeIf(fact -> is.entrySet().contains(fact));
        is.keySet().retainAll(was.keySet());
        change.tell(Event.changed(kind(after) + verb, kind(after), after.id(), after.name(), was, is));
        if (verb.equals(".resumed") && is.size() == 1)
            change.loosen(Kind.PRINCIPAL, after.id().uuid());
        else change.tighten(Kind.PRINCIPAL, after.id().uuid());
    }

    /// Strikes one out: it keeps its name and loses everything else. Features let go of what they held for it.
    public Principal strikeOut(Change change, PrincipalId id) {
        Principal before = locked(change, id);
        if (before instanceof Person && before.active() && before.role() == Role.ADMIN)
            anotherMustAdminister(change, id);
        principals.depart(change, before);
        change.tx().update("DELETE FROM avatar WHERE principal_id = ?", id);
        change.tx().update("DELETE FROM principal_department WHERE principal_id = ?", id);
        change.tx()
                .update(
                        "UPDATE principal SET active = ?, has_avatar = ?, email = ?, email_key = ?, deleted_at = ? WHERE id = ?",
                        false,
                        false,
                        null,
                        null,
                        change.at(),
                        id);
        change.tell(Event.changed(kind(before) + ".deleted", kind(before), id, before.name(), facts(before), Map.of()));
        change.tighten(Kind.PRINCIPAL, id.uuid());
        return before;
    }

    /// Where names are unique they are measured in bytes, too.
    private static void nameMustBeFree(Change change, Bot bot) {
        String name = bot.name();
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES)
            throw new Failure.Invalid("name", "too_long", "The name is longer than " + NAME_BYTES + " bytes.");
        lockAccount(change.tx(), change.actor().account());
        boolean taken = change.tx()
                .exists(
                        "SELECT id FROM principal WHERE account_id = ? AND kind = 'BOT' AND name_key = ? AND deleted_at IS NULL"
                                + " AND id <> ?",
                        change.actor().account(),
                        Text.key(name),
                        bot.id());
        if (taken)
            throw new Failure.Conflict("name_taken", "A bot named " + name + " is already there. Choose another name.");
    }

    private static void emailMustBeFree(Change change, String email, @Nullable PrincipalId except) {
        boolean taken = change.tx()
                .exists(
                        "SELECT id FROM principal WHERE account_id = ? AND kind = 'PERSON' AND email_key = ?"
                                + " AND deleted_at IS NULL AND id <> ?",
                        change.actor().account(),
                        Email.key(email),
                        except == null ? new PrincipalId(new java.util.UUID(0, 0)) : except);
        if (taken) throw new Failure.Invalid("email", "Another person has this e-mail address.");
    }

    private void takeSeat(Change change) {
        lockAccount(change.tx(), change.actor().account());
        if (principals.store().seats(change.tx(), change.actor().account()) >= seatLimit)
            throw new Failure.LimitReached(
                    "The limit of " + seatLimit + " active users is reached. Bots take no seat.", seatLimit);
    }

    private static void anotherMustAdminister(Change change, PrincipalId leaving) {
        lockAccount(change.tx(), change.actor().account());
        boolean another = change.tx()
                .exists(
                        "SELECT id FROM principal WHERE account_id = ? AND kind = 'PERSON' AND role = 'ADMIN' AND active"
                                + " AND deleted_at IS NULL AND id <> ?",
                        change.actor().account(),
                        leaving);
        if (!another)
            throw new Failure.Invalid(
                    "role", "The account would have no administrator left. Make another person one first.");
    }

    /// What counts people or compares names does so one at a time in an account.
    private static void lockAccount(WriteTx tx, AccountId account) {
        tx.exists("SELECT id FROM account WHERE id = ?" + tx.dialect().forUpdate(), account);
    }

    private List<DepartmentId> existing(Change change, List<DepartmentId> wanted) {
        List<DepartmentId> distinct = wanted.stream().distinct().toList();
        if (distinct.size() > MOST_DEPARTMENTS)
            throw new Failure.Invalid("departments", "These are more than " + MOST_DEPARTMENTS + " departments.");
        departments.mustExist(change.tx(), change.actor().account(), distinct);
        return distinct;
    }

    private static String kind(Principal principal) {
        return switch (principal) {
            case Bot _ -> "bot";
            case Person _ -> "person";
        };
    }

    private static Map<String, @Nullable Object> facts(Principal principal) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("name", principal.name());
        facts.put("first_name", principal.profile().firstName());
        facts.put("last_name", principal.profile().lastName());
        facts.put("email", principal.profile().email());
        facts.put("role", principal.role().name());
        facts.put("active", principal.active());
        facts.put(
                "departments",
                principal.departments().stream()
                        .map(DepartmentId::toString)
                        .sorted()
                        .toList());
        if (principal instanceof Bot bot)
            facts.put(
                    "expires_at",
                    bot.expiresAt() == null ? null : bot.expiresAt().toString());
        return facts;
    }
}
