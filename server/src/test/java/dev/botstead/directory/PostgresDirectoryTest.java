package dev.botstead.directory;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresDirectoryTest extends DirectoryContract {
    @Override
    protected Database empty() {
        return TestDatabases.postgres();
    }
}
