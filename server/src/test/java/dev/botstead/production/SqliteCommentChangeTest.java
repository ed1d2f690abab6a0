package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteCommentChangeTest extends CommentChangeContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
