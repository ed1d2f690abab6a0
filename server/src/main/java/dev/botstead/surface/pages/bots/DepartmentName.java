package dev.botstead.surface.pages.bots;

import java.util.List;
import java.util.stream.Collectors;

/// A department as a page shows it: a dot of its own colour (`#rrggbb`) and its word.
public record DepartmentName(String id, String name, String colour) {
    /// Refuses a colour that is none: it goes into a drawing.
    public DepartmentName {
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            colour = "#868a86";
        }
    }

    /// The names of several, in one line.
    public static String list(List<DepartmentName> departments) {
        return departments.stream().map(DepartmentName::name).collect(Collectors.joining(", "));
    }
}
