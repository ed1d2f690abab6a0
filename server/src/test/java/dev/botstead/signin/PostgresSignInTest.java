package dev.botstead.signin;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresSignInTest extends SignInContract {
    @Override
    protected Database empty() {
        return TestDatabases.postgres();
    }
}
