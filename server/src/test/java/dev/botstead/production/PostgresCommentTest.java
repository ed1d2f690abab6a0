package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresCommentTest extends CommentContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
