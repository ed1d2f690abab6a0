package dev.botstead.surface.ngrok;

import dev.botstead.surface.http.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The page of a list that a query asks for (contract 1.6): newest first, cut by position, so that what is deleted
/// meanwhile neither doubles nor skips anything.
///
/// @param before only what was made before this id, or null
/// @param filter as it was sent, or `""`
record Paging(int limit, @Nullable UUID before, String filter) {
    private static final int MOST = 100;

    /// Reads the query; `ids` reads an id of this list, whose form alone counts.
    static Paging of(Parameters query, Function<String, Optional<UUID>> ids) {
        String before = query.first("before_id") == null ? query.first("beforeId") : query.first("before_id");
        String filter = query.first("filter");
        return new Paging(
                limit(query.first("limit")),
                before == null || before.isEmpty()
                        ? null
                        : ids.apply(before)
                                .orElseThrow(() ->
                                        new Problem(Code.ID_MALFORMED, "The before_id is not an id of this list.")),
                filter == null ? "" : filter);
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) return MOST;
        if (!text.matches("[+-]?[0-9]{1,18}"))
            throw new Problem(Code.LIMIT_NOT_A_NUMBER, "The limit is not a number. It runs from 1 to " + MOST + ".");
        long limit = Long.parseLong(text);
        if (limit < 1 || limit > MOST)
            throw new Problem(Code.LIMIT_OUT_OF_RANGE, "The limit is out of range. It runs from 1 to " + MOST + ".");
        return (int) limit;
    }

    /// How many to read: one more than are shown, which tells whether there is a next page.
    int toRead() {
        return limit + 1;
    }

    /// The list of `rows`, of which one more than the limit was read where there are more.
    Map<String, @Nullable Object> page(
            String collectionUri, String key, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        List<Map<String, ? extends @Nullable Object>> shown =
                new ArrayList<>(rows.subList(0, Math.min(limit, rows.size())));
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put(key, shown);
        page.put("uri", collectionUri);
        page.put(
                "next_page_uri",
                rows.size() <= limit
                        ? null
                        : next(collectionUri, String.valueOf(shown.getLast().get("id"))));
        return page;
    }

    private String next(String collectionUri, String last) {
        String uri = collectionUri + "?before_id=" + last + "&limit=" + limit;
        return filter.isEmpty() ? uri : uri + "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }
}
