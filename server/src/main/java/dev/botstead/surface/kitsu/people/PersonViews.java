package dev.botstead.surface.kitsu.people;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Principals;
import dev.botstead.directory.Role;
import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Database;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.kitsu.Conditions;
import dev.botstead.surface.kitsu.Conditions.Column;
import dev.botstead.surface.kitsu.Conditions.Condition;
import dev.botstead.surface.kitsu.Listing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Who sees what of persons and bots (contract 3.1 and 3.9).
public final class PersonViews {
    private static final Map<String, Column> COLUMNS = columns();
    /// What somebody who is no administrator may filter on.
    private static final Set<String> OPEN = Set.of(
            "id",
            "first_name",
            "last_name",
            "full_name",
            "has_avatar",
            "active",
            "departments",
            "studio_id",
            "role",
            "desktop_login",
            "email",
            "is_bot",
            "is_guest");

    private final Database database;
    private final Principals principals;
    private final Profiles profiles = new Profiles();
    private final BiFunction<Tx, Caller, Set<PrincipalId>> colleagues;

    /// Views on `database`; `colleagues` are those in the productions of a caller, which is all that a client sees.
    public PersonViews(Database database, Principals principals, BiFunction<Tx, Caller, Set<PrincipalId>> colleagues) {
        this.database = database;
        this.principals = principals;
        this.colleagues = colleagues;
    }

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : ProfileField.BY_NAME.keySet()) columns.put(name, Column.TEXT);
        for (String name : List.of("first_name", "last_name", "full_name", "email", "role", "expiration_date"))
            columns.put(name, Column.TEXT);
        for (String name : List.of(
                "active",
                "archived",
                "has_avatar",
                "is_bot",
                "is_guest",
                "use_12_hour_clock",
                "notifications_enabled",
                "totp_enabled",
                "email_otp_enabled",
                "fido_enabled",
                "is_generated_from_ldap")) columns.put(name, Column.BOOL);
        columns.put("id", Column.ID);
        columns.put("studio_id", Column.ID);
        columns.put("departments", Column.IDS);
        columns.put("daily_salary", Column.NUMBER);
        columns.put("shotgun_id", Column.NUMBER);
        return columns;
    }

    /// The list that `query` asks for, or a page of it.
    Object list(Caller caller, Parameters query) {
        if (!caller.administers())
            for (String name : query.names())
                if (COLUMNS.containsKey(name) && !OPEN.contains(name))
                    throw new Invalid(name, "Only administrators filter on " + name + ".");
        List<Condition> conditions = Conditions.of(query, COLUMNS);
        Listing listing = Listing.of(query);
        boolean relations = "true".equalsIgnoreCase(query.first("relations"));
        List<Entry> found = database.read(tx -> found(tx, caller, query)
                .filter(entry -> conditions.stream()
                        .allMatch(each -> each.holds(entry.whole().get(each.column()))))
                .toList());
        if (listing.number() == null)
            return found.stream()
                    .map(entry -> listing.shown(shown(caller, entry, relations)))
                    .toList();
        List<Map<String, @Nullable Object>> rows = found.stream()
                .sorted(Comparator.comparing(
                                (Entry entry) -> entry.principal().profile().updatedAt())
                        .reversed())
                .skip(listing.number() == 0 ? Long.MAX_VALUE : listing.offset())
                .limit(listing.limit())
                .map(entry -> shown(caller, entry, relations))
                .toList();
        return listing.envelope(rows, found.size());
    }

    private record Entry(Principal principal, ObjectNode profile, Map<String, @Nullable Object> whole) {
        static Entry of(Principal principal, @Nullable ObjectNode profile) {
            ObjectNode known = profile == null ? JsonMapper.shared().createObjectNode() : profile;
            return new Entry(principal, known, PersonJson.whole(principal, known));
        }
    }

    private Stream<Entry> found(Tx tx, Caller caller, Parameters query) {
        Set<PrincipalId> seen = caller.role() == Role.CLIENT ? colleagues.apply(tx, caller) : Set.of();
        return candidates(tx, caller, query)
                .filter(entry -> caller.role() != Role.CLIENT
                        || seen.contains(entry.principal().id()));
    }

    /// A query for one id reads one row; any other reads the account's people.
    private Stream<Entry> candidates(Tx tx, Caller caller, Parameters query) {
        UUID id =
                query.first("id") == null ? null : Ids.parse(query.first("id")).orElse(null);
        if (id != null)
            return principals.find(tx, caller.account(), new PrincipalId(id)).stream()
                    .map(one -> Entry.of(one, profiles.get(tx, one.id())));
        Map<UUID, ObjectNode> all = profiles.all(tx, caller.account());
        return principals.all(tx, caller.account()).stream()
                .map(one -> Entry.of(one, all.get(one.id().uuid())));
    }

    private static Map<String, @Nullable Object> shown(Caller caller, Entry entry, boolean relations) {
        if (caller.administers())
            return relations ? entry.whole() : PersonJson.full(entry.principal(), entry.profile());
        return caller.role() == Role.CLIENT
                ? PersonJson.client(entry.principal())
                : PersonJson.minimal(entry.principal(), entry.profile(), relations);
    }

    /// One, as its id shows it to `caller`.
    Map<String, @Nullable Object> one(Caller caller, PrincipalId id, boolean relations) {
        return database.read(tx -> {
            Principal principal = principals.get(tx, caller.account(), id);
            if (caller.role() == Role.CLIENT && !colleagues.apply(tx, caller).contains(id))
                throw new Failure.Forbidden("Clients see the people of their own productions.");
            ObjectNode profile = profiles.get(tx, id);
            return switch (caller.role()) {
                case ADMIN, MANAGER ->
                    relations ? PersonJson.whole(principal, profile) : PersonJson.full(principal, profile);
                case CLIENT -> PersonJson.client(principal);
                case SUPERVISOR, USER, VENDOR -> PersonJson.minimal(principal, profile, relations);
            };
        });
    }

    /// One, whole, as it is shown to itself and to those who run productions.
    public Map<String, @Nullable Object> whole(Tx tx, Principal principal) {
        return PersonJson.whole(principal, profiles.get(tx, principal.id()));
    }

    /// One, without departments.
    public Map<String, @Nullable Object> full(Tx tx, Principal principal) {
        return PersonJson.full(principal, profiles.get(tx, principal.id()));
    }

    /// Many of one account, whole, read together.
    public List<Map<String, @Nullable Object>> whole(Tx tx, AccountId account, List<Principal> some) {
        Map<UUID, ObjectNode> all = profiles.all(tx, account);
        return some.stream()
                .map(one -> Entry.of(one, all.get(one.id().uuid())).whole())
                .toList();
    }

    /// Many of one account, without departments, read together.
    public List<Map<String, @Nullable Object>> full(Tx tx, AccountId account, List<Principal> some) {
        Map<UUID, ObjectNode> all = profiles.all(tx, account);
        return some.stream()
                .map(one -> PersonJson.full(
                        one, Entry.of(one, all.get(one.id().uuid())).profile()))
                .toList();
    }

    /// Many of one account, as everybody sees them, read together.
    public List<Map<String, @Nullable Object>> minimal(Tx tx, AccountId account, List<Principal> some) {
        Map<UUID, ObjectNode> all = profiles.all(tx, account);
        return some.stream()
                .map(one -> PersonJson.minimal(
                        one, Entry.of(one, all.get(one.id().uuid())).profile(), false))
                .toList();
    }

    /// One, as everybody sees it.
    public Map<String, @Nullable Object> minimal(Tx tx, Principal principal) {
        return PersonJson.minimal(principal, profiles.get(tx, principal.id()), true);
    }

    /// One, as clients see it.
    public Map<String, @Nullable Object> client(Principal principal) {
        return PersonJson.client(principal);
    }

    /// Everybody of the caller's account with their departments, as the caller may see them.
    public List<Map<String, @Nullable Object>> everybody(Tx tx, Caller caller) {
        Map<UUID, ObjectNode> all = profiles.all(tx, caller.account());
        return principals.all(tx, caller.account()).stream()
                .map(one -> Entry.of(one, all.get(one.id().uuid())))
                .map(entry -> shown(caller, entry, true))
                .toList();
    }

    Profiles profiles() {
        return profiles;
    }
}
