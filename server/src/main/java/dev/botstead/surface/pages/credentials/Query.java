package dev.botstead.surface.pages.credentials;

import dev.botstead.credential.Order;
import dev.botstead.credential.State;
import dev.botstead.surface.http.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What lies beneath a pop-in: a part of the list of one kind, or the page of a bot. It lives in the address alone.
///
/// @param at the id of the bot whose page it is; empty for the list
/// @param text what the description, the id or the owner holds; empty for any
/// @param state null for any
/// @param from the id of the credential a page starts with; empty for the first page
public record Query(
        Group group,
        String at,
        String text,
        Who who,
        @Nullable State state,
        Order order,
        String from) {
    // No description and no name is longer.
    private static final int LONGEST = 255;

    /// What an address asks for; what it does not know, it passes over.
    static Query of(Group group, Parameters parameters) {
        Who who = Who.ANYBODY;
        for (Who each : Who.values()) {
            who = each.value().equals(parameters.first("who")) ? each : who;
        }
        State state = null;
        for (State each : State.values()) {
            state = each.value().equals(parameters.first("state")) ? each : state;
        }
        Order order = Order.NEWEST;
        for (Order each : Order.values()) {
            order = each.value().equals(parameters.first("sort")) ? each : order;
        }
        return new Query(
                group, text(parameters, "at"), text(parameters, "q"), who, state, order, text(parameters, "from"));
    }

    /// The list of a kind as one first sees it.
    static Query first(Group group) {
        return new Query(group, "", "", Who.ANYBODY, null, Order.NEWEST, "");
    }

    /// The page of that bot.
    public static Query at(Group group, String bot) {
        return new Query(group, bot, "", Who.ANYBODY, null, Order.NEWEST, "");
    }

    /// The same for the kind of another.
    Query of(Query other) {
        return new Query(other.group, at, text, who, state, order, from);
    }

    /// The same list in that order.
    public Query by(Order other) {
        return new Query(group, at, text, who, state, other, "");
    }

    /// The same list from that credential on.
    Query from(String id) {
        return new Query(group, at, text, who, state, order, id);
    }

    /// The same list without any filter.
    public Query cleared() {
        return new Query(group, at, "", Who.ANYBODY, null, order, "");
    }

    /// Whether it leaves out anything.
    public boolean filters() {
        return !text.isEmpty() || who != Who.ANYBODY || state != null;
    }

    /// What is looked for, for the sentence that says there is none.
    public String wanted() {
        return text.isEmpty() ? "these filters" : "“" + text + "”";
    }

    /// The address of what lies beneath.
    public String address() {
        return at.isEmpty() ? group.path() + suffix("?") : "/bots/" + at;
    }

    /// The address of a pop-in over it.
    public String over(String address) {
        return address + suffix(address.contains("?") ? "&" : "?");
    }

    private String suffix(String mark) {
        List<String> pairs = new ArrayList<>();
        pair(pairs, "at", at);
        pair(pairs, "q", text);
        pair(pairs, "who", who.value());
        pair(pairs, "state", state == null ? "" : state.value());
        pair(pairs, "sort", order == Order.NEWEST ? "" : order.value());
        pair(pairs, "from", from);
        return pairs.isEmpty() ? "" : mark + String.join("&", pairs);
    }

    private static void pair(List<String> pairs, String name, String value) {
        if (!value.isEmpty()) {
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String text(Parameters parameters, String name) {
        String text = Objects.requireNonNullElse(parameters.first(name), "").strip();
        return text.length() > LONGEST ? "" : text;
    }
}
