package dev.botstead.server;

import dev.botstead.sql.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// What the features promise over any database: each subclass brings one, which its tests
/// share, each in accounts of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CoreContract {
    protected TestCore core;

    /// A database with nothing in it.
    protected abstract Database empty();

    @BeforeAll
    final void open() {
        core = TestCore.over(empty());
    }

    @AfterAll
    final void close() {
        core.close();
    }
}
