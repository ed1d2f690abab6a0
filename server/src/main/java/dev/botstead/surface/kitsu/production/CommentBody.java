package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.comment.CommentTables.COMMENTS;

import dev.botstead.base.Failure;
import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import dev.botstead.id.Ids;
import dev.botstead.production.comment.Draft;
import dev.botstead.production.comment.Posting.Addressed;
import dev.botstead.production.file.Upload;
import dev.botstead.surface.kitsu.Body;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A comment as clients send it (contract 4.3, *Publishing comments*).
final class CommentBody {
    // All are written within one transaction that others wait for.
    private static final int MOST = 1_000;

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

    /// The columns of a comment that a body changes; everything else in it is passed over.
    static Map<String, @Nullable Object> edits(Body body) {
        ObjectNode plain = body.node().deepCopy();
        plain.remove(List.of("checklist", "links"));
        Map<String, @Nullable Object> edits = Edits.of(new Body(plain), COMMENTS);
        if (body.has("checklist")) edits.put("checklist", checklist(body.json("checklist")));
        if (body.has("links")) edits.put("links", links(body.json("links")));
        return edits;
    }

    /// The drafts of a batch, each for its task: that of the path, or else its own.
    static List<Addressed> batch(Sent sent, @Nullable UUID task) {
        JsonNode list = list("comments", sent.body().json("comments"));
        if (list == null) throw new Invalid("comments", "The field comments is missing.");
        if (list.size() > MOST)
            throw new Invalid("comments", "The field comments holds more than " + MOST + " of them. Send it in parts.");
        Map<Integer, List<Upload>> files = files(sent, list.size());
        List<Addressed> batch = new ArrayList<>();
        for (JsonNode item : list) {
            if (!(item instanceof ObjectNode node))
                throw new Invalid("comments", "Each item of comments is an object.");
            Body each = new Body(node);
            UUID about = task == null ? BodyParts.id(each, "task_id") : task;
            batch.add(new Addressed(about, draft(each, "text"), files.getOrDefault(batch.size(), List.of())));
        }
        return batch;
    }

    /// The files of each comment of a batch, by its index.
    private static Map<Integer, List<Upload>> files(Sent sent, int comments) {
        Map<Integer, List<Upload>> files = new HashMap<>();
        sent.files().forEach((part, file) -> {
            int comment = Integer.parseInt(part.split("-", -1)[1]);
            if (comment >= comments)
                throw new Invalid("comments", "A file is sent for a comment that is not in the list of comments.");
            files.computeIfAbsent(comment, _ -> new ArrayList<>()).add(file);
        });
        return files;
    }

    // Missing or no text: the body is wrong. A text that is no id names no status.
    private static UUID status(Body body) {
        String text = body.textOr("task_status_id")
                .orElseThrow(() -> new Invalid(
                        "task_status_id",
                        "The field task_status_id is missing. To keep the status, send the one that the task has."));
        return Ids.parse(text).orElseThrow(() -> new Failure.NotFound("There is no such task status."));
    }

    /// A text, empty when it was not sent.
    static String text(Body body, String key) {
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
