package dev.botstead.check;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteChecksTest extends ChecksContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
