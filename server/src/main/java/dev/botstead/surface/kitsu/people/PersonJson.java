package dev.botstead.surface.kitsu.people;

import static dev.botstead.surface.kitsu.Answers.datetime;
import static dev.botstead.surface.kitsu.Answers.lastDay;

import dev.botstead.directory.Principal;
import dev.botstead.directory.Principal.Bot;
import dev.botstead.id.DepartmentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The dictionaries of a person or bot on the Kitsu side (contract 3.1). No secret is among their keys.
public final class PersonJson {
    /// The roles as this API spells them.
    public static final Map<String, dev.botstead.directory.Role> ROLES = Stream.of(dev.botstead.directory.Role.values())
            .collect(Collectors.toMap(PersonJson::word, Function.identity(), (a, _) -> a, LinkedHashMap::new));

    private PersonJson() {}

    private static String word(dev.botstead.directory.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// Everything, without the departments: what administrators see in lists.
    static Map<String, @Nullable Object> full(Principal principal, ObjectNode profile) {
        Map<String, @Nullable Object> json = head(principal);
        json.put("last_name", principal.profile().lastName());
        json.put("email", principal.profile().email());
        json.put("active", principal.active());
        ProfileField.BY_NAME.forEach(
                (name, field) -> json.put(name, profile.has(name) ? profile.get(name) : field.initial()));
        json.put("is_bot", principal instanceof Bot);
        json.put("expiration_date", expirationDate(principal, profile));
        json.put("created_at", datetime(principal.profile().createdAt()));
        json.put("updated_at", datetime(principal.profile().updatedAt()));
        json.put("type", "Person");
        return json;
    }

    /// The last day: of a bot itself, of the API token of a person.
    private static @Nullable Object expirationDate(Principal principal, ObjectNode profile) {
        return switch (principal) {
            case Bot bot -> lastDay(bot.expiresAt());
            case Principal.Person _ -> profile.get("expiration_date");
        };
    }

    /// Everything, with the departments.
    static Map<String, @Nullable Object> whole(Principal principal, ObjectNode profile) {
        Map<String, @Nullable Object> json = full(principal, profile);
        json.put("departments", departments(principal));
        return json;
    }

    /// What everybody else sees: twelve keys. The departments are left empty unless they are asked for.
    static Map<String, @Nullable Object> minimal(Principal principal, ObjectNode profile, boolean relations) {
        Map<String, @Nullable Object> json = head(principal);
        json.put("type", "Person");
        json.put("last_name", principal.profile().lastName());
        json.put("active", principal.active());
        json.put("departments", relations ? departments(principal) : List.of());
        json.put("studio_id", null);
        json.put("desktop_login", profile.get("desktop_login"));
        json.put("is_bot", principal instanceof Bot);
        return json;
    }

    /// What a client sees: nine keys.
    static Map<String, @Nullable Object> client(Principal principal) {
        Map<String, @Nullable Object> json = head(principal);
        json.put("type", "Person");
        json.put("last_name", principal.profile().lastName());
        json.put("active", principal.active());
        json.put("is_bot", principal instanceof Bot);
        return json;
    }

    /// What is embedded as the author of something: six keys. One that was deleted keeps its name.
    public static Map<String, @Nullable Object> shortly(Principal principal) {
        Map<String, @Nullable Object> json = head(principal);
        json.put("last_name", principal.profile().lastName());
        return json;
    }

    private static Map<String, @Nullable Object> head(Principal principal) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", principal.id().toString());
        json.put("first_name", principal.profile().firstName());
        json.put("full_name", principal.name());
        json.put("has_avatar", principal.profile().hasAvatar());
        json.put("role", word(principal.role()));
        return json;
    }

    private static List<String> departments(Principal principal) {
        return principal.departments().stream().map(DepartmentId::toString).toList();
    }
}
