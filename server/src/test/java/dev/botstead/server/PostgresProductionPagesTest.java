package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresProductionPagesTest extends ProductionPagesContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
