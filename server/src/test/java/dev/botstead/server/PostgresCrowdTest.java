package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresCrowdTest extends CrowdContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
