package dev.botstead.server;

import dev.botstead.sql.Database;
import dev.botstead.sql.PostgresDatabase;
import dev.botstead.sql.SqliteDatabase;
import java.net.URI;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// The data folder and the database, opened together and closed together.
final class Store implements AutoCloseable {
    private final DataFolder folder;
    private final Database database;
    private final Core core;

    private Store(DataFolder folder, Database database, Core core) {
        this.folder = folder;
        this.database = database;
        this.core = core;
    }

    static Store open(Settings.Store settings, @Nullable URI publicUrl) {
        DataFolder folder = DataFolder.open(settings.data);
        Database database = null;
        try {
            database = database(settings, folder);
            Core core = new Core(
                    database,
                    folder.masterKey(settings.masterKeyFile, new SecureRandom()),
                    new Core.Options(
                            publicUrl == null ? "botstead" : publicUrl.toString(),
                            settings.seatLimit,
                            settings.developerBots));
            return new Store(folder, database, core);
        } catch (RuntimeException e) {
            if (database != null) database.close();
            folder.close();
            throw e;
        }
    }

    private static Database database(Settings.Store settings, DataFolder folder) {
        String url = settings.database;
        if (url == null || url.isBlank()) return SqliteDatabase.open(folder.sqliteFile());
        if (!url.startsWith("jdbc:postgresql:"))
            throw new Stop(
                    "The database URL is not one that can be used. It has the form jdbc:postgresql://HOST:PORT/NAME?user=USER&password=PASSWORD.");
        return PostgresDatabase.open(url);
    }

    DataFolder folder() {
        return folder;
    }

    Core core() {
        return core;
    }

    @Override
    public void close() {
        database.close();
        folder.close();
    }
}
