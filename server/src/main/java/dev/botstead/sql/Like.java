package dev.botstead.sql;

/// Patterns for `LIKE … ESCAPE '\'`.
public final class Like {
    private Like() {}

    /// What holds `text` as it is written.
    public static String holding(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
