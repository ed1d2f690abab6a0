package dev.botstead.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A condition for a `WHERE`, with what its marks stand for.
///
/// It is true or false for every row, never unknown, so that it can be negated; who makes one sees to that.
public record Condition(String sql, List<Object> arguments) {
    /// What holds for every row.
    public static final Condition ALWAYS = of("TRUE");
    /// What holds for none.
    public static final Condition NEVER = of("FALSE");

    /// Copies the arguments.
    public Condition {
        arguments = List.copyOf(arguments);
    }

    /// A condition in SQL with its arguments.
    public static Condition of(String sql, Object... arguments) {
        return new Condition(sql, List.of(arguments));
    }

    /// Holds where all of `conditions` do.
    public static Condition all(List<Condition> conditions) {
        return conditions.isEmpty() ? ALWAYS : joined(conditions, " AND ");
    }

    /// Holds where one of `conditions` does.
    public static Condition any(List<Condition> conditions) {
        return conditions.isEmpty() ? NEVER : joined(conditions, " OR ");
    }

    /// Holds where this and `other` both do, or neither.
    public Condition same(Condition other) {
        return joined(List.of(this, other), " = ");
    }

    /// Holds where this does not.
    public Condition not() {
        return new Condition("NOT (" + sql + ")", arguments);
    }

    /// Holds where this does; where it would be unknown, it does not.
    public Condition known() {
        return new Condition("((" + sql + ") IS TRUE)", arguments);
    }

    private static Condition joined(List<Condition> conditions, String word) {
        String sql = conditions.stream().map(Condition::sql).collect(Collectors.joining(")" + word + "("));
        List<Object> arguments = new ArrayList<>();
        for (Condition condition : conditions) arguments.addAll(condition.arguments);
        return new Condition("((" + sql + "))", arguments);
    }
}
