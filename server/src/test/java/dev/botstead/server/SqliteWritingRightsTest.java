package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteWritingRightsTest extends WritingRightsContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
