package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteTrackerRoutesTest extends TrackerRoutesContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
