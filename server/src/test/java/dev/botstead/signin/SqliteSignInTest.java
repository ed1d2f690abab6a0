package dev.botstead.signin;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteSignInTest extends SignInContract {
    @Override
    protected Database empty() {
        return TestDatabases.sqlite();
    }
}
