package dev.botstead.acceptance;

/// A database that the server runs on: every promise holds on each.
enum Backend {
    SQLITE,
    POSTGRES;

    /// A place where nothing is kept yet.
    Storage fresh() {
        return switch (this) {
            case SQLITE -> new Storage(Folders.temporary(), null);
            case POSTGRES -> new Storage(Folders.temporary(), Postgres.createDatabase());
        };
    }
}
