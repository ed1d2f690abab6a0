package dev.botstead.surface.pages.bots;

import dev.botstead.event.Recorded;
import dev.botstead.id.PrincipalId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// An event by or about a bot, as its page tells it: "had **Farm submitter** rotated by Anaïs".
///
/// @param lead what stands before the name
/// @param name whom or what it is about
/// @param tail what stands behind it
/// @param with what was presented
public record EventRow(Instant at, String icon, String lead, String name, String tail, String with) {
    /// What `event` says on the page of `bot`, whose credentials are called `labels`.
    static EventRow of(Recorded event, PrincipalId bot, Map<UUID, String> labels) {
        String verb = verb(event.name().substring(event.name().indexOf('.') + 1));
        String by = event.actor() == null ? "the server" : event.actorName();
        String icon = icon(verb);
        String with = with(event, labels);
        if (bot.equals(event.actor())) {
            boolean itself = event.objectId().equals(bot.uuid());
            String lead = verb + (itself ? " itself" : " the " + word(event.object()));
            return new EventRow(event.at(), icon, lead, itself ? "" : event.label(), "", with);
        }
        if (event.objectId().equals(bot.uuid())) {
            return new EventRow(event.at(), icon, "was " + verb + " by", by, "", with);
        }
        boolean token = event.object().equals("token");
        return new EventRow(
                event.at(),
                icon,
                token ? "had its API token" : "had",
                token ? "" : event.label(),
                verb + " by " + by,
                with);
    }

    private static String with(Recorded event, Map<UUID, String> labels) {
        if (event.credential() == null || event.credentialKind() == null) {
            return event.actor() == null ? "" : "Sign-in";
        }
        String word = event.credentialKind().equals("session") ? "Dashboard" : word(event.credentialKind());
        return labels.getOrDefault(event.credential(), word);
    }

    private static String verb(String said) {
        return switch (said) {
            case "rotation_set" -> "put on a rotation schedule";
            case "rotation_cleared" -> "taken off its rotation schedule";
            case "rotation_soon" -> "marked as due for rotation soon";
            case "rotation_due" -> "marked as due for rotation";
            case "avatar-set" -> "given another picture";
            case "avatar-cleared" -> "given no picture";
            default -> said.replace('-', ' ').replace('_', ' ');
        };
    }

    private static String word(String object) {
        return switch (object) {
            case "api_key" -> "API key";
            case "ssh_key" -> "SSH key";
            case "token" -> "API token";
            case "project" -> "production";
            default -> object.replace('_', ' ');
        };
    }

    private static String icon(String verb) {
        return switch (verb) {
            case "created", "issued", "opened" -> "plus";
            case "rotated", "regenerated" -> "rotate";
            case "suspended" -> "pause";
            case "resumed" -> "play";
            case "deleted", "revoked", "retired", "ended" -> "ban";
            default -> "edit";
        };
    }
}
