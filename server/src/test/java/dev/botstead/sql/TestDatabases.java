package dev.botstead.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// Fresh databases for tests: a file as in production, and a database of one PostgreSQL that all tests of the
/// process share.
public final class TestDatabases {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    private static final class Shared {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// An empty SQLite file.
    public static SqliteDatabase sqlite() {
        try {
            Path folder = Files.createTempDirectory("botstead-test-");
            folder.toFile().deleteOnExit();
            return SqliteDatabase.open(folder.resolve("test.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty PostgreSQL database.
    public static PostgresDatabase postgres() {
        return PostgresDatabase.open(postgresUrl());
    }

    /// The address of a new, empty PostgreSQL database: the one that `./verify` started, or one of our own.
    public static String postgresUrl() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        String given = System.getenv("BOTSTEAD_TEST_POSTGRES");
        String url = given == null ? Shared.SERVER.getJdbcUrl("postgres", "postgres") : given;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
    }
}
