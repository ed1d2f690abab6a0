package dev.botstead.credential;

import dev.botstead.base.Fold;
import dev.botstead.sql.Condition;
import dev.botstead.sql.Like;
import dev.botstead.sql.Row;
import dev.botstead.sql.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the page that a [Search] asks for: no more rows than are shown leave the database.
///
/// A page starts at a credential rather than at a number: what is made or revoked meanwhile moves no other row to
/// another page.
final class SearchStore {
    private final CredentialStore store;

    SearchStore(CredentialStore store) {
        this.store = store;
    }

    Found found(Tx tx, Search search) {
        Condition whole = whole(search);
        Condition matching = Condition.all(List.of(whole, text(search), ofBots(search), state(search)));
        long all = count(tx, whole);
        long many = search.filters() ? count(tx, matching) : all;
        Place place = place(tx, search);
        String order = search.order().sql(false);
        if (place == null) return page(store.some(tx, matching, order, Found.PAGE + 1), all, many, 0, null);
        Condition before =
                Condition.all(List.of(matching, place.notBefore(search.order()).not()));
        Condition after = Condition.all(List.of(matching, place.notBefore(search.order())));
        long start = count(tx, before);
        List<Credential> earlier =
                start > Found.PAGE ? store.some(tx, before, search.order().sql(true), Found.PAGE) : List.of();
        Credential previous = earlier.isEmpty() ? null : earlier.getLast();
        return page(store.some(tx, after, order, Found.PAGE + 1), all, many, start, previous);
    }

    private static Found page(
            List<Credential> rows, long all, long matching, long start, @Nullable Credential previous) {
        boolean more = rows.size() > Found.PAGE;
        List<Credential> shown = more ? rows.subList(0, Found.PAGE) : rows;
        return new Found(shown, all, matching, start, previous, more ? rows.getLast() : null);
    }

    private static long count(Tx tx, Condition condition) {
        return tx.count(
                "SELECT COUNT(*) AS n FROM credential WHERE " + condition.sql(),
                condition.arguments().toArray());
    }

    private static Condition whole(Search search) {
        Condition kind =
                Condition.of("account_id = ? AND kind = ? AND revoked_at IS NULL", search.account(), search.kind());
        return search.owner() == null
                ? kind
                : Condition.all(List.of(kind, Condition.of("owner_id = ?", search.owner())));
    }

    private static Condition text(Search search) {
        if (search.text().isEmpty()) return Condition.ALWAYS;
        String holding = Like.holding(Fold.of(search.text()));
        return Condition.of(
                "search_key LIKE ? ESCAPE '\\' OR owner_id IN (SELECT o.id FROM principal o WHERE o.account_id = ?"
                        + " AND o.search_key LIKE ? ESCAPE '\\')",
                holding,
                search.account(),
                holding);
    }

    private static Condition ofBots(Search search) {
        if (search.ofBots() == null) return Condition.ALWAYS;
        return Condition.of(
                "EXISTS (SELECT 1 FROM principal o WHERE o.id = owner_id AND o.kind = ?)",
                search.ofBots() ? "BOT" : "PERSON");
    }

    private static Condition state(Search search) {
        return search.state() == null
                ? Condition.ALWAYS
                : Condition.of(State.SQL + " = ?", search.now(), search.now(), search.state());
    }

    /// Where a page starts; null for the first, also where the credential is none that there ever was.
    private static @Nullable Place place(Tx tx, Search search) {
        if (search.from() == null) return null;
        return tx.first(
                        "SELECT id, " + search.order().key() + " AS k FROM credential WHERE id = ? AND account_id = ?"
                                + " AND kind = ?",
                        row -> Place.of(row, search.order()),
                        search.from(),
                        search.account(),
                        search.kind())
                .orElse(null);
    }

    private record Place(UUID id, Object key) {
        static Place of(Row row, Order order) {
            return new Place(row.uuid("id"), order.ascending() ? row.text("k") : row.longValue("k"));
        }

        /// Holds for the credential at this place and for those behind it.
        Condition notBefore(Order order) {
            if (order == Order.NEWEST) return Condition.of("id <= ?", id);
            String behind = order.key() + (order.ascending() ? " > ?" : " < ?");
            return Condition.of(behind + " OR (" + order.key() + " = ? AND id <= ?)", key, key, id);
        }
    }
}
