package dev.botstead.sql;

final class PostgresDatabaseTest extends DatabaseContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
