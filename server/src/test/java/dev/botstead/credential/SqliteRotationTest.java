package dev.botstead.credential;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteRotationTest extends RotationContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
