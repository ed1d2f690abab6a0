package dev.botstead.surface.pages.credentials;

import dev.botstead.credential.Found;
import dev.botstead.surface.pages.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the list of a kind.
///
/// @param account whether it shows all of the account, and not those of the one who looks alone
/// @param all how many there are, whatever the filters
/// @param matching how many pass the filters
/// @param start the place of the first row among them, from 0
/// @param previous the list one page back; null on the first
/// @param next the list one page on; null on the last
public record ListView(
        Query query,
        List<KeyRow> rows,
        boolean account,
        long all,
        long matching,
        long start,
        @Nullable Query previous,
        @Nullable Query next) {
    /// Copies the rows.
    public ListView {
        rows = List.copyOf(rows);
    }

    /// The page that was found.
    static ListView of(Query query, Found found, List<KeyRow> rows, boolean account) {
        Query previous =
                query.from(found.previous() == null ? "" : found.previous().publicId());
        return new ListView(
                query,
                rows,
                account,
                found.all(),
                found.matching(),
                found.start(),
                found.start() == 0 ? null : previous,
                found.next() == null ? null : query.from(found.next().publicId()));
    }

    /// Its heading.
    public String title() {
        Group group = query.group();
        return account ? group.title() : "Your " + group.many();
    }

    /// Which rows are shown: "1–100 of 212", or how many there are when all are.
    public String range() {
        return rows.size() == matching
                ? Page.count(matching, query.group().one(), query.group().many())
                : Page.number(start + 1) + "–" + Page.number(start + rows.size()) + " of " + Page.number(matching);
    }
}
