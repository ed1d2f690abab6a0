package dev.botstead.surface.kitsu.production;

import static dev.botstead.production.right.Right.ACKNOWLEDGE;
import static dev.botstead.production.right.Right.DELETE_OTHERS_REPLY;
import static dev.botstead.production.right.Right.EDIT_OTHERS_COMMENT;
import static dev.botstead.production.right.Right.MOVE_COMMENT;
import static dev.botstead.production.right.Right.REPLY;
import static dev.botstead.surface.kitsu.KitsuRoute.anyone;

import dev.botstead.cluster.Ledger;
import dev.botstead.production.Production;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.KitsuRoute;
import java.util.List;
import java.util.UUID;

/// The routes that edit, delete, move, acknowledge and answer comments; the replies also under the paths that the old
/// client asks for.
final class CommentChangeRoutes {
    private final Ledger ledger;
    private final Production production;
    private final CommentJson json;
    private final Intake intake;

    CommentChangeRoutes(Ledger ledger, Production production, Intake intake) {
        this.ledger = ledger;
        this.production = production;
        this.json = new CommentJson(production);
        this.intake = intake;
    }

    List<KitsuRoute> routes() {
        String comment = "/data/tasks/{task}/comments/{id}";
        return List.of(
                anyone("PUT", "/data/comments/{id}", EDIT_OTHERS_COMMENT, this::edit),
                anyone("DELETE", "/data/comments/{id}", EDIT_OTHERS_COMMENT, this::delete),
                anyone("POST", comment + "/ack", ACKNOWLEDGE, this::acknowledge),
                anyone("POST", comment + "/reply", REPLY, this::reply),
                anyone("DELETE", comment + "/reply/{reply}", DELETE_OTHERS_REPLY, this::withdraw),
                anyone("POST", "/data/comments/{id}/replies", REPLY, this::replyOfOld),
                anyone("DELETE", "/data/comments/{id}/replies/{reply}", DELETE_OTHERS_REPLY, this::withdrawOfOld),
                anyone("POST", "/actions/tasks/{task}/comments/{id}/move", MOVE_COMMENT, this::move));
    }

    private Response edit(Call call) {
        UUID id = call.idOrNothing("id");
        production.editing().edit(call.caller(), id, CommentBody.edits(call.body()));
        return base(call, id);
    }

    private Response delete(Call call) {
        production.editing().delete(call.caller(), call.idOrNothing("id"));
        return Answers.none();
    }

    private Response acknowledge(Call call) {
        UUID id = call.idOrNothing("id");
        production.answering().acknowledge(call.caller(), call.idOrNothing("task"), id);
        return related(call, id);
    }

    private Response move(Call call) {
        UUID id = call.idOrNothing("id");
        UUID target = BodyParts.id(call.body(), "target_task_id");
        production.editing().move(call.caller(), call.idOrNothing("task"), id, target);
        return related(call, id);
    }

    private Response reply(Call call) {
        return Answers.ok(reply(call, call.idOrNothing("task"), call.idOrNothing("id")));
    }

    private Response replyOfOld(Call call) {
        UUID id = call.idOrNothing("id");
        return Answers.created(reply(call, production.answering().taskOf(call.caller(), id), id));
    }

    private Object reply(Call call, UUID task, UUID id) {
        if (Intake.isForm(call)) production.attaching().mustReply(call.caller(), task, id);
        try (Sent sent = intake.take(call, Intake.OF_ONE)) {
            String text = CommentBody.text(sent.body(), "text");
            UUID reply = production.answering().reply(call.caller(), task, id, text, sent.all());
            sent.kept();
            return ledger.<Object>read(tx -> json.reply(tx, call.caller(), id, reply));
        }
    }

    private Response withdraw(Call call) {
        return withdraw(call, call.idOrNothing("task"), call.idOrNothing("id"));
    }

    private Response withdrawOfOld(Call call) {
        UUID id = call.idOrNothing("id");
        return withdraw(call, production.answering().taskOf(call.caller(), id), id);
    }

    private Response withdraw(Call call, UUID task, UUID id) {
        production.answering().withdraw(call.caller(), task, id, call.idOrNothing("reply"));
        return base(call, id);
    }

    private Response base(Call call, UUID id) {
        return Answers.ok(ledger.<Object>read(tx -> json.base(tx, call.caller(), id)));
    }

    private Response related(Call call, UUID id) {
        return Answers.ok(ledger.<Object>read(tx -> json.related(tx, call.caller(), id)));
    }
}
