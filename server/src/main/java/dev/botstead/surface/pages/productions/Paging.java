package dev.botstead.surface.pages.productions;

import dev.botstead.production.table.Slice;
import dev.botstead.surface.http.Parameters;
import dev.botstead.surface.pages.Page;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Which rows of a list are shown, and the addresses of the pages beside it.
///
/// @param all how many rows there are
public record Paging(
        long all,
        long start,
        int size,
        String one,
        String many,
        @Nullable String previous,
        @Nullable String next) {
    /// Rows on one page.
    static final int SIZE = 50;

    /// The number of the page that an address asks for: the first for whatever is no number.
    static int asked(Parameters parameters) {
        String text = parameters.first("page");
        return text == null || !text.matches("[1-9]\\d{0,6}") ? 1 : Integer.parseInt(text);
    }

    /// The page `number` of `all` rows, or the last there is.
    static Paging of(long all, int number, String one, String many, IntFunction<Address> address) {
        int last = (int) Math.max(1, (all + SIZE - 1) / SIZE);
        int page = Math.min(number, last);
        long start = (page - 1L) * SIZE;
        return new Paging(
                all,
                start,
                (int) Math.min(SIZE, all - start),
                one,
                many,
                page == 1 ? null : address.apply(page - 1).toString(),
                page == last ? null : address.apply(page + 1).toString());
    }

    Slice slice() {
        return new Slice(start, SIZE);
    }

    /// Which rows are shown: "51–100 of 212", or how many there are when all are.
    public String range() {
        return size == all
                ? Page.count(all, one, many)
                : Page.number(start + 1) + "–" + Page.number(start + size) + " of " + Page.number(all);
    }
}
