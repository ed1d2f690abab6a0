package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresCommentChangeTest extends CommentChangeContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
