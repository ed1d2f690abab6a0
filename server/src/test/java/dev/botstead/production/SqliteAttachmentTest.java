package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class SqliteAttachmentTest extends AttachmentContract {
    @Override
    Database empty() {
        return TestDatabases.sqlite();
    }
}
