package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteExchangeRouteTest extends ExchangeRouteContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
