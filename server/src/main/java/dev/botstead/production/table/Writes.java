package dev.botstead.production.table;

import dev.botstead.base.Text;
import dev.botstead.id.AccountId;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statements that write into a [Table]. Beside a name they write its form for comparing.
final class Writes {
    private Writes() {}

    static void insert(
            WriteTx tx, Table table, AccountId account, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        if (rows.isEmpty()) return;
        List<String> names = new ArrayList<>(rows.getFirst().keySet());
        List<String> stored = new ArrayList<>(List.of("account_id"));
        names.forEach(column -> stored.addAll(stored(table, column)));
        List<@Nullable Object[]> all = new ArrayList<>();
        for (Map<String, ? extends @Nullable Object> row : rows) {
            List<@Nullable Object> arguments = new ArrayList<>(Collections.singletonList(account));
            names.forEach(column -> arguments.addAll(bound(table, column, row.get(column))));
            all.add(arguments.toArray());
        }
        String sql = "INSERT INTO " + table.name() + " (" + String.join(", ", stored) + ") VALUES ("
                + Tx.marks(stored.size()) + ")";
        tx.batch(sql, all);
    }

    static void update(WriteTx tx, Table table, UUID id, Map<String, ? extends @Nullable Object> changes) {
        if (changes.isEmpty()) return;
        List<String> set = new ArrayList<>();
        List<@Nullable Object> arguments = new ArrayList<>();
        changes.forEach((column, value) -> {
            stored(table, column).forEach(each -> set.add(each + " = ?"));
            arguments.addAll(bound(table, column, value));
        });
        arguments.add(id);
        tx.update("UPDATE " + table.name() + " SET " + String.join(", ", set) + " WHERE id = ?", arguments.toArray());
    }

    private static boolean isName(Table table, String column) {
        return Objects.requireNonNull(table.column(column), column).kind() == Kind.NAME;
    }

    private static List<String> stored(Table table, String column) {
        return isName(table, column) ? List.of(column, column + "_key") : List.of(column);
    }

    private static List<@Nullable Object> bound(Table table, String column, @Nullable Object value) {
        if (!isName(table, column)) return Collections.singletonList(value);
        String name = String.valueOf(value);
        return List.of(name, Text.key(name));
    }
}
