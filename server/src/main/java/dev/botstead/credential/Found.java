package dev.botstead.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of what a [Search] found.
///
/// @param all how many there are, whatever is looked for
/// @param matching how many are found
/// @param start the place of the first row among them, from 0
/// @param previous the one that the page before starts with; null where that is the first page, or where there is
///     none
/// @param next the one that the next page starts with; null on the last
public record Found(
        List<Credential> rows,
        long all,
        long matching,
        long start,
        @Nullable Credential previous,
        @Nullable Credential next) {
    /// The most rows of a page.
    public static final int PAGE = 100;

    /// Copies the rows.
    public Found {
        rows = List.copyOf(rows);
    }
}
