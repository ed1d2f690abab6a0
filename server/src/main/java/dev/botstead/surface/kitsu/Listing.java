package dev.botstead.surface.kitsu;

import dev.botstead.base.Failure.Invalid;
import dev.botstead.surface.http.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a generic collection answers (contract 4.1): all of it, or a page of it, with all keys or some.
///
/// @param number the page asked for, from 1, or null for the plain list
/// @param limit rows a page
/// @param fields the keys asked for, or null for all
public record Listing(
        @Nullable Integer number, int limit, @Nullable Set<String> fields) {
    private static final int ROWS = 100;

    /// Reads `page`, `limit` and `fields`.
    public static Listing of(Parameters query) {
        Integer page = integer(query, "page");
        Integer limit = integer(query, "limit");
        if (limit != null && limit < 0) throw new Invalid("limit", "The limit is below zero.");
        String fields = query.first("fields");
        return new Listing(
                page == null || page < 0 ? null : page,
                limit == null || limit == 0 ? ROWS : limit,
                fields == null || fields.isEmpty()
                        ? null
                        : new java.util.HashSet<>(List.of(fields.strip().split("\\s*,\\s*"))));
    }

    private static @Nullable Integer integer(Parameters query, String name) {
        String text = query.first(name);
        if (text == null || text.isEmpty()) return null;
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new Invalid(name, "The " + name + " is not a whole number.");
        }
    }

    /// The first row of the page, from 0; past the end for page 0.
    public long offset() {
        return number == null ? 0 : Math.max(0L, number - 1L) * limit;
    }

    /// The row with the keys asked for, `id` and `type` always among them.
    public Map<String, ? extends @Nullable Object> shown(Map<String, ? extends @Nullable Object> row) {
        if (fields == null) return row;
        Map<String, @Nullable Object> some = new LinkedHashMap<>(row);
        some.keySet().removeIf(key -> !key.equals("id") && !key.equals("type") && !fields.contains(key));
        return some;
    }

    /// The page around `rows`, which are those of the page alone, out of `total`.
    public Map<String, Object> envelope(List<? extends Map<String, ? extends @Nullable Object>> rows, long total) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("data", rows.stream().map(this::shown).toList());
        page.put("total", total);
        page.put("nb_pages", (total + limit - 1) / limit);
        page.put("limit", limit);
        page.put("offset", offset());
        page.put("page", number == null ? 1 : number);
        return page;
    }
}
