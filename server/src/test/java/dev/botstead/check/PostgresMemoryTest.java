package dev.botstead.check;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresMemoryTest extends MemoryContract {
    @Override
    protected Database empty() {
        return TestDatabases.postgres();
    }
}
