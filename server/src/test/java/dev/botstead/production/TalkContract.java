package dev.botstead.production;

import dev.botstead.directory.Caller;
import dev.botstead.directory.Role;
import dev.botstead.event.Events;
import dev.botstead.event.Recorded;
import dev.botstead.production.World.Stage;
import dev.botstead.production.catalog.Catalog;
import dev.botstead.production.comment.CommentId;
import dev.botstead.production.comment.CommentTables;
import dev.botstead.production.comment.Draft;
import dev.botstead.production.table.Fields;
import dev.botstead.production.task.NewTask;
import dev.botstead.production.task.TaskTables;
import dev.botstead.sql.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// One task of the demo production, afresh for each test, and what is said about it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TalkContract {
    World world;
    Stage stage;
    Caller artist;
    final Map<String, UUID> statuses = new HashMap<>();
    UUID task;
    int number;

    abstract Database empty();

    @BeforeAll
    void open() {
        world = new World(empty());
        stage = world.stage("one");
        artist = stage.artist();
        world.read(tx -> Catalog.TASK_STATUSES.list(
                        tx, Catalog.TASK_STATUSES.of(stage.admin().account()), Catalog.STATUS_ORDER))
                .forEach(status -> statuses.put(status.text("short_name"), status.id()));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void aFreshTask() {
        Fields any = world.read(tx -> TaskTables.TASKS.first(tx, TaskTables.TASKS.of(artist.account())))
                .orElseThrow();
        NewTask wanted = new NewTask(
                stage.id(),
                any.id("entity_id"),
                any.id("task_type_id"),
                status("todo"),
                "task " + number++,
                List.of(artist.id().uuid()),
                0,
                null,
                null);
        task = world.ledger.write(stage.admin().actor(), change -> {
            UUID made = world.production
                    .planning()
                    .plan(change, List.of(wanted))
                    .getFirst()
                    .uuid();
            change.nothingToTell();
            return made;
        });
        change(Map.of("max_retakes", 0, "is_clients_isolated", false));
        world.pass(Duration.ofMinutes(1));
    }

    UUID status(String shortName) {
        return Objects.requireNonNull(statuses.get(shortName));
    }

    void change(Map<String, @Nullable Object> settings) {
        world.production.projects().update(stage.admin(), stage.project(), settings);
    }

    CommentId say(Caller caller, String status, String text) {
        world.pass(Duration.ofMinutes(1));
        return world.production.posting().post(caller, task, Draft.of(status(status), text));
    }

    Fields task() {
        return world.read(tx -> TaskTables.TASKS.find(tx, artist.account(), task))
                .orElseThrow();
    }

    Fields comment(CommentId id) {
        return world.read(tx -> CommentTables.COMMENTS.find(tx, artist.account(), id.uuid()))
                .orElseThrow();
    }

    List<Recorded> log(int most) {
        return world.read(
                tx -> world.events.newest(tx, artist.account(), new Events.Query(null, null, null, null, most)));
    }

    Caller member(String name, Role role) {
        Caller made = world.bot(stage.admin(), name, role);
        world.production.team().add(stage.admin(), stage.project(), made.id(), null);
        return made;
    }
}
