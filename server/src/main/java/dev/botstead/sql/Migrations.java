package dev.botstead.sql;

import dev.botstead.base.Failure;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/// Brings the tables to what this program knows. Two nodes that start at once on PostgreSQL take turns (Flyway's
/// advisory lock).
public final class Migrations {
    private Migrations() {}

    /// Runs what is missing of the migrations in `locations` (packages, slashed). Refuses a database that a newer
    /// program has changed.
    public static void run(Database database, List<String> locations) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.bare())
                .locations(locations.stream().map(at -> "classpath:" + at).toArray(String[]::new))
                .placeholders(database.dialect().types())
                .load();
        refuseTheFuture(flyway);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new Failure.Unavailable("The database could not be brought up to date: " + e.getMessage());
        }
    }

    private static void refuseTheFuture(Flyway flyway) {
        boolean newer = Arrays.stream(flyway.info().all())
                .anyMatch(known -> known.getState() == MigrationState.FUTURE_SUCCESS
                        || known.getState() == MigrationState.FUTURE_FAILED
                        || known.getState() == MigrationState.MISSING_SUCCESS);
        if (newer)
            throw new Failure.Conflict(
                    "The database was written by a newer version of Botstead. Start that version, or restore a backup made by this one.");
    }
}
