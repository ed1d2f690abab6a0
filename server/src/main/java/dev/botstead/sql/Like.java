package dev.botstead.sql;

/// Patterns for `LIKE … ESCAPE '\'`.
public final class Like {
    private Like() {}

    /// What holds `text` as it is written, but for NUL, which no text holds and PostgreSQL takes none of.
    public static String holding(String text) {
        return "%"
                + text.replace("\0", "")
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_") + "%";
    }
}
