package dev.botstead.surface.ngrok.filter;

import dev.botstead.sql.Condition;

/// A field of an object as a filter sees it, and the SQL that it stands for.
///
/// Columns are SQL expressions, best with the name of their table before them. Where a column may be null, null
/// stands for nothing: it equals `""` and `null` alike.
public sealed interface Field {
    /// What is written after `obj.`.
    String name();

    /// A text, compared by its bytes.
    ///
    /// @param column of a text type: on PostgreSQL with the collation `"C"`
    record Text(String name, String column, boolean nullable) implements Field {
        String sql() {
            return nullable ? "COALESCE(" + column + ", '')" : column;
        }
    }

    /// A time in microseconds since 1970, seen by clients in whole seconds.
    record Time(String name, String column, boolean nullable) implements Field {}

    /// A truth value; null is false.
    record Flag(String name, String column, boolean nullable) implements Field {}

    /// A list of texts, stored as the text of a JSON array without NUL; null is the empty one.
    record Texts(String name, String column) implements Field {
        String sql() {
            return "COALESCE(" + column + ", '[]')";
        }
    }

    /// An id, which only its own text equals. It has no order and no parts.
    ///
    /// @param column tells whether there is one, when it may be null
    record Id(String name, String column, boolean nullable, Match match) implements Field {}

    /// Finds the rows whose id is written in one way.
    @FunctionalInterface
    interface Match {
        /// The condition for an id to be `text`; [Condition#NEVER] when no id is. It may be unknown where the column
        /// is null.
        Condition is(String text);
    }

    /// A text that is always there.
    static Field text(String name, String column) {
        return new Text(name, column, false);
    }

    /// A time that is always there.
    static Field time(String name, String column) {
        return new Time(name, column, false);
    }

    /// A truth value that is always there.
    static Field flag(String name, String column) {
        return new Flag(name, column, false);
    }

    /// A list of texts.
    static Field texts(String name, String column) {
        return new Texts(name, column);
    }

    /// An id that is always there.
    static Field id(String name, String column, Match match) {
        return new Id(name, column, false, match);
    }

    /// The same, whose column may be null.
    default Field orNothing() {
        return switch (this) {
            case Text it -> new Text(it.name, it.column, true);
            case Time it -> new Time(it.name, it.column, true);
            case Flag it -> new Flag(it.name, it.column, true);
            case Texts it -> it;
            case Id it -> new Id(it.name, it.column, true, it.match);
        };
    }
}
