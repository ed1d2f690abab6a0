package dev.botstead.surface.pages.bots;

import dev.botstead.surface.pages.Page;
import dev.botstead.surface.pages.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of the list, with what its tabs and filters count.
///
/// @param all how many bots there are, whatever the filters
/// @param active how many active ones pass the filters
/// @param inactive how many inactive ones do
/// @param needs what each quick filter counts
/// @param matching how many pass the filters in the tab shown
/// @param start the place of the first row among them, from 0
/// @param places where the bots of the rows work, by their ids
/// @param previous the list one page back; null on the first
/// @param next the list one page on; null on the last
public record BotsView(
        Query query,
        List<BotRow> rows,
        List<DepartmentName> departments,
        long all,
        long active,
        long inactive,
        Map<Need, Long> needs,
        long matching,
        int start,
        Map<String, List<Place>> places,
        @Nullable Query previous,
        @Nullable Query next) {
    /// Copies the lists.
    public BotsView {
        rows = List.copyOf(rows);
        departments = List.copyOf(departments);
        needs = Map.copyOf(needs);
        places = Map.copyOf(places);
    }

    /// The same page, which says where its bots work.
    BotsView with(Map<String, List<Place>> known) {
        return new BotsView(
                query, rows, departments, all, active, inactive, needs, matching, start, known, previous, next);
    }

    /// Where a bot works.
    public List<Place> places(BotRow bot) {
        return places.getOrDefault(bot.id(), List.of());
    }

    /// What that quick filter counts.
    public long count(Need need) {
        return needs.getOrDefault(need, 0L);
    }

    /// Which rows are shown: "1–100 of 212", or how many there are when all are.
    public String range() {
        return rows.size() == matching
                ? Page.count(matching, "bot", "bots")
                : Page.number(start + 1) + "–" + Page.number(start + rows.size()) + " of " + Page.number(matching);
    }

    /// What is looked for, for the sentence that says there is none: "“rendr” in Lighting".
    public String wanted() {
        StringBuilder said = new StringBuilder();
        if (!query.text().isEmpty()) {
            said.append('“').append(query.text()).append('”');
        }
        departments.stream()
                .filter(each -> each.id().equals(query.department()))
                .forEach(each -> said.append(" in ").append(each.name()));
        return said.isEmpty() ? "these filters" : said.toString().strip();
    }
}
