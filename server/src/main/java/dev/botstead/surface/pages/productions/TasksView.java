package dev.botstead.surface.pages.productions;

import java.util.List;

/// The tasks of a production.
///
/// @param people whom tasks may be filtered by; none for clients
public record TasksView(
        Head head,
        List<Work> rows,
        List<Choice> types,
        String type,
        List<Choice> statuses,
        String status,
        List<Choice> people,
        String who,
        Paging paging) {
    /// Copies the lists.
    public TasksView {
        rows = List.copyOf(rows);
        types = List.copyOf(types);
        statuses = List.copyOf(statuses);
        people = List.copyOf(people);
    }

    /// Whether anything is filtered.
    public boolean filters() {
        return !type.isEmpty() || !status.isEmpty() || !who.isEmpty();
    }
}
