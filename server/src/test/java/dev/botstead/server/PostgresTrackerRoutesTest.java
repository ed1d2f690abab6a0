package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresTrackerRoutesTest extends TrackerRoutesContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
