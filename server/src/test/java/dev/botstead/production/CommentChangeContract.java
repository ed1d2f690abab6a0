package dev.botstead.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.event.Recorded;
import dev.botstead.production.catalog.Part;
import dev.botstead.production.comment.Answering;
import dev.botstead.production.comment.CommentId;
import dev.botstead.production.comment.CommentTables;
import dev.botstead.production.comment.Draft;
import dev.botstead.production.comment.Editing;
import dev.botstead.production.comment.Posting.Addressed;
import dev.botstead.production.comment.Replies;
import dev.botstead.production.comment.Replies.Reply;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Where;
import dev.botstead.production.task.TaskTables;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What may be done with what was said: editing, deleting, acknowledging, answering, moving it.
abstract class CommentChangeContract extends TalkContract {
    private Editing editing() {
        return world.production.editing();
    }

    private Answering answering() {
        return world.production.answering();
    }

    private void edit(Caller caller, CommentId id, String column, Object value) {
        editing().edit(caller, id.uuid(), Map.of(column, value));
    }

    private CommentId show(Caller caller, String text) {
        Draft shown = new Draft(status("todo"), text, "[]", "[]", true, null, null);
        return world.production.posting().post(caller, task, shown);
    }

    private List<Reply> replies(CommentId id) {
        return world.read(tx -> Replies.of(tx, where(id)).getOrDefault(id.uuid(), List.of()));
    }

    private Where where(CommentId id) {
        return CommentTables.COMMENTS.of(artist.account()).is("id", id.uuid());
    }

    private Map<String, List<UUID>> related(CommentId id) {
        return world.read(tx -> CommentTables.COMMENTS.related(tx, artist.account(), id.uuid()));
    }

    private UUID otherTask() {
        return world.read(tx -> TaskTables.TASKS.first(
                        tx, TaskTables.TASKS.of(artist.account()).and("task.name = 'main'")))
                .orElseThrow()
                .id();
    }

    @Test
    void anAuthorEditsItsWordsAndWhomTheyCall() {
        Caller called = member("Edited in " + number, Role.USER);
        CommentId id = say(artist, "todo", "draft");
        edit(artist, id, "text", "final, @" + called.name());
        assertThat(comment(id).text("text")).startsWith("final");
        assertThat(comment(id).id("editor_id")).isEqualTo(artist.id().uuid());
        assertThat(related(id).get("mentions")).containsExactly(called.id().uuid());
        edit(artist, id, "text", "nobody");
        assertThat(related(id).get("mentions")).isEmpty();
        assertThat(log(1)).extracting(Recorded::name).containsExactly("comment.updated");
    }

    @Test
    void onlyManagersEditTheWordsOfOthers() {
        CommentId id = say(stage.manager(), "todo", "boss");
        assertThatThrownBy(() -> edit(artist, id, "text", "mine")).isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> edit(stage.supervisor(), id, "text", "mine")).isInstanceOf(Failure.Forbidden.class);
        edit(stage.admin(), id, "text", "his");
        assertThat(comment(id).id("person_id")).isEqualTo(stage.manager().id().uuid());
        assertThat(comment(id).id("editor_id")).isEqualTo(stage.admin().id().uuid());
    }

    @Test
    void whoWorksOnTheTaskTicksTheChecklistsOfOthersAndNothingElse() {
        CommentId id = say(stage.manager(), "todo", "to do");
        edit(artist, id, "checklist", "[{\"text\":\"a\",\"checked\":true}]");
        assertThatThrownBy(() -> edit(artist, id, "links", "[\"x\"]")).isInstanceOf(Failure.Forbidden.class);
        Caller other = member("Idle " + number, Role.USER);
        assertThatThrownBy(() -> edit(other, id, "checklist", "[]")).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void evenAnAuthorNeitherPinsNorShowsToClients() {
        CommentId id = say(artist, "todo", "look");
        assertThatThrownBy(() -> edit(artist, id, "pinned", true)).isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> edit(artist, id, "for_client", true)).isInstanceOf(Failure.Forbidden.class);
        edit(stage.supervisor(), id, "pinned", true);
        assertThatThrownBy(() -> edit(stage.supervisor(), id, "for_client", true))
                .isInstanceOf(Failure.Forbidden.class);
        edit(stage.manager(), id, "for_client", true);
        assertThat(comment(id).flag("pinned") && comment(id).flag("for_client")).isTrue();
    }

    @Test
    void whatIsThereAlreadyIsNoChange() {
        CommentId id = say(artist, "todo", "same");
        int told = log(10_000).size();
        editing().edit(artist, id.uuid(), Map.of("text", "same", "for_client", false));
        assertThat(log(10_000)).hasSize(told);
        assertThat(comment(id).get("editor_id")).isNull();
    }

    @Test
    void anotherStatusBringsTheTaskThereByTheRulesOfGivingIt() {
        CommentId id = say(artist, "wip", "");
        edit(artist, id, "task_status_id", status("wfa"));
        assertThat(task().id("task_status_id")).isEqualTo(status("wfa"));
        assertThat(task().get("real_start_date")).isNull();
        world.production
                .curating()
                .update(stage.admin(), Part.TASK_STATUS, status("done"), Map.of("is_artist_allowed", false), null);
        try {
            assertThatThrownBy(() -> edit(artist, id, "task_status_id", status("done")))
                    .isInstanceOf(Failure.Forbidden.class);
        } finally {
            world.production
                    .curating()
                    .update(stage.admin(), Part.TASK_STATUS, status("done"), Map.of("is_artist_allowed", true), null);
        }
        assertThatThrownBy(() -> edit(artist, id, "task_status_id", UUID.randomUUID()))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aRetakeTooManyIsNotEditedInEither() {
        change(Map.of("max_retakes", 1));
        say(artist, "retake", "");
        CommentId id = say(artist, "wip", "");
        say(artist, "wip", "");
        edit(artist, id, "task_status_id", status("wfa"));
        CommentId last = say(artist, "wip", "");
        assertThatThrownBy(() -> edit(artist, last, "task_status_id", status("retake")))
                .isInstanceOf(Failure.Invalid.class);
        assertThat(comment(last).id("task_status_id")).isEqualTo(status("wip"));
    }

    @Test
    void aTaskGoesBackToWhereTheOtherCommentsBringIt() {
        CommentId first = say(artist, "wip", "");
        CommentId second = say(artist, "retake", "");
        answering().reply(artist, task, second.uuid(), "why?");
        answering().acknowledge(artist, task, second.uuid());
        editing().delete(artist, second.uuid());
        assertThat(log(3))
                .extracting(Recorded::name)
                .containsExactlyInAnyOrder("comment.deleted", "task.updated", "task.status-changed");
        assertThat(task().id("task_status_id")).isEqualTo(status("wip"));
        assertThat(task().whole("retake_count")).isZero();
        editing().delete(artist, first.uuid());
        UUID usual = world.read(tx ->
                world.production.catalog().defaultStatus(tx, artist.account()).id());
        assertThat(task().id("task_status_id")).isEqualTo(usual);
        assertThat(task().get("real_start_date")).isNull();
        assertThat(task().get("last_comment_date")).isNull();
        assertThatThrownBy(() -> editing().delete(artist, first.uuid())).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void onlyManagersDeleteWhatOthersSaid() {
        CommentId id = say(stage.supervisor(), "todo", "keep");
        assertThatThrownBy(() -> editing().delete(artist, id.uuid())).isInstanceOf(Failure.Forbidden.class);
        editing().delete(stage.manager(), id.uuid());
        long left = world.read(tx -> CommentTables.COMMENTS.count(tx, where(id)));
        assertThat(left).isZero();
    }

    @Test
    void acknowledgingTwiceIsNotAcknowledging() {
        CommentId id = say(artist, "todo", "seen?");
        answering().acknowledge(stage.manager(), task, id.uuid());
        assertThat(related(id).get("acknowledgements"))
                .containsExactly(stage.manager().id().uuid());
        assertThat(log(1)).extracting(Recorded::name).containsExactly("comment.acknowledged");
        answering().acknowledge(stage.manager(), task, id.uuid());
        assertThat(related(id).get("acknowledgements")).isEmpty();
        assertThat(log(1)).extracting(Recorded::name).containsExactly("comment.unacknowledged");
    }

    @Test
    void throughAnotherTaskThereIsNoSuchComment() {
        UUID id = say(artist, "todo", "here").uuid();
        UUID other = otherTask();
        Caller caller = stage.manager();
        assertThatThrownBy(() -> answering().acknowledge(caller, other, id)).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> answering().reply(caller, other, id, "x")).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> editing().move(caller, other, id, task)).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void toAnotherAccountThereIsNoSuchComment() {
        UUID id = say(artist, "todo", "ours").uuid();
        Caller foreign = world.account("elsewhere-" + number);
        assertThatThrownBy(() -> editing().edit(foreign, id, Map.of("text", "x")))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> editing().delete(foreign, id)).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> answering().acknowledge(foreign, task, id)).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> answering().reply(foreign, task, id, "x")).isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> editing().move(foreign, task, id, task)).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aReplyIsTheCallersAndCallsPeopleToo() {
        CommentId id = say(artist, "todo", "question");
        UUID reply = answering().reply(stage.manager(), task, id.uuid(), "ask @animation");
        assertThat(replies(id)).hasSize(1).first().satisfies(one -> {
            assertThat(one.id()).isEqualTo(reply);
            assertThat(one.person()).isEqualTo(stage.manager().id().uuid());
            assertThat(one.departmentMentions())
                    .contains(String.valueOf(stage.departments().get("Animation")));
        });
        assertThat(log(1)).extracting(Recorded::name).containsExactly("comment.replied");
    }

    @Test
    void whoMayCommentMayReplyAndOneMayAlwaysReplyToOneself() {
        Caller other = member("Replying " + number, Role.USER);
        CommentId id = say(artist, "todo", "question");
        assertThatThrownBy(() -> answering().reply(other, task, id.uuid(), "me!"))
                .isInstanceOf(Failure.Forbidden.class);
        CommentId called = say(stage.manager(), "todo", "@" + other.name());
        answering().reply(other, task, called.uuid(), "yes?");
        CommentId own = say(other, "todo", "mine");
        world.production.editing().delete(stage.manager(), called.uuid());
        answering().reply(other, task, own.uuid(), "still mine");
        assertThatThrownBy(() -> answering().reply(other, task, id.uuid(), "me!"))
                .isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void whatClientsSeeIsAnsweredByManagersAndClients() {
        CommentId shown = show(stage.manager(), "for you");
        for (Caller refused : List.of(artist, stage.supervisor()))
            assertThatThrownBy(() -> answering().reply(refused, task, shown.uuid(), "from below"))
                    .isInstanceOf(Failure.Forbidden.class);
        answering().reply(stage.client(), task, shown.uuid(), "thanks");
        answering().reply(stage.manager(), task, shown.uuid(), "welcome");
        CommentId hidden = say(artist, "todo", "between us");
        assertThatThrownBy(() -> answering().reply(stage.client(), task, hidden.uuid(), "I see"))
                .isInstanceOf(Failure.Forbidden.class);
        assertThat(replies(shown)).hasSize(2);
    }

    @Test
    void aReplyIsDeletedByItsAuthorOrAnAdministrator() {
        CommentId id = say(stage.manager(), "todo", "well?");
        UUID mine = answering().reply(artist, task, id.uuid(), "a");
        UUID his = answering().reply(artist, task, id.uuid(), "b");
        assertThatThrownBy(() -> answering().withdraw(stage.manager(), task, id.uuid(), mine))
                .isInstanceOf(Failure.Forbidden.class);
        answering().withdraw(artist, task, id.uuid(), mine);
        assertThat(log(1)).extracting(Recorded::name).containsExactly("comment.reply-deleted");
        answering().withdraw(stage.admin(), task, id.uuid(), his);
        assertThat(replies(id)).isEmpty();
        assertThatThrownBy(() -> answering().withdraw(artist, task, id.uuid(), mine))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aMovedCommentBringsTheOtherTaskAlong() {
        UUID from = task;
        CommentId id = say(artist, "wip", "wrong task");
        aFreshTask();
        UUID to = task;
        assertThatThrownBy(() -> editing().move(artist, from, id.uuid(), to)).isInstanceOf(Failure.Forbidden.class);
        editing().move(stage.manager(), from, id.uuid(), to);
        assertThat(comment(id).id("object_id")).isEqualTo(to);
        assertThat(task().id("task_status_id")).isEqualTo(status("wip"));
        task = from;
        assertThat(task().get("real_start_date")).isNull();
        assertThat(log(5)).extracting(Recorded::name).contains("comment.moved");
    }

    @Test
    void aBatchIsSaidAsAWholeOrNotAtAll() {
        UUID first = task;
        aFreshTask();
        Draft fine = Draft.of(status("wip"), "batch");
        Draft wrong = Draft.of(UUID.randomUUID(), "batch");
        assertThatThrownBy(() -> world.production
                        .posting()
                        .post(artist, List.of(new Addressed(first, fine), new Addressed(task, wrong))))
                .isInstanceOf(Failure.NotFound.class);
        assertThat(said(first)).isEmpty();
        List<CommentId> posted =
                world.production.posting().post(artist, List.of(new Addressed(task, fine), new Addressed(first, fine)));
        assertThat(posted).extracting(id -> comment(id).id("object_id")).containsExactly(task, first);
    }

    private List<Fields> said(UUID about) {
        return world.read(tx -> CommentTables.COMMENTS.list(
                tx, CommentTables.COMMENTS.of(artist.account()).is("object_id", about), CommentTables.ORDER));
    }
}
