package dev.botstead.production;

import dev.botstead.sql.Database;
import dev.botstead.sql.TestDatabases;

final class PostgresAttachmentTest extends AttachmentContract {
    @Override
    Database empty() {
        return TestDatabases.postgres();
    }
}
