package dev.botstead.surface.ngrok.filter;

import dev.botstead.sql.Condition;
import dev.botstead.sql.Dialect;
import dev.botstead.surface.ngrok.filter.Operand.Items;
import dev.botstead.surface.ngrok.filter.Operand.Moment;
import dev.botstead.surface.ngrok.filter.Operand.Of;
import dev.botstead.surface.ngrok.filter.Operand.Size;
import dev.botstead.surface.ngrok.filter.Operand.Truth;
import dev.botstead.surface.ngrok.filter.Operand.Whole;
import dev.botstead.surface.ngrok.filter.Operand.Words;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;

/// What can be compared with what. Every condition made here is true or false, never unknown: `!=` and `!` turn it
/// round by `NOT`.
final class Comparing {
    private static final String UNLIKE = "these two cannot be compared";

    private final Dialect dialect;

    Comparing(Dialect dialect) {
        this.dialect = dialect;
    }

    Condition equal(Operand left, Operand right) {
        if (!left.varies() && !right.varies()) throw constants();
        if (!left.varies()) return equal(right, left);
        return switch (left) {
            case Truth(Condition one) when right instanceof Truth(Condition other) -> one.same(other);
            case Size(String sql) -> number(sql, "=", right);
            case Of(Field.Text field) when right.isNothing() -> Condition.of(field.sql() + " = ''");
            case Of(Field.Text field) -> text(field, "=", right);
            case Of(Field.Time field) when right.isNothing() -> absent(field.column(), field.nullable());
            case Of(Field.Time field) -> Moments.equal(field, instant(right));
            case Of(Field.Id field) when right.isNothing() -> absent(field.column(), field.nullable());
            case Of(Field.Id field) -> id(field, right);
            case Of(Field.Texts field) when empty(right) -> Condition.of(dialect.listSize(field.sql()) + " = 0");
            case Of(Field.Texts _) -> throw new Refused("a list is compared with [] only: ask what is in it");
            default -> throw new Refused(UNLIKE);
        };
    }

    Condition ordered(Order order, Operand left, Operand right) {
        if (!left.varies() && !right.varies()) throw constants();
        if (!left.varies()) return ordered(order.turned(), right, left);
        return switch (left) {
            case Size(String sql) -> number(sql, order.sign(), right);
            case Of(Field.Text field) -> text(field, order.sign(), right);
            case Of(Field.Time field) -> Moments.compared(field, order, instant(right));
            case Of(Field.Id _) -> throw new Refused("ids have no order");
            default -> throw new Refused("these two have no order");
        };
    }

    Condition has(Field.Texts list, Operand item) {
        if (item instanceof Words(String text)) return Condition.of(dialect.listHas(list.sql()), text);
        throw new Refused("only a text in quotes can be in a list");
    }

    private static boolean empty(Operand right) {
        return right.isNothing() || (right instanceof Items(List<Operand> items) && items.isEmpty());
    }

    private static Refused constants() {
        return new Refused("one of two that are compared must be a field");
    }

    private static Condition number(String sql, String sign, Operand right) {
        return switch (right) {
            case Whole(long value) -> Condition.of(sql + " " + sign + " ?", value);
            case Size(String other) -> Condition.of(sql + " " + sign + " " + other);
            default -> throw new Refused("a size is compared with a whole number");
        };
    }

    private static Condition text(Field.Text field, String sign, Operand right) {
        return switch (right) {
            case Words(String text) when sign.equals("=") -> spelled(field, text);
            case Words(String text) -> Condition.of(field.sql() + " " + sign + " ?", text);
            case Of(Field.Text other) -> Condition.of(field.sql() + " " + sign + " " + other.sql());
            default -> throw new Refused(UNLIKE);
        };
    }

    /// Names are kept in NFC, descriptions as they came: a text is found in its own spelling and in that one.
    private static Condition spelled(Field.Text field, String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.equals(text)
                ? Condition.of(field.sql() + " = ?", text)
                : Condition.of(field.sql() + " IN (?, ?)", text, composed);
    }

    private static Instant instant(Operand right) {
        return switch (right) {
            case Moment(Instant instant) -> instant;
            case Words(String text) -> Moments.parse(text);
            default -> throw new Refused("a time is compared with timestamp(…)");
        };
    }

    private static Condition id(Field.Id field, Operand right) {
        if (!(right instanceof Words(String text))) throw new Refused("an id is compared with a text in quotes");
        Condition condition = field.match().is(text);
        return field.nullable() ? condition.known() : condition;
    }

    private static Condition absent(String column, boolean nullable) {
        return nullable ? Condition.of(column + " IS NULL") : Condition.NEVER;
    }
}
