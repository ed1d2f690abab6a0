package dev.botstead.surface.health;

import dev.botstead.base.Failure;
import dev.botstead.policy.AccountRight;
import dev.botstead.policy.Callers;
import dev.botstead.policy.Rule;
import dev.botstead.sql.Database;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.http.Routes;
import java.util.List;
import java.util.stream.Stream;

/// `live` while the process answers, `ready` while its database does. They tell nothing else.
public final class Health {
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final Database database;

    /// The health of a server on `database`.
    public Health(Database database) {
        this.database = database;
    }

    /// The table.
    public List<Rule> rules() {
        return Stream.of(LIVE, READY)
                .map(path -> new Rule("health", "GET", path, Callers.PUBLIC, AccountRight.NONE.name()))
                .toList();
    }

    /// Mounts it.
    public void mount(Routes routes) {
        routes.on("GET", LIVE, _ -> Response.text(200, "text/plain", "live\n"));
        routes.on("GET", READY, _ -> ready());
    }

    private Response ready() {
        try {
            database.<Long>read(tx -> tx.count("SELECT n FROM revision"));
            return Response.text(200, "text/plain", "ready\n");
        } catch (Failure.Unavailable e) {
            return Response.text(503, "text/plain", "the database does not answer\n");
        }
    }
}
