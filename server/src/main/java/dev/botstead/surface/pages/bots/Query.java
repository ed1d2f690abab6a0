package dev.botstead.surface.pages.bots;

import dev.botstead.surface.http.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Which part of the list is shown. It lives in the address alone, so that a list can be bookmarked and sent.
///
/// @param text what the name or the id holds; empty for any
/// @param department the id of a department; empty for any
/// @param role the name of a role; empty for any
/// @param from the id of the bot a page starts with; empty for the first page
/// @param at the id of the bot whose own page is shown in place of the list; empty for the list
public record Query(
        Tab tab, String text, String department, String role, Need need, Sort sort, String from, String at) {
    /// The list as one first sees it.
    public static final Query FIRST = new Query(Tab.ACTIVE, "", "", "", Need.ANY, Sort.NAME, "", "");

    /// The list that an address asks for; what it does not know, it passes over.
    public static Query of(Parameters parameters) {
        Tab tab = Tab.INACTIVE.value().equals(parameters.first("tab")) ? Tab.INACTIVE : Tab.ACTIVE;
        Need need = Need.ANY;
        for (Need each : Need.values()) {
            need = each.value().equals(parameters.first("need")) ? each : need;
        }
        Sort sort = Sort.NAME;
        for (Sort each : Sort.values()) {
            sort = each.value().equals(parameters.first("sort")) ? each : sort;
        }
        return new Query(
                tab,
                text(parameters, "q"),
                text(parameters, "department"),
                text(parameters, "role"),
                need,
                sort,
                text(parameters, "from"),
                text(parameters, "at"));
    }

    /// The same filters on the other half of the list, from its first page.
    public Query on(Tab other) {
        return new Query(other, text, department, role, need, sort, "", at);
    }

    /// The same filters with that quick one; chosen again, it is lifted.
    public Query toggle(Need other) {
        return new Query(tab, text, department, role, need == other ? Need.ANY : other, sort, "", at);
    }

    /// The same list in that order.
    public Query by(Sort other) {
        return new Query(tab, text, department, role, need, other, "", at);
    }

    /// The same list from that bot on.
    public Query from(String bot) {
        return new Query(tab, text, department, role, need, sort, bot, at);
    }

    /// The same half of the list without any filter.
    public Query cleared() {
        return new Query(tab, "", "", "", Need.ANY, sort, "", at);
    }

    /// The page of that bot, in place of a list.
    static Query at(String bot) {
        return new Query(Tab.ACTIVE, "", "", "", Need.ANY, Sort.NAME, "", bot);
    }

    /// The list, in place of the page of a bot.
    Query list() {
        return new Query(tab, text, department, role, need, sort, from, "");
    }

    /// Whether it leaves out anything of its half.
    public boolean filters() {
        return !text.isEmpty() || !department.isEmpty() || !role.isEmpty() || need != Need.ANY;
    }

    /// The address of this list.
    public String address() {
        return at.isEmpty() ? "/bots" + suffix() : "/bots/" + at;
    }

    /// What follows the path in an address that keeps this list beneath a pop-in: empty, or a query with its mark.
    public String suffix() {
        List<String> pairs = new ArrayList<>();
        pair(pairs, "at", at);
        pair(pairs, "tab", tab == Tab.ACTIVE ? "" : tab.value());
        pair(pairs, "q", text);
        pair(pairs, "department", department);
        pair(pairs, "role", role);
        pair(pairs, "need", need.value());
        pair(pairs, "sort", sort == Sort.NAME ? "" : sort.value());
        pair(pairs, "from", from);
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static void pair(List<String> pairs, String name, String value) {
        if (!value.isEmpty()) {
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String text(Parameters parameters, String name) {
        return Objects.requireNonNullElse(parameters.first(name), "").strip();
    }
}
