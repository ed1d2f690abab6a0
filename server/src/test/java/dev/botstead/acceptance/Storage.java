package dev.botstead.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one server keeps all it has: its data folder and, unless it is SQLite in there, a database of its own.
record Storage(Path data, @Nullable String database) implements AutoCloseable {

    /// What the command line is told.
    List<String> flags() {
        List<String> flags = new ArrayList<>(List.of("--data", data.toString()));
        if (database != null) {
            flags.addAll(List.of("--database", database));
        }
        return flags;
    }

    /// A connection past the server, for looking at what it stored.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database != null ? database : "jdbc:sqlite:" + sqliteFile());
    }

    private Path sqliteFile() {
        return Folders.files(data).stream()
                .filter(Storage::isSqlite)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no SQLite file below " + data));
    }

    private static boolean isSqlite(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(15), StandardCharsets.ISO_8859_1).equals("SQLite format 3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every value of every row of every table, as text; bytes as they are and in hexadecimal.
    String dump() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = connect()) {
            for (String table : tables(connection)) {
                try (var statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        all.append(table);
                        for (int column = 1; column <= columns; column++) {
                            all.append('|').append(text(rows.getObject(column)));
                        }
                        all.append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    /// Moves every time stamp into the past: to a server that starts afterwards, so much time has gone by.
    /// Time stamps are microseconds, in columns whose names end with `_at`.
    void age(Duration by) throws SQLException {
        long micros = by.toNanos() / 1000;
        int moved = 0;
        try (Connection connection = connect()) {
            for (String table : tables(connection)) {
                for (String column : columns(connection, table)) {
                    if (column.endsWith("_at")) {
                        try (var statement = connection.createStatement()) {
                            moved += statement.executeUpdate("UPDATE " + table + " SET " + column + " = " + column
                                    + " - " + micros + " WHERE " + column + " > " + micros);
                        }
                    }
                }
            }
        }
        if (moved == 0) {
            throw new AssertionError("no time stamps");
        }
    }

    /// The names of the columns of a table.
    static List<String> columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= none.getMetaData().getColumnCount(); column++) {
                names.add(none.getMetaData().getColumnName(column));
            }
            return names;
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1) + " "
                        + HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
    }

    /// The tables of the server, quoted, with their schema where there are several.
    static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String schema = found.getString("TABLE_SCHEM");
                String name = '"' + found.getString("TABLE_NAME") + '"';
                if (schema == null) {
                    tables.add(name);
                } else if (!schema.startsWith("pg_") && !schema.equals("information_schema")) {
                    tables.add('"' + schema + "\"." + name);
                }
            }
        }
        return tables;
    }

    @Override
    public void close() {
        if (database != null) {
            Postgres.dropDatabase(database);
        }
        Folders.delete(data);
    }
}
