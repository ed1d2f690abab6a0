package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresRightsTest extends RightsContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
