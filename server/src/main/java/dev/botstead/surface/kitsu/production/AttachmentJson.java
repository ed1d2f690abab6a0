package dev.botstead.surface.kitsu.production;

import static dev.botstead.surface.kitsu.Answers.datetime;

import dev.botstead.production.comment.Attachments.Attachment;
import dev.botstead.production.file.Upload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The dictionaries of attached files (contract 4.2).
final class AttachmentJson {
    private AttachmentJson() {}

    /// One within its comment.
    static Map<String, @Nullable Object> shortly(Attachment file) {
        return shortly(new Upload(file.id(), file.name(), file.size()));
    }

    /// One that was just sent.
    static Map<String, @Nullable Object> shortly(Upload file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", file.id().toString());
        json.put("name", file.name().name());
        json.put("extension", file.name().extension());
        json.put("size", file.size());
        return json;
    }

    /// One on its own.
    static Map<String, @Nullable Object> whole(Attachment file) {
        Map<String, @Nullable Object> json = shortly(file);
        json.put("mimetype", file.name().mimetype());
        json.put("comment_id", file.comment().toString());
        json.put("reply_id", Json.id(file.reply()));
        json.put("chat_message_id", null);
        json.put("created_at", datetime(file.created()));
        json.put("updated_at", datetime(file.updated()));
        json.put("type", "AttachmentFile");
        return json;
    }
}
