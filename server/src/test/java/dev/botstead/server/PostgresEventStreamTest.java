package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresEventStreamTest extends EventStreamContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
