package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresKitsuEdgeTest extends KitsuEdgeContract {
    @Override
    protected Database empty() {
        return TestDatabases.postgres();
    }
}
