package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteTrackerTest extends TrackerContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
