package dev.botstead.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.production.comment.CommentTables;
import dev.botstead.production.entity.EntityTables;
import dev.botstead.production.table.Table;
import dev.botstead.production.task.TaskTables;
import dev.botstead.sql.Database;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DemoContract {
    private World world;
    private World.Stage stage;
    private Duration took;

    abstract Database empty();

    @BeforeAll
    void make() {
        world = new World(empty());
        long before = System.nanoTime();
        stage = world.stage("one");
        took = Duration.ofNanos(System.nanoTime() - before);
    }

    @AfterAll
    void close() {
        world.close();
    }

    private long count(Table table, String condition, Object... arguments) {
        return world.read(
                tx -> table.count(tx, table.of(stage.admin().account()).and(condition, arguments)));
    }

    @Test
    void itHoldsWhatItPromises() {
        UUID id = stage.id();
        assertThat(count(EntityTables.ENTITIES, "kind = 'ASSET' AND project_id = ?", id))
                .isEqualTo(40);
        assertThat(count(EntityTables.ENTITIES, "kind = 'SEQUENCE' AND project_id = ?", id))
                .isEqualTo(4);
        assertThat(count(EntityTables.ENTITIES, "kind = 'SHOT' AND project_id = ?", id))
                .isEqualTo(60);
        assertThat(count(TaskTables.TASKS, "project_id = ?", id)).isEqualTo(300);
        assertThat(count(CommentTables.COMMENTS, "project_id = ?", id)).isEqualTo(500);
    }

    @Test
    void theLastCommentOfATaskGivesItsStatus() {
        assertThat(count(
                        TaskTables.TASKS,
                        "task_status_id <> COALESCE((SELECT c.task_status_id FROM comment c WHERE c.object_id = task.id"
                                + " ORDER BY c.created_at DESC, c.id DESC LIMIT 1), task_status_id)"))
                .isZero();
    }

    @Test
    void oneBotWorksInItAndAnotherIsAStranger() {
        assertThat(count(
                        TaskTables.TASKS,
                        "id IN (SELECT task_id FROM task_assignee WHERE principal_id = ?)",
                        stage.artist().id()))
                .isPositive();
        boolean known = world.<Boolean>read(tx ->
                world.production.access().role(tx, stage.outsider(), stage.id()).isPresent());
        assertThat(known).isFalse();
    }

    @Test
    void itIsMadeInAMomentAndNotInMinutes() {
        System.out.println("demo stage made in " + took.toMillis() + " ms");
    }
}
