package dev.botstead.surface.ngrok.filter;

import dev.botstead.sql.Condition;
import java.time.Instant;
import java.util.List;

/// What a part of an expression stands for.
sealed interface Operand {
    /// Something that is true or false.
    record Truth(Condition condition) implements Operand {}

    /// A field that is neither true nor false by itself.
    record Of(Field field) implements Operand {}

    /// The length of a text in characters (code points), or of a list.
    record Size(String sql) implements Operand {}

    /// A text in quotes.
    record Words(String text) implements Operand {}

    /// A whole number.
    record Whole(long value) implements Operand {}

    /// A time.
    record Moment(Instant instant) implements Operand {}

    /// `time.now`, which only `timestamp` takes.
    record Now() implements Operand {}

    /// `null`.
    record Nothing() implements Operand {}

    /// A list in brackets.
    record Items(List<Operand> items) implements Operand {}

    /// Whether it differs from row to row.
    default boolean varies() {
        return switch (this) {
            case Truth _, Of _, Size _ -> true;
            case Words _, Whole _, Moment _, Now _, Nothing _, Items _ -> false;
        };
    }

    /// Whether it is `""` or `null`.
    default boolean isNothing() {
        return this instanceof Nothing || (this instanceof Words(String text) && text.isEmpty());
    }
}
