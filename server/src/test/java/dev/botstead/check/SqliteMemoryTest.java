package dev.botstead.check;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteMemoryTest extends MemoryContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
