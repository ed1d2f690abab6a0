package dev.botstead.surface.pages.productions;

import java.util.List;

/// The assets or the shots of a production.
///
/// @param assets whether these are assets
/// @param groups the types of asset or the sequences that there are
/// @param group the one chosen; empty for all
/// @param text what the names hold; empty for any
public record EntitiesView(
        Head head,
        boolean assets,
        List<EntityRow> rows,
        List<Choice> groups,
        String group,
        String text,
        Paging paging) {
    /// Copies the lists.
    public EntitiesView {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    /// "asset" or "shot".
    public String noun() {
        return assets ? "asset" : "shot";
    }

    /// The last part of the address.
    public String tab() {
        return noun() + "s";
    }

    /// The name of the parameter that chooses a group.
    public String parameter() {
        return assets ? "type" : "sequence";
    }

    /// Whether anything is filtered.
    public boolean filters() {
        return !group.isEmpty() || !text.isEmpty();
    }
}
