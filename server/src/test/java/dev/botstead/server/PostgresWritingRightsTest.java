package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresWritingRightsTest extends WritingRightsContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
