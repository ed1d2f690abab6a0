package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresWebListsTest extends WebListsContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
