package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteSessionCookieTest extends SessionCookieContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
