package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresCommentRoutesTest extends CommentRoutesContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
