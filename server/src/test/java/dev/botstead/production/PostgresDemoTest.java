package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresDemoTest extends DemoContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
