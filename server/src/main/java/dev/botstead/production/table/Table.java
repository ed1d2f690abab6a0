package dev.botstead.production.table;

import dev.botstead.id.AccountId;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of the tracker, or a join around one: what is read of it, by name, and what is written into it.
///
/// Each has an `id` and an `account_id`, which is part of every [Where] and shown to nobody.
public final class Table {
    private final String name;
    private final String joins;
    private final List<Column> columns;
    private final List<Relation> relations;
    private final Map<String, Integer> positions = new HashMap<>();
    private final String select;

    /// A table of these columns.
    public Table(String name, Column... columns) {
        this(name, "", List.of(columns), List.of());
    }

    private Table(String name, String joins, List<Column> columns, List<Relation> relations) {
        this.name = name;
        this.joins = joins;
        this.columns = columns;
        this.relations = relations;
        for (int i = 0; i < columns.size(); i++) positions.put(columns.get(i).name(), i);
        this.select = columns.stream()
                .map(column -> expression(column.name()) + " AS " + column.name())
                .collect(Collectors.joining(", "));
    }

    /// The same with lists of ids beside each row.
    public Table relating(Relation... added) {
        return new Table(
                name,
                joins,
                columns,
                Stream.concat(relations.stream(), Stream.of(added)).toList());
    }

    /// The same joined to others, with columns from there.
    public Table joined(String sql, Column... added) {
        return new Table(
                name,
                joins + " " + sql,
                Stream.concat(columns.stream(), Stream.of(added)).toList(),
                relations);
    }

    /// Its name in the database.
    public String name() {
        return name;
    }

    /// What is read of it, in the order of the answer.
    public List<Column> columns() {
        return columns;
    }

    /// The lists of ids beside each row.
    public List<Relation> relations() {
        return relations;
    }

    /// A column, or null.
    public @Nullable Column column(String column) {
        Integer at = positions.get(column);
        return at == null ? null : columns.get(at);
    }

    @Nullable
    Relation relation(String relation) {
        for (Relation each : relations) if (each.name().equals(relation)) return each;
        return null;
    }

    int position(String column) {
        Integer at = positions.get(column);
        if (at == null) throw new IllegalArgumentException(name + " has no column " + column);
        return at;
    }

    String expression(String column) {
        String other = columns.get(position(column)).expression();
        return other == null ? name + "." + column : other;
    }

    /// The rows of an account: where every query begins.
    public Where of(AccountId account) {
        return new Where(this, account);
    }

    private Fields read(Row row) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            values[i] = column.kind().read(row, column.name());
        }
        return new Fields(this, values);
    }

    /// Hands each of the rows to `sink`, in an order in SQL.
    public void each(Tx tx, Where where, String order, Consumer<Fields> sink) {
        tx.each(query(where, order), row -> sink.accept(read(row)), where.arguments());
    }

    /// The rows, in an order in SQL.
    public List<Fields> list(Tx tx, Where where, String order) {
        return tx.list(query(where, order), this::read, where.arguments());
    }

    /// A part of the rows, in an order in SQL.
    public List<Fields> list(Tx tx, Where where, String order, Slice slice) {
        @Nullable Object[] arguments = where.arguments();
        @Nullable Object[] more = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        more[arguments.length] = slice.limit();
        more[arguments.length + 1] = slice.offset();
        return tx.list(query(where, order) + " LIMIT ? OFFSET ?", this::read, more);
    }

    private String query(Where where, String order) {
        return "SELECT " + select + " FROM " + name + joins + where.sql() + " ORDER BY " + order;
    }

    /// The first row, or nothing.
    public Optional<Fields> first(Tx tx, Where where) {
        return list(tx, where, name + ".id", new Slice(0, 1)).stream().findFirst();
    }

    /// The row of that id, or nothing.
    public Optional<Fields> find(Tx tx, AccountId account, UUID id) {
        return first(tx, of(account).is("id", id));
    }

    /// The row of that id, held until the transaction ends, or nothing.
    public Optional<Fields> lock(WriteTx tx, AccountId account, UUID id) {
        tx.exists("SELECT id FROM " + name + " WHERE id = ?" + tx.dialect().forUpdate(), id);
        return find(tx, account, id);
    }

    /// How many rows there are.
    public long count(Tx tx, Where where) {
        return tx.count("SELECT count(*) AS n FROM " + name + joins + where.sql(), where.arguments());
    }

    /// The ids of the rows, as a query to be used within another, with the arguments of `where`.
    public String ids(Where where) {
        return "SELECT " + name + ".id FROM " + name + joins + where.sql();
    }

    /// The ids that a relation adds to each of the rows; a row without any has no entry.
    public Map<UUID, List<UUID>> related(Tx tx, Relation relation, Where where) {
        Map<UUID, List<UUID>> related = new HashMap<>();
        String sql = "SELECT " + relation.owner() + " AS owner, " + relation.other() + " AS other FROM "
                + relation.link() + " WHERE " + relation.owner() + " IN (" + ids(where) + ") ORDER BY "
                + relation.other();
        tx.each(
                sql,
                row -> related.computeIfAbsent(row.uuid("owner"), _ -> new ArrayList<>())
                        .add(row.uuid("other")),
                where.arguments());
        return related;
    }

    /// The ids of all relations of one row, each under its name.
    public Map<String, List<UUID>> related(Tx tx, AccountId account, UUID id) {
        Map<String, List<UUID>> lists = new java.util.LinkedHashMap<>();
        for (Relation relation : relations)
            lists.put(
                    relation.name(),
                    related(tx, relation, of(account).is("id", id)).getOrDefault(id, List.of()));
        return lists;
    }

    /// Adds one row. What is not among `values` takes the default of the database.
    public void insert(WriteTx tx, AccountId account, Map<String, ? extends @Nullable Object> values) {
        insert(tx, account, List.of(values));
    }

    /// Adds many rows that name the same columns.
    public void insert(WriteTx tx, AccountId account, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        Writes.insert(tx, this, account, rows);
    }

    /// Changes some columns of one row.
    public void update(WriteTx tx, UUID id, Map<String, ? extends @Nullable Object> changes) {
        Writes.update(tx, this, id, changes);
    }
}
