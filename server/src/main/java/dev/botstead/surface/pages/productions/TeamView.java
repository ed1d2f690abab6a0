package dev.botstead.surface.pages.productions;

import java.util.List;

/// The team of a production.
public record TeamView(Head head, List<MemberRow> rows, Paging paging) {
    /// Copies the rows.
    public TeamView {
        rows = List.copyOf(rows);
    }
}
