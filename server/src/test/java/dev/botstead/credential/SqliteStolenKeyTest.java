package dev.botstead.credential;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteStolenKeyTest extends StolenKeyContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
