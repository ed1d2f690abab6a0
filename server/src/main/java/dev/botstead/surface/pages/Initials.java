package dev.botstead.surface.pages;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands in for a picture: two letters of a name on one of six tints, always the same for the same name.
public record Initials(String letters, String tint) {
    private static final int TINTS = 6;

    /// The initials of `name`: of its first two words, else its first two letters.
    public static Initials of(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        String letters = words.isEmpty()
                ? first(name.strip(), 1)
                : words.size() == 1 ? first(words.getFirst(), 2) : first(words.get(0), 1) + first(words.get(1), 1);
        return new Initials(letters.toUpperCase(Locale.ROOT), "t" + (Math.floorMod(name.hashCode(), TINTS) + 1));
    }

    /// Whole characters as a reader sees them, so that no accent or emoji is cut in two.
    private static String first(String text, int count) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.next(count);
        return end == BreakIterator.DONE ? text : text.substring(0, end);
    }
}
