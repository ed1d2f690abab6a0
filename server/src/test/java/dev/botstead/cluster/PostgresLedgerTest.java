package dev.botstead.cluster;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresLedgerTest extends LedgerContract {
    @Override
    protected Database empty() {
        return TestDatabases.postgres();
    }
}
