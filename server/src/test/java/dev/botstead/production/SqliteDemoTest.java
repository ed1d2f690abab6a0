package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteDemoTest extends DemoContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
