package dev.botstead.surface.ngrok.filter;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteFiltersTest extends FiltersContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
