package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteEventStreamTest extends EventStreamContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
