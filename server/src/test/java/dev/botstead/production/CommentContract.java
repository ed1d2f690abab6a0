package dev.botstead.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure;
import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.event.Recorded;
import dev.botstead.production.catalog.Part;
import dev.botstead.production.comment.CommentId;
import dev.botstead.production.comment.CommentTables;
import dev.botstead.production.comment.Draft;
import dev.botstead.production.table.Fields;
import dev.botstead.production.task.TaskTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

abstract class CommentContract extends TalkContract {
    private CommentId sayAt(Caller caller, String status, Instant at) {
        Draft draft = new Draft(status(status), "", "[]", "[]", false, null, at);
        return world.production.posting().post(caller, task, draft);
    }

    @Test
    void aBotsCommentIsItsOwn() {
        CommentId id = say(artist, "todo", "Bonjour 日本 ✨");
        assertThat(comment(id).id("person_id")).isEqualTo(artist.id().uuid());
        assertThat(comment(id).text("text")).isEqualTo("Bonjour 日本 ✨");
    }

    @Test
    void whatHappensIsToldInTheSameChangeAndByWhom() {
        CommentId id = say(artist, "wip", "started");
        List<Recorded> log = log(3);
        assertThat(log)
                .extracting(Recorded::name)
                .containsExactlyInAnyOrder("comment.created", "task.updated", "task.status-changed");
        assertThat(log).allSatisfy(event -> {
            assertThat(event.scope()).isEqualTo(stage.id());
            assertThat(event.actor()).isEqualTo(artist.id());
        });
        assertThat(log).extracting(Recorded::objectId).contains(id.uuid(), task);
    }

    @Test
    void aCommentThatKeepsTheStatusChangesNoStatus() {
        say(artist, "todo", "hello");
        assertThat(log(2)).extracting(Recorded::name).containsExactlyInAnyOrder("comment.created", "task.updated");
        assertThat(task().moment("last_comment_date")).isEqualTo(world.now());
    }

    @Test
    void theFirstWorkInProgressIsWhenTheWorkBegan() {
        say(artist, "wip", "");
        Instant began = world.now();
        say(artist, "todo", "");
        say(artist, "wip", "again");
        assertThat(task().moment("real_start_date")).isEqualTo(began);
        assertThat(task().moment("last_comment_date")).isEqualTo(world.now());
    }

    @Test
    void handingInAndFinishingAreDatedAndUndatedAgain() {
        say(artist, "wfa", "");
        assertThat(task().moment("end_date")).isEqualTo(world.now());
        say(artist, "wip", "");
        assertThat(task().get("end_date")).isNull();
        say(artist, "done", "");
        assertThat(task().moment("done_date")).isEqualTo(world.now());
        say(artist, "wip", "");
        assertThat(task().get("done_date")).isNull();
    }

    @Test
    void aRetakeIsCountedWhenItIsEntered() {
        say(artist, "retake", "");
        say(artist, "retake", "still");
        assertThat(task().whole("retake_count")).isEqualTo(1);
        say(artist, "wip", "");
        say(artist, "retake", "");
        assertThat(task().whole("retake_count")).isEqualTo(2);
    }

    @Test
    void oneRetakeTooManyIsRefusedAndLeavesNothing() {
        change(Map.of("max_retakes", 1));
        say(artist, "retake", "");
        say(artist, "wip", "");
        int told = log(10_000).size();
        assertThatThrownBy(() -> say(artist, "retake", "no more")).isInstanceOf(Failure.Invalid.class);
        assertThat(task().whole("retake_count")).isEqualTo(1);
        assertThat(log(10_000)).hasSize(told);
    }

    @Test
    void aBackDatedCommentDoesNotTakeTheStatusFromANewerOne() {
        Instant first = world.now();
        world.pass(Duration.ofDays(2));
        say(artist, "wfa", "");
        sayAt(stage.manager(), "wip", first.plus(Duration.ofDays(1)));
        assertThat(task().id("task_status_id")).isEqualTo(status("wfa"));
        assertThat(task().moment("real_start_date")).isEqualTo(first.plus(Duration.ofDays(1)));
        assertThat(task().moment("last_comment_date")).isEqualTo(world.now());
    }

    @Test
    void aBackDatedRetakeIsCountedFromAllComments() {
        Instant first = world.now();
        world.pass(Duration.ofDays(3));
        say(artist, "wip", "");
        sayAt(stage.manager(), "retake", first.plus(Duration.ofDays(1)));
        assertThat(task().whole("retake_count")).isEqualTo(1);
        assertThat(task().id("task_status_id")).isEqualTo(status("wip"));
    }

    @Test
    void onlyManagersNameAnAuthorOrADate() {
        Instant then = Instant.parse("2026-01-02T10:00:00Z");
        UUID admin = stage.admin().id().uuid();
        Draft draft = new Draft(status("todo"), "", "[]", "[]", true, admin, then);
        CommentId managers = world.production.posting().post(stage.manager(), task, draft);
        assertThat(comment(managers).id("person_id")).isEqualTo(admin);
        assertThat(comment(managers).moment("created_at")).isEqualTo(then);
        assertThat(comment(managers).flag("for_client")).isTrue();
        CommentId artists = world.production.posting().post(artist, task, draft);
        assertThat(comment(artists).id("person_id")).isEqualTo(artist.id().uuid());
        assertThat(comment(artists).moment("created_at")).isEqualTo(world.now());
        assertThat(comment(artists).flag("for_client")).isFalse();
    }

    @Test
    void anAuthorOfAnotherAccountIsNobody() {
        Caller foreign = world.account("author-of-another");
        Draft draft =
                new Draft(status("todo"), "", "[]", "[]", false, foreign.id().uuid(), null);
        assertThatThrownBy(() -> world.production.posting().post(stage.manager(), task, draft))
                .isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void theLongestNameThatFitsIsTheOneMentioned() {
        Caller ann = member("Ann", Role.USER);
        Caller annLee = member("Ann Lee", Role.USER);
        CommentId id = say(artist, "todo", "@Ann Lee and @Annabel, and @animation");
        Map<String, List<UUID>> related =
                world.read(tx -> CommentTables.COMMENTS.related(tx, artist.account(), id.uuid()));
        assertThat(related.get("mentions"))
                .containsExactly(annLee.id().uuid())
                .doesNotContain(ann.id().uuid());
        assertThat(related.get("department_mentions"))
                .containsExactly(Objects.requireNonNull(stage.departments().get("Animation"))
                        .uuid());
    }

    @Test
    void whoIsMentionedMaySpeakButNotChangeTheStatus() {
        Caller called = member("Called " + number, Role.USER);
        assertThatThrownBy(() -> say(called, "todo", "me too")).isInstanceOf(Failure.Forbidden.class);
        say(stage.manager(), "todo", "what do you think, @" + called.name() + "?");
        say(called, "todo", "fine");
        assertThatThrownBy(() -> say(called, "wip", "")).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void aVendorIsNotCalledInByItsName() {
        Caller called = member("Vendor " + number, Role.VENDOR);
        say(stage.manager(), "todo", "@" + called.name());
        assertThatThrownBy(() -> say(called, "todo", "hello")).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void aStatusThatArtistsMayNotGiveIsRefusedToThem() {
        world.production
                .curating()
                .update(stage.admin(), Part.TASK_STATUS, status("done"), Map.of("is_artist_allowed", false), null);
        try {
            assertThatThrownBy(() -> say(artist, "done", "")).isInstanceOf(Failure.Forbidden.class);
            say(stage.manager(), "done", "");
        } finally {
            world.production
                    .curating()
                    .update(stage.admin(), Part.TASK_STATUS, status("done"), Map.of("is_artist_allowed", true), null);
        }
    }

    @Test
    void aProductionDecidesWhatItsClientsMayGive() {
        say(stage.client(), "wip", "");
        world.production.settings().clientsMayGive(stage.manager(), stage.project(), status("wip"), false);
        assertThatThrownBy(() -> say(stage.client(), "wip", "")).isInstanceOf(Failure.Forbidden.class);
        world.production.settings().clientsMayGive(stage.manager(), stage.project(), status("wip"), null);
        say(stage.client(), "wip", "");
    }

    private List<UUID> seen(Caller caller) {
        return world.read(tx ->
                CommentTables.COMMENTS
                        .list(tx, world.production.comments().of(tx, caller, task), CommentTables.ORDER)
                        .stream()
                        .map(Fields::id)
                        .toList());
    }

    @Test
    void clientsSeeWhatIsMeantForThem() {
        Caller other = member("Other Client " + number, Role.CLIENT);
        UUID studio = say(artist, "todo", "between us").uuid();
        UUID clients = say(stage.client(), "todo", "lovely").uuid();
        Draft shown = new Draft(status("todo"), "for you", "[]", "[]", true, null, null);
        UUID flagged =
                world.production.posting().post(stage.manager(), task, shown).uuid();
        assertThat(seen(other)).containsExactlyInAnyOrder(clients, flagged);
        assertThat(seen(stage.manager())).contains(studio, clients, flagged);
        assertThat(seen(artist)).containsExactlyInAnyOrder(studio, flagged);
        change(Map.of("is_clients_isolated", true));
        assertThat(seen(other)).containsExactly(flagged);
        assertThat(seen(stage.client())).containsExactlyInAnyOrder(clients, flagged);
    }

    @Test
    void aTypeOfTaskThatIsNamedHearsItTooAndKeepsItsStatus() {
        UUID entity = task().id("entity_id");
        List<Fields> siblings = world.read(tx -> TaskTables.NAMED.list(
                tx,
                TaskTables.NAMED.of(artist.account()).is("entity_id", entity).and("task.name = 'main'"),
                "task.id"));
        Fields named = siblings.getLast();
        String text = "see #" + named.text("task_type_name");
        say(stage.manager(), "wip", text);
        List<Fields> heard = world.read(tx -> CommentTables.COMMENTS.list(
                tx,
                CommentTables.COMMENTS
                        .of(artist.account())
                        .is("object_id", named.id())
                        .is("text", text),
                CommentTables.ORDER));
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().id("task_status_id")).isEqualTo(named.id("task_status_id"));
        assertThat(log(4)).extracting(Recorded::name).contains("comment.created", "task.updated");
    }

    @Test
    void fiftyAtOnceAreFiftyComments() throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Callable<CommentId>> all = java.util.Collections.nCopies(
                    50, () -> world.production.posting().post(artist, task, Draft.of(status("retake"), "at once")));
            for (var done : pool.invokeAll(all)) done.get();
        }
        assertThat(seen(artist)).hasSize(50);
        assertThat(task().whole("retake_count")).isEqualTo(1);
    }

    @Test
    void whoIsDeletedLeavesItsWordsAndNothingElse() {
        Caller bot = member("Leaving " + number, Role.MANAGER);
        CommentId id = say(bot, "todo", "so long");
        boolean referred = world.<Boolean>read(tx -> world.production.refers(tx, bot.id()));
        assertThat(referred).isTrue();
        world.strike(stage.admin(), bot.id());
        assertThat(comment(id).id("person_id")).isEqualTo(bot.id().uuid());
        boolean member = world.<Boolean>read(
                tx -> world.production.access().role(tx, bot, stage.id()).isPresent());
        assertThat(member).isFalse();
        assertThatThrownBy(() -> say(bot, "todo", "again")).isInstanceOf(Failure.class);
    }
}
