package dev.botstead.surface.kitsu.people;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.surface.kitsu.Body;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a person that only the Kitsu side knows (contract 3.1): their defaults, what they may hold, who may
/// set them.
///
/// @param initial the value of a new person or bot
/// @param own whether somebody who is no administrator may set it on themselves
record ProfileField(String name, @Nullable Object initial, boolean own, Reading reading) {
    /// Reads a field that was sent; nothing when it is null.
    interface Reading {
        Optional<?> of(Body body, String name);
    }

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private static final List<ProfileField> ALL = List.of(
            own("phone", null, text(30)),
            own("country", null, oneOf(COUNTRIES)),
            admin(
                    "contract_type",
                    "open-ended",
                    oneOf(Set.of("open-ended", "fixed-term", "short-term", "freelance", "apprentice", "internship"))),
            admin("archived", false, Body::bool),
            fixed("last_presence", null),
            admin("desktop_login", null, text(80)),
            fixed("totp_enabled", false),
            fixed("email_otp_enabled", false),
            fixed("fido_enabled", false),
            fixed("preferred_two_factor_authentication", null),
            admin("shotgun_id", null, Body::integer),
            own("timezone", "Europe/Paris", oneOf(ZONES)),
            own("locale", "en_US", ProfileField::locale),
            own("use_12_hour_clock", false, Body::bool),
            own("display_date_format", "YYYY-MM-DD", ProfileField::dateFormat),
            own("data", null, ProfileField::anything),
            admin("position", "artist", oneOf(Set.of("supervisor", "lead", "artist"))),
            admin("seniority", "mid", oneOf(Set.of("senior", "mid", "junior"))),
            admin("daily_salary", 0, Body::integer),
            own("notifications_enabled", false, Body::bool),
            own("notifications_slack_enabled", false, Body::bool),
            own("notifications_slack_userid", "", text(60)),
            own("notifications_mattermost_enabled", false, Body::bool),
            own("notifications_mattermost_userid", "", text(60)),
            own("notifications_discord_enabled", false, Body::bool),
            own("notifications_discord_userid", "", text(60)),
            fixed("is_guest", false),
            fixed("is_generated_from_ldap", false),
            fixed("ldap_uid", null),
            fixed("studio_id", null),
            fixed("preview_project_id", null),
            fixed("preview_opened_at", null),
            fixed("preview_open_until", null));

    static final Map<String, ProfileField> BY_NAME = byName();

    private static Map<String, ProfileField> byName() {
        Map<String, ProfileField> fields = new LinkedHashMap<>();
        for (ProfileField field : ALL) fields.put(field.name(), field);
        return Collections.unmodifiableMap(fields);
    }

    private static ProfileField own(String name, @Nullable Object initial, Reading reading) {
        return new ProfileField(name, initial, true, reading);
    }

    private static ProfileField admin(String name, @Nullable Object initial, Reading reading) {
        return new ProfileField(name, initial, false, reading);
    }

    /// A field of something that is not there: it is shown, and what is sent for it changes nothing.
    private static ProfileField fixed(String name, @Nullable Object initial) {
        return new ProfileField(name, initial, false, (_, _) -> Optional.empty());
    }

    private static Reading text(int longest) {
        return (body, name) -> body.textOr(name).map(text -> Text.clean(name, text, longest));
    }

    private static Reading oneOf(Set<String> words) {
        return (body, name) -> body.textOr(name).map(word -> {
            if (!words.contains(word)) throw new Invalid(name, "The field " + name + " holds no known value.");
            return word;
        });
    }

    private static Optional<?> locale(Body body, String name) {
        return body.textOr(name).map(word -> {
            String[] parts = word.split("_", -1);
            boolean known = LANGUAGES.contains(parts[0])
                    && (parts.length == 1 || (parts.length == 2 && COUNTRIES.contains(parts[1])));
            if (!known) throw new Invalid(name, "The locale is unknown: it has the form en_US.");
            return word;
        });
    }

    private static Optional<?> dateFormat(Body body, String name) {
        return body.textOr(name).map(word -> {
            if (!word.matches("(YYYY|MM|DD)[-/. ](YYYY|MM|DD)[-/. ](YYYY|MM|DD)"))
                throw new Invalid(name, "The date format is unknown: it has the form YYYY-MM-DD.");
            return word;
        });
    }

    private static Optional<?> anything(Body body, String name) {
        return Optional.ofNullable(body.json(name)).filter(json -> !json.isNull());
    }
}
