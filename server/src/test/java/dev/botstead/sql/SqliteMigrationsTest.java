package dev.botstead.sql;

final class SqliteMigrationsTest extends MigrationsContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
