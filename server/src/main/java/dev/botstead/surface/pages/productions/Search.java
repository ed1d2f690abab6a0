package dev.botstead.surface.pages.productions;

import org.jspecify.annotations.Nullable;

/// The text of a search.
final class Search {
    // No name is longer, and no database takes every character.
    private static final int LONGEST = 200;

    private Search() {}

    /// What was typed, without what no name holds; empty for nothing.
    static String of(@Nullable String typed) {
        String text =
                typed == null ? "" : typed.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST)));
    }
}
