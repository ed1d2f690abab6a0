package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteCommentRoutesTest extends CommentRoutesContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
