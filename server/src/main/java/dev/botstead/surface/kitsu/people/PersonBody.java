package dev.botstead.surface.kitsu.people;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.directory.NewPrincipal;
import dev.botstead.directory.Patch;
import dev.botstead.directory.Principal;
import dev.botstead.directory.Role;
import dev.botstead.id.DepartmentId;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Body;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the bodies that make or change a person or bot (contract 3.2 to 3.6).
final class PersonBody {
    private static final int LONGEST_NAME = 80;
    private static final Set<String> CORE = Set.of(
            "first_name",
            "last_name",
            "email",
            "role",
            "departments",
            "active",
            "expiration_date",
            "is_bot",
            "password");
    private static final Set<String> KNOWN = Stream.concat(CORE.stream(), ProfileField.BY_NAME.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Body body;

    PersonBody(Body body) {
        this.body = body;
    }

    /// The body of a creation: every key must be known.
    NewPrincipal wanted(Instant now) {
        body.only(KNOWN);
        if (body.has("email") && !body.hasValue("email")) throw new Invalid("email", "The e-mail address is null.");
        return new NewPrincipal(
                name(body.text("first_name")),
                lastName(body.text("last_name")),
                body.textOr("email").orElse(null),
                body.word("role", PersonJson.ROLES).orElse(Role.USER),
                departments().orElse(List.of()),
                body.bool("active").orElse(true),
                isBot() ? expiry(now, null).map(Patch.Expiry::at).orElse(null) : null);
    }

    boolean isBot() {
        return body.bool("is_bot").orElse(false);
    }

    Optional<String> password() {
        return body.textOr("password");
    }

    /// What an administrator wants to change; keys that are unknown or protected change nothing.
    Patch patch(Instant now, Principal present) {
        if (body.hasValue("is_bot") && isBot() != present instanceof Principal.Bot)
            throw new Invalid("is_bot", "Whether somebody is a bot is fixed when it is created. Create a new one.");
        Patch own = ownPatch();
        return new Patch(
                own.firstName(),
                own.lastName(),
                own.email(),
                body.word("role", PersonJson.ROLES).orElse(null),
                body.bool("active").orElse(null),
                departments().orElse(null),
                present instanceof Principal.Bot bot
                        ? expiry(now, bot.expiresAt()).orElse(null)
                        : null);
    }

    /// What somebody may change of themselves: the rest is dropped without a word.
    Patch ownPatch() {
        if (body.has("email") && !body.hasValue("email")) throw new Invalid("email", "The e-mail address is null.");
        return new Patch(
                body.textOr("first_name").map(PersonBody::name).orElse(null),
                body.textOr("last_name").map(PersonBody::lastName).orElse(null),
                body.textOr("email").orElse(null),
                null,
                null,
                null,
                null);
    }

    /// The expiry that was sent; nothing when none was, or when it is the past one that there is.
    Optional<Patch.Expiry> expiry(Instant now, @Nullable Instant present) {
        if (!body.has("expiration_date")) return Optional.empty();
        Optional<LocalDate> day = body.textOr("expiration_date").map(PersonBody::day);
        if (day.isEmpty()) return Optional.of(new Patch.Expiry(null));
        // The date that is shown keeps the instant: an end set elsewhere may lie within that day.
        Instant end = present != null && Answers.day(present).equals(day.get()) ? present : Answers.endOf(day.get());
        if (end.isAfter(now)) return Optional.of(new Patch.Expiry(end));
        if (end.equals(present)) return Optional.empty();
        throw new Invalid("expiration_date", "The expiration date is in the past. Choose today or later, or none.");
    }

    private static LocalDate day(String text) {
        try {
            if (text.length() == 10) return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Invalid("expiration_date", "The expiration date is no date: it has the form YYYY-MM-DD.");
        }
        throw new Invalid("expiration_date", "The expiration date is no date: it has the form YYYY-MM-DD.");
    }

    private Optional<List<DepartmentId>> departments() {
        return body.ids("departments")
                .map(ids -> ids.stream().map(DepartmentId::new).toList());
    }

    /// Sets on `profile` what was sent of the fields that only this side knows; `own` leaves out what is the
    /// administrators'.
    void profile(ObjectNode profile, boolean own) {
        for (ProfileField field : ProfileField.BY_NAME.values()) {
            if (!body.has(field.name()) || (own && !field.own())) continue;
            Object value = field.reading().of(body, field.name()).orElse(null);
            if (value == null || value.equals(field.initial())) profile.remove(field.name());
            else if (value instanceof JsonNode json) profile.set(field.name(), json);
            else profile.putPOJO(field.name(), value);
        }
    }

    private static String name(String text) {
        return shorter("first_name", text);
    }

    private static String lastName(String text) {
        return shorter("last_name", text);
    }

    private static String shorter(String field, String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_NAME)
            throw new Invalid(field, "The " + field + " is longer than " + LONGEST_NAME + " characters.");
        return text;
    }
}
