package dev.botstead.event;

import dev.botstead.id.AccountId;
import dev.botstead.id.Ids;
import dev.botstead.id.PrincipalId;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import dev.botstead.sql.WriteTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The append-only log of events.
public final class Events {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS =
            "id, account_id, at, name, object, object_id, label, scope, actor_id, actor_name,"
                    + " credential_kind, credential_id, before, after, request_id, address, user_agent";

    private final Ids ids;
    private final List<Runnable> watching = new CopyOnWriteArrayList<>();

    /// A log whose entries are named by `ids`.
    public Events(Ids ids) {
        this.ids = ids;
    }

    /// Adds `event` to the log, within the transaction of the change that a request from `origin` makes.
    public void append(WriteTx tx, Actor actor, Origin origin, Instant at, Event event) {
        Actor.Presented credential = actor.credential();
        tx.update(
                "INSERT INTO event (" + COLUMNS + ") VALUES (" + Tx.marks(17) + ")",
                ids.next(),
                actor.account(),
                at,
                event.name(),
                event.object(),
                event.id(),
                event.label(),
                event.scope(),
                actor.principal(),
                actor.name(),
                credential == null ? null : credential.kind(),
                credential == null ? null : credential.id(),
                JSON.writeValueAsString(event.before()),
                JSON.writeValueAsString(event.after()),
                origin.requestId(),
                origin.address(),
                origin.userAgent());
        if (!watching.isEmpty()) tx.afterCommit(() -> watching.forEach(Runnable::run));
    }

    /// Runs `action` whenever something was committed here. It may not fail, block, or ask the database.
    public void watch(Runnable action) {
        watching.add(action);
    }

    /// A place in the log, in the order of commits: behind an event, or behind all of a turn.
    public record Position(long turn, UUID id) {
        private static final UUID LAST = new UUID(-1, -1);
    }

    /// An event with the place behind it.
    public record Placed(Position behind, Recorded event) {}

    /// The place behind which everything lies that commits from now on.
    public Position now(Tx tx) {
        return new Position(tx.count(tx.dialect().settled("event")) - 1, Position.LAST);
    }

    /// The oldest events of all accounts behind `position`, in the order of their commits, as far as that is settled
    /// (see [Dialect#settled]): what comes later comes behind them. None is older than `since`, so that what a
    /// restored
    /// backup numbered elsewhere is not taken for news.
    public List<Placed> behind(Tx tx, Position position, Instant since, int limit) {
        return tx.list(
                "SELECT turn, " + COLUMNS + " FROM event WHERE (turn > ? OR (turn = ? AND id > ?)) AND turn < ?"
                        + " AND at >= ? ORDER BY turn, id LIMIT ?",
                row -> new Placed(new Position(row.longValue("turn"), row.uuid("id")), recorded(row)),
                position.turn(),
                position.turn(),
                position.id(),
                tx.count(tx.dialect().settled("event")),
                since,
                limit);
    }

    /// Which events to read.
    ///
    /// @param from not older than this, or null
    /// @param until older than this, or null
    /// @param scopes only of these productions, or null for all
    /// @param name only of this name, or null
    /// @param limit at most so many
    public record Query(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable List<UUID> scopes,
            @Nullable String name,
            int limit) {}

    /// The newest events of `account` that `query` asks for, newest first.
    public List<Recorded> newest(Tx tx, AccountId account, Query query) {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM event WHERE account_id = ?");
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(account);
        if (query.from() != null) {
            sql.append(" AND at >= ?");
            arguments.add(query.from());
        }
        if (query.until() != null) {
            sql.append(" AND at < ?");
            arguments.add(query.until());
        }
        if (query.name() != null) {
            sql.append(" AND name = ?");
            arguments.add(query.name());
        }
        if (query.scopes() != null) {
            if (query.scopes().isEmpty()) return List.of();
            sql.append(" AND scope IN (")
                    .append(Tx.marks(query.scopes().size()))
                    .append(")");
            arguments.addAll(query.scopes());
        }
        sql.append(" ORDER BY at DESC, id DESC LIMIT ?");
        arguments.add(query.limit());
        return tx.list(sql.toString(), Events::recorded, arguments.toArray());
    }

    /// The newest events of `account` that `actor` caused or that are about one of `objects`, newest first.
    public List<Recorded> newest(Tx tx, AccountId account, PrincipalId actor, List<UUID> objects, int limit) {
        Map<UUID, Recorded> found = new HashMap<>(); // what it did to itself is in both
        for (Recorded each : newest(tx, account, "actor_id = ?", List.of(actor), limit)) found.put(each.id(), each);
        if (!objects.isEmpty())
            for (Recorded each : newest(tx, account, "object_id IN (" + Tx.marks(objects.size()) + ")", objects, limit))
                found.put(each.id(), each);
        return found.values().stream()
                .sorted(Comparator.comparing(Recorded::at)
                        .thenComparing(Recorded::id)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static List<Recorded> newest(Tx tx, AccountId account, String which, List<?> arguments, int limit) {
        List<Object> all = new ArrayList<>(arguments);
        all.add(account);
        all.add(limit);
        return tx.list(
                "SELECT " + COLUMNS + " FROM event WHERE " + which + " AND account_id = ?"
                        + " ORDER BY at DESC, id DESC LIMIT ?",
                Events::recorded,
                all.toArray());
    }

    private static Recorded recorded(Row row) {
        UUID actor = row.uuidOrNull("actor_id");
        return new Recorded(
                row.uuid("id"),
                new AccountId(row.uuid("account_id")),
                row.instant("at"),
                row.text("name"),
                row.text("object"),
                row.uuid("object_id"),
                row.text("label"),
                row.uuidOrNull("scope"),
                actor == null ? null : new PrincipalId(actor),
                row.text("actor_name"),
                row.textOrNull("credential_kind"),
                row.uuidOrNull("credential_id"),
                row.text("before"),
                row.text("after"),
                row.text("request_id"),
                row.textOrNull("address"),
                row.textOrNull("user_agent"));
    }
}
