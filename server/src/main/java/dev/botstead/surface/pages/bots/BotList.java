package dev.botstead.surface.pages.bots;

import dev.botstead.base.Fold;
import dev.botstead.surface.pages.Dates;
import dev.botstead.surface.pages.Deadline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cuts the page that a [Query] asks for out of all bots.
public final class BotList {
    /// Rows on one page.
    static final int PAGE = 100;

    private final Dates dates;

    /// A list in which "soon" and "unused" are seen from the present of `dates`.
    public BotList(Dates dates) {
        this.dates = dates;
    }

    /// The page of `bots` that `query` asks for.
    public BotsView view(List<BotRow> bots, List<DepartmentName> departments, Query query) {
        String text = Fold.of(query.text());
        List<BotRow> alike =
                bots.stream().filter(bot -> matches(bot, query, text)).toList();
        List<BotRow> half =
                alike.stream().filter(bot -> tab(bot) == query.tab()).toList();
        List<BotRow> found = half.stream()
                .filter(bot -> needs(bot, query.need()))
                .map(bot -> new Keyed(Fold.of(bot.name()), bot))
                .sorted(order(query.sort()))
                .map(Keyed::bot)
                .toList();
        int start = start(found, query.from());
        int end = Math.min(start + PAGE, found.size());
        return new BotsView(
                query,
                found.subList(start, end),
                departments,
                bots.size(),
                inTab(alike, query, Tab.ACTIVE),
                inTab(alike, query, Tab.INACTIVE),
                counts(half),
                found.size(),
                start,
                Map.of(),
                start == 0 ? null : from(query, found, start - PAGE),
                end == found.size() ? null : from(query, found, end));
    }

    /// How many of `bots` are active and expire within seven days.
    public long expiring(List<BotRow> bots) {
        return bots.stream()
                .filter(bot -> bot.active() && needs(bot, Need.EXPIRING))
                .count();
    }

    private long inTab(List<BotRow> alike, Query query, Tab tab) {
        return alike.stream()
                .filter(bot -> tab(bot) == tab && needs(bot, query.need()))
                .count();
    }

    private Map<Need, Long> counts(List<BotRow> half) {
        return Stream.of(Need.values())
                .collect(Collectors.toMap(
                        need -> need,
                        need -> half.stream().filter(bot -> needs(bot, need)).count()));
    }

    private static boolean matches(BotRow bot, Query query, String text) {
        return (text.isEmpty()
                        || Fold.of(bot.name()).contains(text)
                        || bot.id().toLowerCase(Locale.ROOT).contains(text)
                        || bot.uuid().contains(text))
                && (query.role().isEmpty() || bot.role().value().equals(query.role()))
                && (query.department().isEmpty()
                        || bot.departments().stream().anyMatch(each -> each.id().equals(query.department())));
    }

    private boolean needs(BotRow bot, Need need) {
        return switch (need) {
            case ANY -> true;
            case EXPIRING -> urgency(bot) == Deadline.Urgency.SOON;
            case EXPIRED -> urgency(bot) == Deadline.Urgency.PAST;
            case UNUSED -> bot.lastUsed() != null && dates.longAgo(bot.lastUsed());
            case OVERDUE -> bot.overdue() > 0;
        };
    }

    private Deadline.@Nullable Urgency urgency(BotRow bot) {
        return bot.until() == null ? null : dates.deadline(bot.until()).urgency();
    }

    private static Tab tab(BotRow bot) {
        return bot.active() ? Tab.ACTIVE : Tab.INACTIVE;
    }

    private static Comparator<Keyed> order(Sort sort) {
        Comparator<Keyed> byName = Comparator.comparing(Keyed::key)
                .thenComparing(each -> each.bot().id());
        return switch (sort) {
            case NAME -> byName;
            case ROLE -> Comparator.comparing((Keyed each) -> each.bot().role()).thenComparing(byName);
            case EXPIRY -> comparing(BotRow::until, Comparator.naturalOrder()).thenComparing(byName);
            case USED -> comparing(BotRow::lastUsed, Comparator.reverseOrder()).thenComparing(byName);
        };
    }

    private static Comparator<Keyed> comparing(Function<BotRow, @Nullable Instant> part, Comparator<Instant> order) {
        return (a, b) -> {
            Instant one = part.apply(a.bot());
            Instant other = part.apply(b.bot());
            if (one == null || other == null) {
                return Boolean.compare(one == null, other == null);
            }
            return order.compare(one, other);
        };
    }

    /// A page starts at a bot rather than at a number, so that a bot made meanwhile moves no row to another page.
    private static int start(List<BotRow> found, String from) {
        for (int i = 0; i < found.size() && !from.isEmpty(); i++) {
            if (found.get(i).id().equals(from)) {
                return i;
            }
        }
        return 0;
    }

    private static Query from(Query query, List<BotRow> found, int place) {
        return query.from(place <= 0 ? "" : found.get(place).id());
    }

    /// A bot beside the text it is sorted by, which is made once rather than at each comparison.
    private record Keyed(String key, BotRow bot) {}
}
