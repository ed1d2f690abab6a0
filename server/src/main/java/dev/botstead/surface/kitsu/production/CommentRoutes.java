package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.comment.CommentTables.COMMENTS;
import static dev.botstead.production.comment.CommentTables.ORDER;
import static dev.botstead.production.right.Right.COMMENT;
import static dev.botstead.production.right.Right.FILTER_COMMENTS;
import static dev.botstead.production.right.Right.LIST_COMMENTS;
import static dev.botstead.production.right.Right.READ_COMMENTS;
import static dev.botstead.production.right.Right.READ_PROJECT;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Principal;
import dev.botstead.id.PrincipalId;
import dev.botstead.production.Production;
import dev.botstead.production.comment.CommentId;
import dev.botstead.production.comment.Draft;
import dev.botstead.production.comment.Posting.Addressed;
import dev.botstead.production.table.Fields;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import dev.botstead.surface.kitsu.people.PersonViews;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes that read and post comments.
final class CommentRoutes {
    private final Ledger ledger;
    private final Production production;
    private final PersonViews views;
    private final CommentJson json;
    private final Intake intake;
    private final Collection comments;

    CommentRoutes(Ledger ledger, Production production, PersonViews views, Intake intake) {
        this.ledger = ledger;
        this.production = production;
        this.views = views;
        this.intake = intake;
        this.json = new CommentJson(production);
        this.comments = new Collection(
                ledger,
                COMMENTS,
                ORDER,
                (_, caller) -> production.comments().all(caller),
                (tx, _, where) -> CommentJson.listed(tx, where));
    }

    List<KitsuRoute> routes() {
        return List.of(
                anyone("GET", "/data/tasks/{id}/comments", READ_COMMENTS, this::ofTask),
                anyone("GET", "/data/projects/{id}/comments", LIST_COMMENTS, this::ofProject),
                anyone("GET", "/data/comments", FILTER_COMMENTS, comments::list),
                anyone("GET", "/data/comments/{id}", READ_COMMENTS, this::one),
                anyone("POST", "/actions/tasks/{id}/comment", COMMENT, this::post),
                anyone("POST", "/actions/projects/{id}/tasks/comment-many", COMMENT, this::many),
                anyone("POST", "/actions/tasks/batch-comment", COMMENT, call -> batch(call, null)),
                anyone(
                        "POST",
                        "/actions/tasks/{id}/batch-comment",
                        COMMENT,
                        call -> batch(call, call.idOrNothing("id"))));
    }

    private Response ofTask(Call call) {
        UUID task = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(
                tx -> json.talk(tx, call.caller(), production.comments().of(tx, call.caller(), task))));
    }

    private Response ofProject(Call call) {
        UUID project = call.id("id");
        return comments.list(
                call, (tx, caller) -> production.comments().ofProject(tx, caller, project), true, "project_id");
    }

    private Response one(Call call) {
        UUID id = call.idOrNothing("id");
        return Answers.ok(ledger.<Object>read(
                tx -> json.one(tx, call.caller(), production.comments().readable(tx, call.caller(), id))));
    }

    private Response post(Call call) {
        UUID task = call.idOrNothing("id");
        if (Intake.isForm(call)) production.attaching().mustComment(call.caller(), task);
        try (Sent sent = intake.take(call, Intake.OF_ONE)) {
            Draft draft = CommentBody.draft(sent.body(), "comment");
            CommentId posted = production.posting().post(call.caller(), task, draft, sent.all());
            sent.kept();
            return Answers.created(ledger.<Object>read(tx -> posted(tx, call.caller(), posted)));
        }
    }

    private Response batch(Call call, @Nullable UUID task) {
        if (Intake.isForm(call)) {
            if (task == null) production.attaching().mustCommentSomewhere(call.caller());
            else production.attaching().mustComment(call.caller(), task);
        }
        try (Sent sent = intake.take(call, Intake.OF_BATCH)) {
            return posted(call, sent, CommentBody.batch(sent, task));
        }
    }

    /// What the old client asks for: a batch for tasks of one production, in multipart or as a bare list.
    private Response many(Call call) {
        UUID project = call.idOrNothing("id");
        ledger.read(tx -> production.access().must(tx, call.caller(), project, READ_PROJECT));
        if (Intake.isForm(call)) production.attaching().mustCommentSomewhere(call.caller());
        try (Sent sent = Intake.isForm(call) ? intake.form(call, Intake.OF_BATCH) : intake.list(call)) {
            List<Addressed> batch = CommentBody.batch(sent, null);
            if (batch.isEmpty()) throw new Failure.Invalid("comments", "The list of comments is empty.");
            ledger.read(tx -> {
                for (Addressed each : batch)
                    if (!production
                            .tasks()
                            .get(tx, call.caller().account(), each.task())
                            .project()
                            .equals(project)) throw new Failure.NotFound("There is no such task in this production.");
                return project;
            });
            return posted(call, sent, batch);
        }
    }

    private Response posted(Call call, Sent sent, List<Addressed> batch) {
        List<CommentId> posted = production.posting().post(call.caller(), batch);
        sent.kept();
        return Answers.created(ledger.<Object>read(tx -> posted.stream()
                .map(id -> {
                    Map<String, @Nullable Object> each = posted(tx, call.caller(), id);
                    each.put("preview_files", List.of());
                    return each;
                })
                .toList()));
    }

    private Map<String, @Nullable Object> posted(Tx tx, Caller caller, CommentId id) {
        Fields row = production.comments().get(tx, caller.account(), id.uuid());
        Principal author = production.people().get(tx, caller.account(), new PrincipalId(row.id("person_id")));
        return json.posted(tx, caller, row, views.full(tx, author));
    }
}
