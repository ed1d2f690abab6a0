package dev.botstead.surface.pages.credentials;

import dev.botstead.surface.pages.Fold;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Cuts the page that a [Query] asks for out of all credentials of a kind.
final class KeyList {
    /// Rows on one page.
    static final int PAGE = 100;

    private KeyList() {}

    /// The page of `all`, the newest first, that `query` asks for.
    static ListView view(List<KeyRow> all, Query query, boolean account) {
        String text = Fold.of(query.text());
        List<KeyRow> found = all.stream()
                .filter(key -> matches(key, query, text))
                .map(key -> new Keyed(
                        Fold.of(query.sort() == Sort.OWNER ? key.owner().name() : key.label()), key))
                .sorted(order(query.sort()))
                .map(Keyed::row)
                .toList();
        int start = start(found, query.from());
        int end = Math.min(start + PAGE, found.size());
        return new ListView(
                query,
                found.subList(start, end),
                account,
                all.size(),
                found.size(),
                start,
                start == 0 ? null : from(query, found, start - PAGE),
                end == found.size() ? null : from(query, found, end));
    }

    private static boolean matches(KeyRow key, Query query, String text) {
        return (query.state() == null || key.state() == query.state())
                && (query.who() == Who.ANYBODY || key.owner().bot() == (query.who() == Who.BOTS))
                && (text.isEmpty()
                        || Fold.of(key.label()).contains(text)
                        || key.mark().toLowerCase(Locale.ROOT).contains(text)
                        || key.id().toLowerCase(Locale.ROOT).contains(text)
                        || Fold.of(key.owner().name()).contains(text));
    }

    private static Comparator<Keyed> order(Sort sort) {
        Comparator<Keyed> newest =
                Comparator.comparing((Keyed each) -> each.row().created()).reversed();
        Comparator<Keyed> stable = newest.thenComparing(each -> each.row().id());
        return switch (sort) {
            case NEWEST -> stable;
            case DESCRIPTION, OWNER -> Comparator.comparing(Keyed::key).thenComparing(stable);
            case USED ->
                Comparator.comparing((Keyed each) -> used(each.row()))
                        .reversed()
                        .thenComparing(stable);
        };
    }

    private static Instant used(KeyRow row) {
        return row.lastUse() == null ? Instant.MIN : row.lastUse().at();
    }

    /// A page starts at a credential rather than at a number: what is made meanwhile moves no row to another page.
    private static int start(List<KeyRow> found, String from) {
        for (int i = 0; i < found.size() && !from.isEmpty(); i++) {
            if (found.get(i).id().equals(from)) {
                return i;
            }
        }
        return 0;
    }

    private static Query from(Query query, List<KeyRow> found, int place) {
        return query.from(place <= 0 ? "" : found.get(place).id());
    }

    /// A row beside the text it is sorted by, which is made once.
    private record Keyed(String key, KeyRow row) {}
}
