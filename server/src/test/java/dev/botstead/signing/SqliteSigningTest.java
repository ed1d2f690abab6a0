package dev.botstead.signing;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteSigningTest extends SigningContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
