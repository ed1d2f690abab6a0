package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.comment.CommentTables.COMMENTS;
import static dev.botstead.production.comment.CommentTables.ORDER;
import static dev.botstead.surface.kitsu.Answers.datetime;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.comment.Attachments;
import dev.botstead.production.comment.Attachments.Attachment;
import dev.botstead.production.comment.Replies;
import dev.botstead.production.comment.Replies.Reply;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.kitsu.people.PersonJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The dictionaries of comments (contract 4.2). Authors that were deleted keep their names.
final class CommentJson {
    private final Production production;

    CommentJson(Production production) {
        this.production = production;
    }

    /// The comments in `where` as a task shows them, newest first.
    List<Map<String, @Nullable Object>> talk(Tx tx, Caller caller, Where where) {
        List<Fields> rows = COMMENTS.list(tx, where, ORDER);
        Beside beside = new Beside(tx, where);
        Map<UUID, Map<String, @Nullable Object>> people = people(tx, caller, rows, beside);
        Map<UUID, Map<String, @Nullable Object>> statuses = statuses(tx, caller);
        List<Map<String, @Nullable Object>> talk = new ArrayList<>();
        for (Fields row : rows) {
            Map<String, @Nullable Object> json = whole(row, beside, people);
            json.put("person", people.get(row.id("person_id")));
            if (row.idOrNull("editor_id") != null) json.put("editor", people.get(row.id("editor_id")));
            json.put("task_status", statuses.get(row.id("task_status_id")));
            json.put("attachment_files", files(beside, row, true));
            talk.add(json);
        }
        return talk;
    }

    /// One comment as its own route shows it.
    Map<String, @Nullable Object> one(Tx tx, Caller caller, Fields row) {
        Where where = COMMENTS.of(caller.account()).is("id", row.id());
        Beside beside = new Beside(tx, where);
        Map<UUID, Map<String, @Nullable Object>> people = people(tx, caller, List.of(row), beside);
        Map<String, @Nullable Object> json = whole(row, beside, people);
        json.put("person", people.get(row.id("person_id")));
        json.put("attachment_files", files(beside, row, true));
        return json;
    }

    /// One comment as the answer to its posting.
    Map<String, @Nullable Object> posted(Tx tx, Caller caller, Fields row, Map<String, @Nullable Object> author) {
        Beside beside = new Beside(tx, COMMENTS.of(caller.account()).is("id", row.id()));
        Map<String, @Nullable Object> json = whole(row, beside, Map.of());
        json.put("attachment_files", files(beside, row, false));
        json.put("person", author);
        Catalog.TASK_STATUSES
                .find(tx, caller.account(), row.id("task_status_id"))
                .ifPresent(status -> json.put("task_status", Json.tree(status, "TaskStatus")));
        return json;
    }

    /// A comment without what belongs to it, but for its replies: as the answer to its editing.
    Map<String, @Nullable Object> base(Tx tx, Caller caller, UUID id) {
        Fields row = production.comments().get(tx, caller.account(), id);
        Map<String, @Nullable Object> json = Json.tree(row, "Comment");
        json.put("object_type", "Task");
        json.put(
                "replies",
                Replies.of(tx, COMMENTS.of(caller.account()).is("id", id)).getOrDefault(id, List.of()).stream()
                        .map(reply -> reply(reply, Map.of()))
                        .toList());
        return json;
    }

    /// The same with the ids of what belongs to it: as the answer to acknowledging it.
    Map<String, @Nullable Object> related(Tx tx, Caller caller, UUID id) {
        Beside beside = new Beside(tx, COMMENTS.of(caller.account()).is("id", id));
        Map<String, @Nullable Object> json =
                whole(production.comments().get(tx, caller.account(), id), beside, Map.of());
        json.put(
                "attachment_files",
                Json.ids(beside.attachments.getOrDefault(id, List.of()).stream()
                        .map(Attachment::id)
                        .toList()));
        return json;
    }

    /// A reply of a comment, with who wrote it.
    Map<String, @Nullable Object> reply(Tx tx, Caller caller, UUID comment, UUID id) {
        Reply reply =
                Replies.of(tx, COMMENTS.of(caller.account()).is("id", comment))
                        .getOrDefault(comment, List.of())
                        .stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new Failure.NotFound("There is no such reply to this comment."));
        Principal author = production.people().get(tx, caller.account(), new PrincipalId(reply.person()));
        return reply(reply, Map.of(reply.person(), PersonJson.shortly(author)));
    }

    /// Comments in a list: with their replies, without their authors.
    static Sight listed(Tx tx, Where where) {
        Map<UUID, List<Reply>> replies = Replies.of(tx, where);
        Map<UUID, List<Attachment>> attachments = Attachments.of(tx, where);
        return new Sight() {
            @Override
            public String type(Fields row) {
                return "Comment";
            }

            @Override
            public List<String> alwaysEmpty() {
                return List.of("previews");
            }

            @Override
            public Map<String, Object> beside(Fields row) {
                return Map.of(
                        "object_type",
                        "Task",
                        "replies",
                        replies.getOrDefault(row.id(), List.of()).stream()
                                .map(reply -> reply(reply, Map.of()))
                                .toList());
            }

            @Override
            public Map<String, Object> related(Fields row) {
                return Map.of(
                        "attachment_files",
                        Json.ids(attachments.getOrDefault(row.id(), List.of()).stream()
                                .map(Attachment::id)
                                .toList()));
            }
        };
    }

    /// What is read beside comments, each by one query.
    private static final class Beside {
        final Map<String, Map<UUID, List<UUID>>> relations = new LinkedHashMap<>();
        final Map<UUID, List<Reply>> replies;
        final Map<UUID, List<Attachment>> attachments;

        Beside(Tx tx, Where where) {
            for (Relation relation : COMMENTS.relations())
                relations.put(relation.name(), COMMENTS.related(tx, relation, where));
            replies = Replies.of(tx, where);
            attachments = Attachments.of(tx, where);
        }
    }

    private static Map<String, @Nullable Object> whole(
            Fields row, Beside beside, Map<UUID, Map<String, @Nullable Object>> people) {
        Map<String, @Nullable Object> json = Json.tree(row, "Comment");
        json.put("object_type", "Task");
        json.put(
                "replies",
                beside.replies.getOrDefault(row.id(), List.of()).stream()
                        .map(reply -> reply(reply, people))
                        .toList());
        json.put("previews", List.of());
        beside.relations.forEach((name, ids) -> json.put(name, Json.ids(ids.getOrDefault(row.id(), List.of()))));
        return json;
    }

    private static Map<String, @Nullable Object> reply(Reply reply, Map<UUID, Map<String, @Nullable Object>> people) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", reply.id().toString());
        json.put("date", datetime(reply.at()));
        json.put("created_at", datetime(reply.at()));
        json.put("person_id", reply.person().toString());
        json.put("text", reply.text());
        json.put("mentions", Json.raw(reply.mentions()));
        json.put("department_mentions", Json.raw(reply.departmentMentions()));
        if (people.containsKey(reply.person())) json.put("person", people.get(reply.person()));
        return json;
    }

    private static List<Map<String, @Nullable Object>> files(Beside beside, Fields row, boolean withReplies) {
        return beside.attachments.getOrDefault(row.id(), List.of()).stream()
                .map(file -> {
                    Map<String, @Nullable Object> json = AttachmentJson.shortly(file);
                    if (withReplies) json.put("reply_id", Json.id(file.reply()));
                    return json;
                })
                .toList();
    }

    private Map<UUID, Map<String, @Nullable Object>> people(Tx tx, Caller caller, List<Fields> rows, Beside beside) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Fields row : rows) {
            ids.add(row.id("person_id"));
            if (row.idOrNull("editor_id") != null) ids.add(row.id("editor_id"));
        }
        beside.replies.values().forEach(replies -> replies.forEach(reply -> ids.add(reply.person())));
        Map<UUID, Map<String, @Nullable Object>> people = new HashMap<>();
        for (Principal one : production
                .people()
                .named(tx, caller.account(), ids.stream().map(PrincipalId::new).toList()))
            people.put(one.id().uuid(), PersonJson.shortly(one));
        return people;
    }

    private static Map<UUID, Map<String, @Nullable Object>> statuses(Tx tx, Caller caller) {
        Map<UUID, Map<String, @Nullable Object>> statuses = new HashMap<>();
        Catalog.TASK_STATUSES.each(tx, Catalog.TASK_STATUSES.of(caller.account()), Catalog.STATUS_ORDER, row -> {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", row.id().toString());
            for (String column : List.of("name", "short_name", "color")) json.put(column, row.get(column));
            statuses.put(row.id(), json);
        });
        return statuses;
    }
}
