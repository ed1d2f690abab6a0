package dev.botstead.surface.pages.productions;

import static dev.botstead.production.comment.CommentTables.COMMENTS;
import static dev.botstead.production.comment.CommentTables.ORDER;

import dev.botstead.base.Failure.NotFound;
import dev.botstead.directory.Caller;
import dev.botstead.production.Production;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.comment.Attachments;
import dev.botstead.production.comment.Attachments.Attachment;
import dev.botstead.production.comment.Replies;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.Task;
import dev.botstead.sql.Tx;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Reads one task and what is said of it, as far as the reader may.
final class TalkReads {
    private static final Status NONE = new Status("", "#888888");

    private final Production production;
    private final WorkReads work;
    private final People people;
    private final Dates dates;

    TalkReads(Production production, WorkReads work, Dates dates) {
        this.production = production;
        this.work = work;
        this.people = new People(production);
        this.dates = dates;
    }

    TaskView task(Tx tx, Visit visit, Head head) {
        Caller caller = visit.caller();
        UUID id = Address.task(visit.request().path("task"));
        Task task = production.tasks().readable(tx, caller, id);
        if (!task.project().equals(head.id())) throw new NotFound("There is no such task in this production.");
        Where where = production.comments().of(tx, caller, id);
        Paging paging = Paging.of(
                COMMENTS.count(tx, where),
                Paging.asked(visit.query()),
                "comment",
                "comments",
                page -> Address.of(head.id(), "/tasks/" + visit.request().path("task"))
                        .page(page));
        List<Fields> rows = COMMENTS.list(tx, where, ORDER, paging.slice());
        return new TaskView(
                head,
                work.works(tx, caller, head, List.of(id)).getFirst(),
                Objects.requireNonNullElse(task.fields().textOrNull("description"), ""),
                remarks(tx, caller, rows),
                paging);
    }

    private List<Remark> remarks(Tx tx, Caller caller, List<Fields> rows) {
        Where shown = COMMENTS.of(caller.account())
                .among("id", rows.stream().map(Fields::id).toList());
        Map<UUID, List<Replies.Reply>> replies = Replies.of(tx, shown);
        Map<UUID, List<Attachment>> files = Attachments.of(tx, shown);
        List<UUID> authors =
                new ArrayList<>(rows.stream().map(row -> row.id("person_id")).toList());
        replies.values().forEach(each -> each.forEach(reply -> authors.add(reply.person())));
        Map<UUID, MemberRow> names = people.named(tx, caller, authors);
        Map<UUID, Status> statuses = statuses(tx, caller);
        return rows.stream()
                .map(row -> new Remark(
                        Objects.requireNonNull(names.get(row.id("person_id"))),
                        dates.ago(row.moment("created_at")),
                        statuses.getOrDefault(row.id("task_status_id"), NONE),
                        row.text("text"),
                        row.flag("for_client"),
                        Remark.checklist(row),
                        Remark.links(row),
                        files.getOrDefault(row.id(), List.of()).stream()
                                .map(file -> file.name().name())
                                .toList(),
                        replies.getOrDefault(row.id(), List.of()).stream()
                                .map(reply -> new Remark.Reply(
                                        Objects.requireNonNull(names.get(reply.person())),
                                        dates.ago(reply.at()),
                                        reply.text()))
                                .toList()))
                .toList();
    }

    private static Map<UUID, Status> statuses(Tx tx, Caller caller) {
        Map<UUID, Status> statuses = new HashMap<>();
        Catalog.TASK_STATUSES.each(
                tx,
                Catalog.TASK_STATUSES.of(caller.account()),
                Catalog.STATUS_ORDER,
                row -> statuses.put(row.id(), new Status(row.text("short_name"), row.text("color"))));
        return statuses;
    }
}
