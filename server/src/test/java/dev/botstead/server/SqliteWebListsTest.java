package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteWebListsTest extends WebListsContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
