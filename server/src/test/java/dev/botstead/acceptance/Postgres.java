package dev.botstead.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// The PostgreSQL of this run: the one that `./verify` started, else an embedded one that ends with the tests.
final class Postgres {
    private static final String ADDRESS = address();

    private Postgres() {}

    private static String address() {
        String given = System.getenv("BOTSTEAD_TEST_POSTGRES");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> close(embedded)));
            return embedded.getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres embedded) {
        try {
            embedded.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address of a new, empty database.
    static String createDatabase() {
        String name = "acceptance_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name);
        return ADDRESS.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    /// Drops the database at `url`, whoever is still connected.
    static void dropDatabase(String url) {
        String name = url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static void execute(String sql) {
        try (var connection = DriverManager.getConnection(ADDRESS);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
