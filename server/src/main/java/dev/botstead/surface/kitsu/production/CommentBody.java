package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.id.Ids;
import dev.botstead.production.comment.Draft;
import dev.botstead.surface.kitsu.Body;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A comment as clients send it (contract 4.3, *Publishing comments*).
final class CommentBody {
    private CommentBody() {}

    /// Reads a draft whose text is under `key`.
    static Draft draft(Body body, String key) {
        return new Draft(
                status(body),
                text(body, key),
                checklist(body.json("checklist")),
                links(body.json("links")),
                flag(body, "for_client"),
                body.id("person_id").orElse(null),
                body.textOr("created_at").flatMap(Dates::moment).orElse(null));
    }

    // Missing or no text: the body is wrong. A text that is no id names no status.
    private static UUID status(Body body) {
        String text = body.textOr("task_status_id")
                .orElseThrow(() -> new Invalid(
                        "task_status_id",
                        "The field task_status_id is missing. To keep the status, send the one that the task has."));
        return Ids.parse(text).orElseThrow(() -> new Failure.NotFound("There is no such task status."));
    }

    private static String text(Body body, String key) {
        if (!body.has(key)) return "";
        return body.textOr(key).orElseThrow(() -> new Invalid(key, "The field " + key + " is not a text."));
    }

    private static boolean flag(Body body, String key) {
        JsonNode node = body.json(key);
        if (node != null && node.isString()) return "true".equalsIgnoreCase(node.stringValue());
        return body.bool(key).orElse(false);
    }

    /// A list of objects, or the text of one; each as it was sent.
    static String checklist(@Nullable JsonNode sent) {
        JsonNode list = list("checklist", sent);
        if (list == null) return "[]";
        for (JsonNode item : list)
            if (!item.isObject()) throw new Invalid("checklist", "Each item of the checklist is an object.");
        return Text.clean("checklist", list.toString(), 200_000);
    }

    /// A list of texts, or the text of one.
    static String links(@Nullable JsonNode sent) {
        JsonNode list = list("links", sent);
        if (list == null) return "[]";
        for (JsonNode item : list) if (!item.isString()) throw new Invalid("links", "Each of the links is a text.");
        return Text.clean("links", list.toString(), 200_000);
    }

    private static @Nullable JsonNode list(String key, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) return null;
        JsonNode list = sent.isString() ? parsed(key, sent.stringValue()) : sent;
        if (!list.isArray()) throw new Invalid(key, "The field " + key + " is not a list.");
        return list;
    }

    private static JsonNode parsed(String key, String text) {
        try {
            return Body.parse(text);
        } catch (Invalid e) {
            throw new Invalid(key, "The field " + key + " is neither a list nor the text of one.");
        }
    }
}
