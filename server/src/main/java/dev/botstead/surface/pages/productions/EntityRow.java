package dev.botstead.surface.pages.productions;

import java.util.List;

/// An asset or shot with the status of its tasks.
///
/// @param group the type of an asset, the sequence of a shot
/// @param frames how many frames a shot has; empty for none
public record EntityRow(String name, String group, boolean canceled, String frames, List<Work> tasks) {
    /// Copies the tasks.
    public EntityRow {
        tasks = List.copyOf(tasks);
    }
}
