package dev.botstead.surface.pages.credentials;

import java.util.List;

/// What an owner holds of one kind. An old secret that is about to end stands beneath the one that took its place.
public record KeyGroup(Group group, List<KeyRow> rows) {
    /// Copies the rows.
    public KeyGroup {
        rows = List.copyOf(rows);
    }
}
