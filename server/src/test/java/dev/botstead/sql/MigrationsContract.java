package dev.botstead.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.botstead.base.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables are what this program knows, or it does not start.
abstract class MigrationsContract {
    private static final List<String> PRESENT = List.of("dev/botstead/sql/present");
    private static final List<String> FUTURE = List.of("dev/botstead/sql/present", "dev/botstead/sql/future");

    abstract Database empty();

    private static long steps(Database database) {
        return database.read(tx -> tx.count("SELECT count(*) AS n FROM flyway_schema_history WHERE success"));
    }

    @Test
    void theSecondRunChangesNothing() {
        try (Database database = empty()) {
            Migrations.run(database, PRESENT);
            long first = steps(database);
            Migrations.run(database, PRESENT);
            assertThat(steps(database)).isEqualTo(first);
        }
    }

    @Test
    void aNewerProgramAddsWhatItKnowsAndTheOlderOneRefusesToStartFromThenOn() {
        try (Database database = empty()) {
            Migrations.run(database, PRESENT);
            Migrations.run(database, FUTURE);
            assertThat(database.<Long>read(tx -> tx.count("SELECT count(*) AS n FROM later")))
                    .isZero();
            assertThatThrownBy(() -> Migrations.run(database, PRESENT))
                    .isInstanceOf(Failure.Conflict.class)
                    .hasMessageContaining("newer version");
        }
    }
}
