package dev.botstead.production.table;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.base.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column under the name by which clients know it, and what may be written into it.
///
/// @param expression where it comes from in a `SELECT`, or null for the table's own column of that name
/// @param max the longest text, or the greatest number
/// @param words the only texts that it may hold, or empty for all
/// @param mandatory whether it may never be null
/// @param open whether clients may change it
/// @param shown whether clients see it
public record Column(
        String name,
        Kind kind,
        @Nullable String expression,
        int max,
        Set<String> words,
        boolean mandatory,
        boolean open,
        boolean shown) {
    private static Column of(String name, Kind kind, int max) {
        return new Column(name, kind, null, max, Set.of(), false, true, true);
    }

    /// An id of something else.
    public static Column id(String name) {
        return of(name, Kind.ID, 0);
    }

    /// A text of at most `max` characters.
    public static Column text(String name, int max) {
        return of(name, Kind.TEXT, max);
    }

    /// A name of at most `max` characters.
    public static Column name(String name, int max) {
        return of(name, Kind.NAME, max).required();
    }

    /// One of some words.
    public static Column word(String name, String... words) {
        return new Column(name, Kind.TEXT, null, 80, Set.of(words), true, true, true);
    }

    /// A truth value.
    public static Column flag(String name) {
        return of(name, Kind.FLAG, 0).required();
    }

    /// A whole number, or null.
    public static Column whole(String name) {
        return of(name, Kind.WHOLE, Integer.MAX_VALUE);
    }

    /// A number with a fraction.
    public static Column real(String name) {
        return of(name, Kind.REAL, 0).required();
    }

    /// A day, or null.
    public static Column date(String name) {
        return of(name, Kind.DATE, 0);
    }

    /// An instant, or null.
    public static Column moment(String name) {
        return of(name, Kind.MOMENT, 0);
    }

    /// A JSON value, or null.
    public static Column json(String name) {
        return of(name, Kind.JSON, 200_000);
    }

    /// The same, never null.
    public Column required() {
        return new Column(name, kind, expression, max, words, true, open, shown);
    }

    /// The same, which clients cannot change.
    public Column fixed() {
        return new Column(name, kind, expression, max, words, mandatory, false, shown);
    }

    /// The same, which clients neither see nor change.
    public Column hidden() {
        return new Column(name, kind, expression, max, words, mandatory, false, false);
    }

    /// The same, read from somewhere else: it is fixed too.
    public Column from(String sql) {
        return new Column(name, kind, sql, max, words, mandatory, false, shown);
    }

    /// `value` as it is stored; [Invalid] when the column may not hold it.
    public @Nullable Object checked(@Nullable Object value) {
        if (value == null) {
            if (mandatory) throw new Invalid(name, "The field " + name + " may not be null.");
            return null;
        }
        return switch (kind) {
            case TEXT -> word(Text.clean(name, (String) value, max));
            case NAME -> Text.name(name, (String) value, max);
            case JSON -> Text.clean(name, (String) value, max);
            case ID, DATE, FLAG, WHOLE, REAL, MOMENT -> value;
        };
    }

    private String word(String text) {
        if (!words.isEmpty() && !words.contains(text))
            throw new Invalid(
                    name,
                    "The field " + name + " is none of " + String.join(", ", new java.util.TreeSet<>(words)) + ".");
        return text;
    }
}
