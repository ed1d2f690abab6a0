package dev.botstead.surface.pages.productions;

import java.util.List;

/// The list of productions.
///
/// @param closed whether those that are no longer under way are shown
/// @param text what their names hold; empty for any
/// @param openCount how many under way match
/// @param closedCount how many others match
/// @param any whether the reader sees any production at all
public record ListView(
        List<ProductionRow> rows,
        boolean closed,
        String text,
        long openCount,
        long closedCount,
        boolean any,
        Paging paging) {
    /// Copies the rows.
    public ListView {
        rows = List.copyOf(rows);
    }

    /// The address of a half of the list with the same search.
    public String half(boolean other) {
        return address(other, text).toString();
    }

    static Address address(boolean closed, String text) {
        return Address.list().with("tab", closed ? "closed" : "").with("q", text);
    }
}
