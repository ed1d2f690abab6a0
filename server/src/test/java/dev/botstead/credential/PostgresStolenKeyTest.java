package dev.botstead.credential;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresStolenKeyTest extends StolenKeyContract {
    @Override
    protected Database empty() {
        return TestDatabases.postgres();
    }
}
