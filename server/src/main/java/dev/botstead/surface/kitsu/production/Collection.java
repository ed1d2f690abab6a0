package dev.botstead.surface.kitsu.production;

import dev.botstead.base.Failure;
import dev.botstead.cluster.Ledger;
import dev.botstead.directory.Caller;
import dev.botstead.production.table.Fields;
import dev.botstead.production.table.Filter;
import dev.botstead.production.table.Relation;
import dev.botstead.production.table.Slice;
import dev.botstead.production.table.Table;
import dev.botstead.production.table.Where;
import dev.botstead.sql.Tx;
import dev.botstead.surface.http.Response;
import dev.botstead.surface.kitsu.Answers;
import dev.botstead.surface.kitsu.Call;
import dev.botstead.surface.kitsu.Listing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A generic collection (contract 4.1): filtered, paged, with relations and chosen keys. A list is one query, and one
/// more for each relation that is asked for.
final class Collection {
    private final Ledger ledger;
    private final Table table;
    private final String order;
    private final BiFunction<Tx, Caller, Where> scope;
    private final Sight.Looks looks;
    private final Probes guard;

    /// The rows of `table` within `scope`, as they look.
    Collection(Ledger ledger, Table table, String order, BiFunction<Tx, Caller, Where> scope, Sight.Looks looks) {
        this.ledger = ledger;
        this.table = table;
        this.order = order;
        this.scope = scope;
        this.looks = looks;
        this.guard = (_, _, _, _) -> {};
    }

    private Collection(Collection other, Probes guard) {
        this.ledger = other.ledger;
        this.table = other.table;
        this.order = other.order;
        this.scope = other.scope;
        this.looks = other.looks;
        this.guard = guard;
    }

    /// Takes out of a list what its filters would tell a reader who may not see it.
    @FunctionalInterface
    interface Probes {
        void restrict(Tx tx, Caller caller, Where where, List<Filter> filters);
    }

    /// The same collection, whose filters `probes` looks at.
    Collection guarded(Probes probes) {
        return new Collection(this, probes);
    }

    /// Rows that look the same to everybody.
    Collection(Ledger ledger, Table table, String order, BiFunction<Tx, Caller, Where> scope, String type) {
        this(ledger, table, order, scope, (_, _, _) -> Sight.plain(type));
    }

    /// The list, or a page of it.
    Response list(Call call) {
        return list(call, scope);
    }

    /// The list with its relations, whether they are asked for or not.
    Response listRelated(Call call) {
        return list(call, scope, true);
    }

    /// The list within a narrower scope.
    Response list(Call call, BiFunction<Tx, Caller, Where> narrower, String... unfiltered) {
        return list(call, narrower, call.flag("relations"), unfiltered);
    }

    /// The list within a narrower scope, with relations or without.
    Response list(Call call, BiFunction<Tx, Caller, Where> narrower, boolean relations, String... unfiltered) {
        Listing listing = Listing.of(call.query());
        var filters = Filters.of(call.query(), table, unfiltered);
        return ledger.read(tx -> {
            Where where = narrower.apply(tx, call.caller()).matching(filters);
            guard.restrict(tx, call.caller(), where, filters);
            View view = new View(tx, call.caller(), where, relations);
            return listing.number() == null
                    ? whole(tx, where, view, listing)
                    : Answers.ok(page(tx, call.caller(), where, relations, listing));
        });
    }

    private Response whole(Tx tx, Where where, View view, Listing listing) {
        return Answers.written(out -> {
            out.writeStartArray();
            table.each(tx, where, order, row -> {
                if (listing.fields() != null) out.writePOJO(listing.shown(view.tree(row)));
                else Json.write(out, view.sight.seen(row), view.sight.type(row), view.beside(row));
            });
            out.writeEndArray();
        });
    }

    private Map<String, Object> page(Tx tx, Caller caller, Where where, boolean relations, Listing listing) {
        long total = table.count(tx, where);
        boolean none = listing.number() != null && listing.number() == 0;
        List<Fields> rows = none
                ? List.of()
                : table.list(
                        tx,
                        where,
                        table.name() + ".updated_at DESC, " + table.name() + ".id",
                        new Slice(listing.offset(), listing.limit()));
        Where shown = table.of(caller.account())
                .among("id", rows.stream().map(Fields::id).toList());
        View view = new View(tx, caller, shown, relations);
        return listing.envelope(rows.stream().map(view::tree).toList(), total);
    }

    /// One row, with its relations unless they are declined.
    Response one(Call call) {
        return one(call, (_, _, _) -> {});
    }

    /// Throws when a caller may not read what an id names.
    @FunctionalInterface
    interface Guard {
        void check(Tx tx, Caller caller, UUID id);
    }

    /// One row that `guard` lets through, with its relations unless they are declined.
    Response one(Call call, Guard guard) {
        boolean relations = !"false".equalsIgnoreCase(call.query().first("relations"));
        UUID id = call.id("id");
        return Answers.ok(ledger.<Object>read(tx -> {
            guard.check(tx, call.caller(), id);
            return tree(tx, call.caller(), id, relations);
        }));
    }

    /// One row within the scope, or [Failure.NotFound].
    Map<String, @Nullable Object> tree(Tx tx, Caller caller, UUID id, boolean relations) {
        Where where = scope.apply(tx, caller).is("id", id);
        Fields row = table.first(tx, where).orElseThrow(() -> new Failure.NotFound("There is no such object."));
        return new View(tx, caller, where, relations).tree(row);
    }

    /// What is needed beside the rows of a list, read once.
    private final class View {
        final Sight sight;
        private final Map<Relation, Map<UUID, List<UUID>>> related = new LinkedHashMap<>();
        private final boolean relations;

        View(Tx tx, Caller caller, Where where, boolean relations) {
            this.sight = looks.at(tx, caller, where);
            this.relations = relations;
            if (relations)
                for (Relation relation : table.relations()) related.put(relation, table.related(tx, relation, where));
        }

        Map<String, ? extends @Nullable Object> beside(Fields row) {
            if (!relations) return sight.beside(row);
            Map<String, @Nullable Object> lists = new LinkedHashMap<>(sight.beside(row));
            related.forEach((relation, ids) -> lists.put(
                    relation.name(),
                    Json.ids(sight.seen(row, relation.name(), ids.getOrDefault(row.id(), List.of())))));
            for (String name : sight.alwaysEmpty()) lists.put(name, List.of());
            lists.putAll(sight.related(row));
            return lists;
        }

        Map<String, @Nullable Object> tree(Fields row) {
            Map<String, @Nullable Object> tree = Json.tree(sight.seen(row), sight.type(row));
            tree.putAll(beside(row));
            return tree;
        }
    }
}
