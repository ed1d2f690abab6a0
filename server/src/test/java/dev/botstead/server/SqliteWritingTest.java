package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteWritingTest extends WritingContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
