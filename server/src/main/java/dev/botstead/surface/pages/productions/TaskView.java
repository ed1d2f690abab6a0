package dev.botstead.surface.pages.productions;

import java.util.List;

/// One task and what is said of it.
public record TaskView(Head head, Work task, String description, List<Remark> remarks, Paging paging) {
    /// Copies the remarks.
    public TaskView {
        remarks = List.copyOf(remarks);
    }
}
