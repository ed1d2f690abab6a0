package dev.botstead.sql;

final class SqliteDatabaseTest extends DatabaseContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
