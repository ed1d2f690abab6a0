package dev.botstead.directory;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteDirectoryTest extends DirectoryContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
