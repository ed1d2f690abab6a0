package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteCrowdTest extends CrowdContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
