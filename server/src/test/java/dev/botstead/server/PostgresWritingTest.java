package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresWritingTest extends WritingContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
