package dev.botstead.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.botstead.Together;
import dev.botstead.Together.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostgresMigrationsTest extends MigrationsContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }

    @Test
    void twoNodesThatStartAtOnceOnAnEmptyDatabaseBothStart() {
        String url = TestDatabases.postgresUrl();
        List<Ended<Long>> ended = Together.run(4, _ -> () -> {
            try (PostgresDatabase node = PostgresDatabase.open(url)) {
                Migrations.run(node, List.of("dev/botstead/sql/present", "dev/botstead/sql/future"));
                return node.<Long>read(tx -> tx.count("SELECT count(*) AS n FROM later"));
            }
        });
        assertThat(ended).allMatch(Ended::well);
    }
}
