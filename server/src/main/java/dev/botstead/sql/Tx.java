package dev.botstead.sql;

import dev.botstead.id.Id;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A transaction that reads one consistent state. A store takes it as the proof that one is open.
///
/// Arguments may be [Id]s, UUIDs, texts, truth values, whole numbers, doubles, instants, bytes, enumerated values (by
/// name) and null.
public sealed class Tx permits WriteTx {
    private final Session session;

    Tx(Session session) {
        this.session = session;
    }

    /// What differs between the databases.
    public Dialect dialect() {
        return session.dialect();
    }

    /// Every row, mapped.
    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(mapper.apply(row)), arguments);
        return rows;
    }

    /// The first row, mapped, or nothing.
    public <T> Optional<T> first(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        List<T> rows = list(sql, mapper, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /// The number in the column `n` of the one row.
    public long count(String sql, @Nullable Object... arguments) {
        return first(sql, row -> row.longValue("n"), arguments).orElse(0L);
    }

    /// Whether there is a row.
    public boolean exists(String sql, @Nullable Object... arguments) {
        return first(sql, _ -> true, arguments).isPresent();
    }

    /// Hands each row to `consumer`; the row is not valid afterwards.
    public void each(String sql, Consumer<Row> consumer, @Nullable Object... arguments) {
        session.run(sql, statement -> {
            bind(statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results, dialect());
                while (results.next()) consumer.accept(row);
            }
            return 0;
        });
    }

    /// How something is held.
    public enum Hold {
        /// Together with others who share it.
        SHARED,
        /// Alone.
        ALONE
    }

    /// Holds `id` until this transaction ends: what is read of it after this is what it is until then. First come,
    /// first served: unlike a lock on its row, one who waits to hold it alone is not passed by an endless stream of
    /// those who share it. SQLite has one writer and needs nothing.
    public void hold(Id id, Hold how) {
        if (dialect() != Dialect.POSTGRES) return;
        String function = how == Hold.ALONE ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        UUID uuid = id.uuid();
        // Two ids whose halves cancel out alike would wait for each other, no more.
        exists("SELECT " + function + "(?)", uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits());
    }

    final Session session() {
        return session;
    }

    final void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object value = stored(arguments[i]);
            if (value == null) statement.setNull(i + 1, Types.NULL);
            else statement.setObject(i + 1, value);
        }
    }

    private @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case Id id -> dialect().uuid(id.uuid());
            case UUID id -> dialect().uuid(id);
            case Instant instant -> ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            case Enum<?> word -> word.name();
            case null, default -> value;
        };
    }

    /// As many `?` as there are `values`, for an `IN (…)`.
    public static String marks(int values) {
        return "?" + ",?".repeat(Math.max(0, values - 1));
    }
}
