package dev.botstead.production.table;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.id.AccountId;
import dev.botstead.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows of a table. There is none without an account, so that no query can forget it. Values are always bound,
/// never part of the text.
public final class Where {
    private final Table table;
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();

    Where(Table table, AccountId account) {
        this.table = table;
        and(table.name() + ".account_id = ?", account);
    }

    /// Adds a condition in SQL with its arguments.
    public Where and(String sql, @Nullable Object... bound) {
        conditions.add(sql);
        arguments.addAll(Arrays.asList(bound));
        return this;
    }

    /// Adds that a column or relation has this value.
    public Where is(String column, Object value) {
        return and(table.expression(column) + " = ?", value);
    }

    /// Adds that a column has one of these values.
    public Where among(String column, Collection<?> values) {
        if (values.isEmpty()) return and("1 = 0");
        return and(table.expression(column) + " IN (" + Tx.marks(values.size()) + ")", values.toArray());
    }

    /// Adds the filters that a client sent.
    public Where matching(List<Filter> filters) {
        for (Filter filter : filters) matching(filter);
        return this;
    }

    private void matching(Filter filter) {
        if (filter.values().isEmpty()) {
            and("1 = 0");
            return;
        }
        Relation relation = table.relation(filter.column());
        if (relation != null) {
            and(
                    table.name() + ".id IN (SELECT " + relation.owner() + " FROM " + relation.link() + " WHERE "
                            + relation.other() + " IN ("
                            + Tx.marks(filter.values().size()) + "))",
                    filter.values().toArray());
            return;
        }
        Column column = table.column(filter.column());
        if (column == null) throw new Invalid(filter.column(), "There is no column " + filter.column() + ".");
        switch (column.kind()) {
            case MOMENT -> within(filter);
            case NAME -> among(table.name() + "." + column.name() + "_key", filter);
            case ID, TEXT, DATE, JSON, FLAG, WHOLE, REAL -> among(table.expression(column.name()), filter);
        }
    }

    private void among(String expression, Filter filter) {
        and(
                expression + " IN (" + Tx.marks(filter.values().size()) + ")",
                filter.values().toArray());
    }

    // Clients know whole seconds, the table microseconds.
    private void within(Filter filter) {
        String expression = table.expression(filter.column());
        String each = "(" + expression + " >= ? AND " + expression + " < ?)";
        List<Object> bounds = new ArrayList<>();
        for (Object value : filter.values()) {
            bounds.add(value);
            bounds.add(((Instant) value).plusSeconds(1));
        }
        and(
                "("
                        + String.join(
                                " OR ",
                                java.util.Collections.nCopies(filter.values().size(), each)) + ")",
                bounds.toArray());
    }

    String sql() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    /// What its marks stand for, in their order.
    public @Nullable Object[] arguments() {
        return arguments.toArray();
    }
}
