package dev.botstead.surface.pages.productions;

import dev.botstead.production.project.TeamLists;
import dev.botstead.production.right.Grant;
import dev.botstead.production.right.Right;
import dev.botstead.production.right.Standing;
import java.util.UUID;

/// What stands above every page of one production.
///
/// @param standing where the reader stands in it
public record Head(UUID id, ProductionRow row, Standing standing) {
    /// Whether the reader may change the team.
    public boolean manages() {
        return Right.UPDATE_PROJECT.to(standing) == Grant.YES;
    }

    /// Whether the reader is a client, who is shown names alone.
    public boolean forClient() {
        return standing == Standing.CLIENT;
    }

    /// How many are in the team.
    public TeamLists.Size team() {
        return row.team();
    }

    /// The address of a page below it.
    public String below(String path) {
        return Address.of(id, path).toString();
    }
}
