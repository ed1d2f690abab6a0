package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteCommentTest extends CommentContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
