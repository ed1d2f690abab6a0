package dev.botstead.cluster;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteLedgerTest extends LedgerContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
